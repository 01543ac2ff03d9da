import type { Link, Note } from '../../note/note.ts';
import { headingName } from '../../note/read/findSection.ts';
import type { Settings } from '../../settings/settings.ts';
import { foldCharacters } from '../../text/foldedCharacters.ts';
import type { Range } from '../../text/range.ts';
import type { TypeAncestry } from '../noteRole/isClipped.ts';
import { bulkExclusionOf } from '../noteRole/bulkExclusionOf.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { mayMention } from './mayMention.ts';
import { mentionNamesOf, mentionsIn } from './unlinkedMentions.ts';

/** What of the settings says where mentions are looked for. */
export type MentionSettings = Pick<Settings, 'typesFolder' | 'templatesFolder' | 'ignoredFolders' | 'relatedHeadings' | 'sourceHeadings'>;

/** Looks through a vault for where other notes say a note's name without linking it. */
export interface MentionSearch {
	/** Whether the note at `path` is one to be looked at, and its text may hold a mention; asked before a note is read for its parts. */
	isWorthReading(path: string, text: string): boolean;
	/** The mention to be linked: the first in the note's prose, none where a link in its prose comes before. */
	first(note: Note): Range | undefined;
	/** All mentions in the note's prose, in the order of the text. */
	all(note: Note): readonly Range[];
}

/**
 * The search for mentions of the note at `target`, or `undefined` where its names are too short to mean something.
 * It holds until a name of the vault changes.
 *
 * Left out are the notes that no run writes into (`bulkExclusionOf`), names inside of longer names of other notes, and
 * lists of sources, whose titles are words of others.
 */
export function mentionSearch(
	target: string,
	index: VaultIndex,
	settings: MentionSettings,
	types?: TypeAncestry,
): MentionSearch | undefined {
	const names = mentionNamesOf(target, index.record(target)?.aliases ?? []);
	if (names.length === 0) return undefined;
	const longer = longerNames(target, names, index);
	const maySay = mayMention(names);
	const all = (note: Note): readonly Range[] => {
		const sources = sectionsNamed(note, settings.sourceHeadings);
		return mentionsIn(note, names, longer).filter(({ start }) => !liesIn(start, sources));
	};
	return {
		isWorthReading(path, text) {
			const record = path === target ? undefined : index.record(path);
			return record !== undefined && maySay(text) && bulkExclusionOf(record, settings, types) === undefined;
		},
		all,
		first(note) {
			const [mention] = all(note);
			if (mention === undefined) return undefined;
			const lists = sectionsNamed(note, settings.relatedHeadings);
			const leadsHere = ({ field, inComment, kind, range, target: path }: Link): boolean =>
				field === null &&
				range.start < mention.start &&
				kind !== 'embed' &&
				!inComment &&
				!liesIn(range.start, lists) &&
				isFound(index, path, note.path, target);
			return note.links.some(leadsHere) ? undefined : mention;
		},
	};
}

function isFound(index: VaultIndex, path: string, from: string, target: string): boolean {
	const found = index.resolveLink(path, from);
	return found.kind === 'found' && found.path === target;
}

/** Names and aliases of other notes that hold one of `names` and more: `Gulf of Oman` for `Oman`. */
function longerNames(target: string, names: readonly string[], index: Pick<VaultIndex, 'names'>): readonly string[] {
	const folded = names.map(foldCharacters);
	const longer = new Set<string>();
	for (const { name, path } of index.names()) {
		if (path === target) continue;
		const own = foldCharacters(name);
		if (folded.some((part) => own.length > part.length && own.includes(part))) longer.add(name);
	}
	return [...longer];
}

function sectionsNamed(note: Note, headings: readonly string[]): readonly Range[] {
	const names = new Set(headings.map(headingName));
	return note.sections.filter(({ heading }) => names.has(headingName(note.headings[heading]?.text ?? ''))).map(({ content }) => content);
}

function liesIn(offset: number, ranges: readonly Range[]): boolean {
	return ranges.some(({ start, end }) => start <= offset && offset < end);
}
