import type { Range } from './range.ts';

/** `text` with blanks in place of `ranges`, which are in the order of the text and may overlap or lie beyond its end; offsets are kept. */
export function blankedOut(text: string, ranges: readonly Range[]): string {
	let kept = '';
	let at = 0;
	for (const range of ranges) {
		const start = Math.max(range.start, at);
		const end = Math.min(range.end, text.length);
		if (end <= start) continue;
		kept += text.slice(at, start) + ' '.repeat(end - start);
		at = end;
	}
	return at === 0 ? text : kept + text.slice(at);
}
