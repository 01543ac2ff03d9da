import type { Name } from './names/namesOfNote.ts';
import type { LinkSurvey } from './links/linkSurvey.ts';
import type { Resolution } from './links/resolution.ts';
import type { LinkPlace, LinkRecord, NoteRecord } from './records/noteRecord.ts';
import type { FieldValues } from './records/fieldValues.ts';
import type { Steps } from '../text/steps.ts';

/** One link that leads to a note, seen from that note. */
export interface Backlink {
	/** The note that the link stands in. */
	readonly from: string;
	readonly link: LinkRecord;
}

/** What is linked or named and not there: the text as first written, and everywhere it stands. */
export interface WantedNote {
	readonly target: string;
	readonly mentions: readonly Backlink[];
}

/**
 * The questions that rules, related notes, views and commands ask of a vault.
 * Paths are relative to the vault; a path may name a file that is not a note (`image.png`).
 */
export interface VaultIndex {
	/** The paths of all notes, in code-unit order. */
	paths(): readonly string[];
	/** What is kept of the note at `path`, or `undefined` where there is none. */
	record(path: string): NoteRecord | undefined;
	/** Where the link path `target` leads when it is written in `from`, by Obsidian's rules. */
	resolveLink(target: string, from: string): Resolution;
	/** Which note a plain name means: by file name, then by alias, case and accents folded. */
	resolveName(name: string): Resolution;
	/** Where a kept link or name of `from` leads: a path, or `null` where it is unresolved. */
	targetOf(link: LinkRecord, from: string): string | null;
	/** Where each link and name in this field of the note at `path` leads, `null` where one leads nowhere. */
	fieldTargets(path: string, field: string): readonly (string | null)[];
	/** Where all links and names of the note at `path` lead; of none where there is no such note. */
	linkSurvey(path: string): LinkSurvey;
	/** The targets of those links and names of the note at `path` that lead nowhere, in the order of the text. */
	unresolved(path: string): readonly string[];
	/** The links and names of the note at `from` that lead to `to`, in the order of the text; others cost next to nothing. */
	linksBetween(from: string, to: string): readonly LinkRecord[];
	/** Shows where each link and name of the note at `path` leads, in the order of the text; those that lead nowhere, or into the note itself, are passed over. */
	visitTargets(path: string, visit: (to: string, place: LinkPlace) => void): void;
	/** Links and names of other notes that lead to `path`, by source path, then by place. */
	backlinks(path: string): readonly Backlink[];
	/** The notes that link or name `path`, without itself, each once, in code-unit order. */
	backlinkSources(path: string): readonly string[];
	/** All unresolved links and names, most mentions first, then by target. */
	wanted(): readonly WantedNote[];
	/** `wanted` in steps, for a host that has to give the page a turn between them; it holds as long as nothing changes meanwhile. */
	wantedSteps(): Steps<readonly WantedNote[]>;
	/** Which texts the notes give their fields, and how often; kept up with every change. Of the note `asked` alone where that was worked out alone. */
	fieldValues(asked?: NoteRecord): FieldValues;
	/**
	 * The same in steps, for a host that has to give the page a turn between them; nothing may change meanwhile. Where `asked` is given, only
	 * what tells of that note, until something changes.
	 */
	workOutFieldValues(asked?: NoteRecord): Steps<unknown>;
	/** The paths of notes of exactly this type, in code-unit order. */
	notesOfType(type: string): readonly string[];
	/** All values of the type key with the number of their notes. */
	typeCounts(): ReadonlyMap<string, number>;
	/** The paths of the notes of this file name (without extension), case folded. */
	notesNamed(basename: string): readonly string[];
	/** File names and aliases as written, with the note that each means, for suggestions and near misses; perhaps only those that are wanted. */
	names(isWanted?: (name: string) => boolean): Iterable<Name>;
}
