import { editDistance } from '../../text/editDistance.ts';

/** In shorter values another letter makes another word; longer ones are sentences. */
export const FEWEST_LETTERS = 6;

/** Whether `value` is surely meant to be `meant`, from which it is a letter away. */
export function isSlip(value: string, meant: string): boolean {
	if (value[0] !== meant[0] || meant.length < FEWEST_LETTERS || editDistance(value, meant, 1) === undefined) return false;
	return !isOtherWord(value, meant) && numbersIn(value) === numbersIn(meant);
}

/**
 * Whether one word has another letter at its end, or is all that is said: another ending is another word (`academic`, `academia`), and so is `dirham`
 * beside `durham`, or what has another beginning (`topic/theism`, `topic/atheism`).
 */
function isOtherWord(value: string, meant: string): boolean {
	let at = 0;
	while (value[at] === meant[at]) at += 1;
	if (value.length !== meant.length) return /[^\p{L}\p{N}\p{M}]$/u.test(value.slice(0, at)) && LETTER.test(`${value[at]}${meant[at]}`);
	const isSwapped = value[at] === meant[at + 1] && value[at + 1] === meant[at];
	return !isSwapped && (WORD_SIGN.test(`${value[at]}${meant[at]}`) || !SEVERAL_WORDS.test(value) || !/^\p{L}/u.test(value.slice(at + 1)));
}

/** A sign of a script that writes a word in one or two is a word: `東京` is not `南京`. */
const WORD_SIGN = /[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]/u;

/** Two letters. */
const LETTER = /^\p{L}{2}$/u;

const SEVERAL_WORDS = /[\p{L}\p{N}][^\p{L}\p{N}\p{M}]+[\p{L}\p{N}]/u;

/** Numbers that differ are no slip: `Chapter 1` is not `Chapter 2`, nor `world-war-iii` the second. */
function numbersIn(text: string): string {
	return (text.match(/\p{N}+|(?<![\p{L}\p{M}])[ivx]+(?![\p{L}\p{M}])/giu) ?? []).join(' ');
}
