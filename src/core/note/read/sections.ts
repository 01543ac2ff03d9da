import { lowerBound } from '../../text/lowerBound.ts';
import type { Range } from '../../text/range.ts';
import type { Heading, Note, Section } from '../note.ts';
import { HEADING, type ScanResult } from '../scanner/scanResult.ts';

/** What each of `headings` owns in a body that ends with `text`; see `Section`. One pass. */
export function sectionsOf(text: string, headings: readonly Heading[]): Section[] {
	const sections: { heading: number; content: { start: number; end: number }; directEnd: number }[] = [];
	const open: number[] = [];
	headings.forEach((heading, index) => {
		const at = heading.range.start - indentBefore(text, heading.range.start);
		const above = sections[index - 1];
		if (above) above.directEnd = at;
		closeSections(heading.level, at);
		open.push(index);
		const start = afterLineEnd(text, heading.range.end);
		sections.push({ heading: index, content: { start, end: text.length }, directEnd: text.length });
	});
	return sections;

	function closeSections(level: number, at: number): void {
		for (let last = open.at(-1); last !== undefined && (headings[last]?.level ?? 0) >= level; last = open.at(-1)) {
			open.pop();
			const section = sections[last];
			if (section) section.content.end = at;
		}
	}
}

/** What stands directly under the heading in the row numbered `at`: from the line below it to the next heading of any level. */
export function ownPart({ text, headings }: ScanResult, at: number): Range {
	const next = headings.get(at + 1, HEADING.start);
	return {
		start: afterLineEnd(text, headings.get(at, HEADING.end)),
		end: at + 1 < headings.count ? next - indentBefore(text, next) : text.length,
	};
}

/** The section that the innermost heading above `offset` heads, or `undefined` above the first heading. */
export function sectionAt(note: Note, offset: number): Section | undefined {
	const after = lowerBound(note.headings.length, (at) => (note.headings[at]?.range.start ?? 0) <= offset);
	return note.sections[after - 1];
}

function indentBefore(text: string, at: number): number {
	let count = 0;
	while (text.charCodeAt(at - count - 1) === 32) count++;
	return count;
}

function afterLineEnd(text: string, at: number): number {
	if (text.charCodeAt(at) !== 13) return Math.min(text.length, at + 1);
	return at + (text.charCodeAt(at + 1) === 10 ? 2 : 1);
}
