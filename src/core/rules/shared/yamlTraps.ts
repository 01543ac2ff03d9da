import { isList } from '../../note/isList.ts';
import { isMap } from '../../note/isMap.ts';
import { quoted } from '../../note/edit/frontmatter/writeScalar.ts';
import type { Finding, Severity } from '../../note/finding.ts';
import { setField } from '../../note/edit/frontmatter/setField.ts';
import type { FrontmatterData, FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import { showValue } from '../../text/showValue.ts';
import { strayComment } from './strayComment.ts';
import { quoteCommentFix, quoteFix } from '../fixes/fieldFixes.ts';
import { literalText, losesBackslashes } from '../../note/frontmatter/repair/backslashes.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { placeOfKey, placeOfValue } from './fieldPlaces.ts';
import { nameOfPath } from '../../vault/paths/nameOfPath.ts';
import type { NoteContext } from '../rule.ts';
import { inlineCode } from '../../text/inlineCode.ts';
import { emptyKey, lostAnchors, mayHoldAnchor } from './lostText.ts';
import { mayHoldTrap } from './mayHoldTrap.ts';

/** More items of a list than a person writes are data, in which one finding says as much as a thousand. */
const MAX_ITEMS = 100;

/** Values that are read as something else than what stands there, in the order of the block; a field that is reported for its kind is left to that. */
export function* yamlTraps(context: NoteContext): Iterable<Finding> {
	const { frontmatter } = context.note;
	if (frontmatter.kind !== 'parsed') return;
	for (const key of Object.keys(frontmatter.data)) if (PROSE_KEY.test(key)) yield* proseKey(context.note, key);
	if (!mayHoldTrap(context.note)) return;
	const faults = context.faults();
	const hasAnchor = mayHoldAnchor(context.note);
	for (const key of Object.keys(frontmatter.data)) {
		const inKey = hiddenInKey(context, key);
		if (inKey !== undefined) yield inKey;
		const lost = key === '' ? emptyKey(context) : undefined;
		if (lost !== undefined) yield lost;
		if (hasAnchor) yield* lostAnchors(context, key, valueOf(frontmatter.data, key));
		if (!faults.some(({ path }) => path[0] === key)) yield* trapsAt(context, [key], valueOf(frontmatter.data, key));
	}
}

/** Three words and more of which the first, in small letters, begins no name of a field. */
const PROSE_KEY = /^(?:a|an|and|but|or|that|the|this|which|who|with) \S+ \S/;

/** A second line of text that has a colon in it is a key of its own to YAML. */
function* proseKey(note: Note, key: string): Iterable<Finding> {
	const range = placeOfKey(note, key);
	const above = note.text.slice(0, range.start).trimEnd().split('\n').at(-1) ?? '';
	if (!/^[^\s#"'[{|>][^:]*: +[^\s"'[{|>]/.test(above)) return;
	yield {
		range,
		message: `${inlineCode(key)} is a key to YAML and reads like more of the text above; expected quotes around text of two lines`,
		fixes: [],
		severity: 'info',
	};
}

function valueOf(data: FrontmatterData, key: string): FrontmatterValue {
	return data[key] ?? null;
}

function* trapsAt(context: NoteContext, path: FrontmatterPath, value: FrontmatterValue): Iterable<Finding> {
	const finding = trapOf(context, path, value);
	if (finding !== undefined) yield finding;
	else if (isList(value) && path.length === 1) {
		for (const [at, item] of value.slice(0, MAX_ITEMS).entries()) yield* trapsAt(context, [...path, at], item);
	}
}

function trapOf(context: NoteContext, path: FrontmatterPath, value: FrontmatterValue): Finding | undefined {
	if (value === null) return commentTrap(context, path);
	if (typeof value === 'number') return numberTrap(context, path, value);
	if (typeof value === 'string') return textTrap(context, path, value);
	return linkTrap(context, path, value);
}

function commentTrap({ note }: NoteContext, path: FrontmatterPath): Finding | undefined {
	const comment = strayComment(note, path);
	if (comment === undefined) return undefined;
	return {
		range: path.length === 1 ? placeOfKey(note, path[0]) : comment.range,
		message: `${nameOfPath(path)} has no value, because ${inlineCode(comment.text)} is a comment to YAML; expected ${inlineCode(`"${comment.text}"`)}`,
		fixes: [quoteCommentFix(path, comment)],
		severity: 'warning',
	};
}

function linkTrap({ note }: NoteContext, path: FrontmatterPath, value: FrontmatterValue): Finding | undefined {
	const inner = isList(value) && value.length === 1 ? value[0] : undefined;
	if (!isList(inner) || inner.length === 0 || inner.length > MOST_COMMAS || !inner.every(isTextOrPair)) return undefined;
	const range = placeOfValue(note, path);
	const written = note.text.slice(range.start, range.end);
	if (!/^\[\[[^\n]*\]\]$/.test(written)) return undefined;
	// `[[A]]: b`: what follows is lost as well.
	if (/^[ \t]*:/.test(note.text.slice(range.end, range.end + MAX_ITEMS))) return undefined;
	return {
		range,
		message: `${nameOfPath(path)} is a list in a list, because a link needs quotes in YAML; expected ${inlineCode(quoted(written))}`,
		// With a comma or a colon in it a name is likelier than a list of names, and no more than that.
		fixes: [quoteFix(note, path, inner.length === 1 && typeof inner[0] === 'string')],
		severity: 'warning',
	};
}

/** A name of a note has no more. */
const MOST_COMMAS = 4;

/** A name, or a part of one with a colon in it, which is a key and its value to YAML. */
function isTextOrPair(item: FrontmatterValue): boolean {
	return typeof item === 'string' || (isMap(item) && Object.values(item).every((value) => typeof value === 'string'));
}

function numberTrap({ note }: NoteContext, path: FrontmatterPath, value: number): Finding | undefined {
	const range = placeOfValue(note, path);
	const written = note.text.slice(range.start, range.end);
	const losesZero = /^[-+]?0\d+$/.test(written);
	const losesDigits = /^[-+]?\d+$/.test(written) && !Number.isSafeInteger(value);
	if (!losesZero && !losesDigits) return undefined;
	return {
		range,
		message: `${nameOfPath(path)} is read as the number \`${value}\`; expected ${inlineCode(`"${written}"`)} to keep what is written`,
		// Who counts chapters from 01 wants numbers, whoever writes 010 for a code wants text.
		fixes: [quoteFix(note, path, losesDigits)],
		severity: losesDigits ? 'warning' : 'info',
	};
}

/** Direction overrides, embeddings and isolates (Unicode, UAX 9); the marks that single words need, U+200E and U+200F, are none. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

function textTrap({ note }: NoteContext, path: FrontmatterPath, value: string): Finding | undefined {
	const hidden = DIRECTION.exec(value)?.[0];
	const isTime = /^\d{1,3}(?::[0-5]?\d){1,2}$/.test(value);
	const isCurly = /^“[^“”]*”$/.test(value);
	const mayBeEscaped = UNSEEN.test(value) && hasBackslash(note);
	// Nearly every value is none of these, and places are worked out only for what is.
	if (hidden === undefined && !isTime && !isCurly && !mayBeEscaped) return undefined;
	const range = placeOfValue(note, path);
	const name = nameOfPath(path);
	if (mayBeEscaped) return escapeTrap(note, path, range);
	if (hidden !== undefined) {
		return {
			range,
			message: `${name} holds the hidden character ${codeOf(hidden)}, which turns text around; expected text without it`,
			fixes: [],
			severity: overrides(hidden),
		};
	}
	const written = note.text.slice(range.start, range.end);
	if (written !== value) return undefined;
	if (isTime) {
		return {
			range,
			message: `${name} is the number ${sexagesimal(written)} to older readers of YAML; expected ${inlineCode(`"${written}"`)}`,
			fixes: [quoteFix(note, path)],
			severity: 'info',
			// A vault that has such a field has it in all of its notes.
			group: `time\n${name}`,
		};
	}
	const straight = value.slice(1, -1);
	return {
		range,
		message: `${name} is in curly quotes, which are a part of the text to YAML; expected ${inlineCode(showValue(straight))}`,
		fixes: [{ kind: 'edit', title: 'Take the curly quotes off', safe: false, plan: (now) => setField(now, path, straight) }],
		severity: 'info',
	};
}

/** What escapes in double quotes can make and hardly anybody means; a line end in a path is one as well. */
const UNSEEN = /[\p{Cc}\u00a0\u2028\u2029]/u;

function hasBackslash({ frontmatter, text }: Note): boolean {
	return frontmatter.kind === 'parsed' && text.slice(frontmatter.block.start, frontmatter.block.end).includes('\\');
}

function escapeTrap(note: Note, path: FrontmatterPath, range: Range): Finding | undefined {
	const written = note.text.slice(range.start, range.end);
	if (!/^"[^\r\n]*"$/.test(written) || !losesBackslashes(written.slice(1, -1))) return undefined;
	const { text, safe } = literalText(written.slice(1, -1));
	return {
		range,
		message: `${nameOfPath(path)} loses its backslashes, which stand for hidden characters in double quotes; expected ${inlineCode(`'${text}'`)}`,
		fixes: [{ kind: 'edit', title: `Keep the backslashes of ${nameOfPath(path)}`, safe, plan: (now) => setField(now, path, text) }],
		severity: 'warning',
	};
}

/** What YAML 1.1 makes of `1:30`: digits of base sixty. */
function sexagesimal(written: string): number {
	return written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** An override makes text read as other text; an embedding or isolate may be what a name in another script needs. */
function overrides(hidden: string): Severity {
	return hidden === '\u202d' || hidden === '\u202e' ? 'warning' : 'info';
}

function hiddenInKey({ note }: NoteContext, key: string): Finding | undefined {
	const hidden = /[\u00a0\u2007\u202f\u3000\u200b\ufeff\u202a-\u202e\u2066-\u2069]/.exec(key)?.[0];
	if (hidden === undefined) return undefined;
	return {
		range: placeOfKey(note, key),
		message: `the key ${inlineCode(key.trim())} holds the hidden character ${codeOf(hidden)}; expected a key without it`,
		fixes: [],
		severity: 'warning',
	};
}

function codeOf(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
