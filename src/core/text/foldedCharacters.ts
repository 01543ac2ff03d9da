import { isAscii } from './isAscii.ts';
/**
 * `text` folded for finding words in running text: in small letters and decomposed, with the dotted and the dotless i as one
 * letter and one sigma. Accents count. Lengths may differ from those of `text`: compare by code points, see `endOfFolded`.
 */
export function foldCharacters(text: string): string {
	const lower = text.toLowerCase();
	if (isAscii(lower)) return lower;
	return lower.normalize('NFD').replaceAll('i\u0307', 'i').replaceAll('ı', 'i').replaceAll('ς', 'σ');
}

/**
 * Where the stretch of `text` ends that begins at `start` and folds to `folded`, or -1 where it reads otherwise.
 * It ends between two characters; a mark that combines with the last one may follow.
 */
export function endOfFolded(text: string, start: number, folded: string, fold: (text: string) => string = foldCharacters): number {
	let at = start;
	let matched = 0;
	while (matched < folded.length) {
		const point = text.codePointAt(at);
		if (point === undefined) return -1;
		const character = String.fromCodePoint(point);
		// A dot above belongs to the i before it, which folds without.
		const isDot = point === 0x307 && matched > 0 && folded.charCodeAt(matched - 1) === 105;
		const part = isDot ? '' : fold(character);
		if (!folded.startsWith(part, matched)) return -1;
		matched += part.length;
		at += character.length;
	}
	return text.charCodeAt(at) === 0x307 && folded.endsWith('i') ? at + 1 : at;
}
