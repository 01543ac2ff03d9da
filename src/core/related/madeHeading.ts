import { headingName } from '../note/read/findSection.ts';
import { RELATED_HEADINGS } from '../settings/headingNames.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** The heading of a related section that is made where a note has none. */
export interface MadeHeading {
	readonly text: string;
	/** Its level where no other section says one. */
	readonly level: number;
}

/** The level where the vault has no habit. */
const LEVEL = 2;

/** So many notes with one heading are a habit. */
const HABIT = 3;

/** A heading with any of these may be something else where it is copied: a link, code, a tag, an id. */
const PECULIAR = /[[\]#^|`%$<>*_~=\\{}]/;

// A record never changes, and between two questions a vault has mostly the same ones.
const written = new WeakMap<NoteRecord, string>();

/**
 * What the vault itself calls such sections, as most of its notes write it, emoji and level included; the first of the settings'
 * names where they are a choice, or where fewer than three notes agree.
 */
export function madeHeading(index: VaultIndex, { relatedHeadings }: Pick<Settings, 'relatedHeadings'>): MadeHeading {
	const own = { text: relatedHeadings[0] ?? 'Related Notes', level: LEVEL };
	if (relatedHeadings.join('\n') !== RELATED_HEADINGS.join('\n')) return own;
	const counts = new Map<string, number>();
	for (const path of index.paths()) {
		const record = index.record(path);
		if (record === undefined || record.relatedHeading === -1) continue;
		const heading = headingIn(record);
		counts.set(heading, (counts.get(heading) ?? 0) + 1);
	}
	let most = HABIT - 1;
	let best = own;
	for (const [heading, count] of counts) {
		const [level, text] = [Number(heading[0]), heading.slice(1)];
		if (count <= most || headingName(text) === '' || PECULIAR.test(text)) continue;
		most = count;
		best = { text, level };
	}
	return best;
}

/** The level of a note's related section, then its text. */
function headingIn(record: NoteRecord): string {
	const before = written.get(record);
	if (before !== undefined) return before;
	const heading = record.headings[record.relatedHeading];
	const text = `${heading?.level ?? LEVEL}${heading?.text ?? ''}`;
	written.set(record, text);
	return text;
}
