import { headingName, headingTest } from '../../note/read/findSection.ts';
import { headingText } from '../../note/read/headingText.ts';
import type { Note } from '../../note/note.ts';
import { type HeadingSettings, sectionNames } from './sectionNames.ts';

/** Of a type with more sections the headings of a note are put by their names first. */
const FEW_SECTIONS = 16;

/** Tells `headingOf` each section of a type, in time that grows with the note and with what is asked, and not with their product. */
export function headingsFor(
	note: Note,
	sections: { readonly length: number },
	settings: HeadingSettings,
): (wanted: string) => number | undefined {
	if (sections.length <= FEW_SECTIONS) return (wanted) => headingOf(note, wanted, settings);
	const { rows } = note;
	const asWritten = new Map<string, number>();
	const called = new Map<string, number[]>();
	for (let at = 0; at < rows.headings.count; at += 1) {
		const text = headingText(rows, at);
		if (!asWritten.has(text)) asWritten.set(text, at);
		const name = headingName(text);
		const same = called.get(name);
		if (same === undefined) called.set(name, [at]);
		else if (same.length < 2) same.push(at);
	}
	return (wanted) => {
		const names = sectionNames(wanted, settings);
		const spelled = names.flatMap((name) => asWritten.get(name) ?? []);
		if (spelled.length > 0) return Math.min(...spelled);
		return names
			.map((name) => called.get(headingName(name)))
			.find((found) => found !== undefined)
			?.at(-1);
	};
}

/** The index of the first heading of the wanted section, at any level; `undefined` where there is none. */
export function headingOf(note: Note, wanted: string, settings: HeadingSettings): number | undefined {
	const names = sectionNames(wanted, settings);
	// Nearly every heading is spelled as the settings have it; folding is for the others.
	const { rows } = note;
	for (let at = 0; at < rows.headings.count; at += 1) if (names.includes(headingText(rows, at))) return at;
	const rankOf = headingTest(names);
	let best = Infinity;
	let found: number | undefined;
	let isTwice = false;
	for (let at = 0; at < rows.headings.count; at += 1) {
		const rank = rankOf(headingText(rows, at));
		// Of two with the first of the names the second is meant.
		if (rank === -1 || rank > best || (rank === best && isTwice)) continue;
		isTwice = rank === best;
		best = rank;
		found = at;
	}
	return found;
}
