import { headingTest } from '../../note/read/findSection.ts';
import { headingText } from '../../note/read/headingText.ts';
import type { Note } from '../../note/note.ts';
import type { Settings } from '../../settings/settings.ts';

/**
 * The names under which a section that a type wants may stand: `Related Notes` and `Sources` go by every name
 * that the settings have for them, all others by their own.
 */
export function sectionNames(wanted: string, settings: Settings): readonly string[] {
	if (settings.relatedHeadings.includes(wanted)) return settings.relatedHeadings;
	if (settings.sourceHeadings.includes(wanted)) return settings.sourceHeadings;
	return [wanted];
}

/** The index of the first heading of the wanted section, at any level; `undefined` where there is none. */
export function headingOf(note: Note, wanted: string, settings: Settings): number | undefined {
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
