import { headingName, headingTest } from '../../note/read/findSection.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { isChecked, type RoleSettings } from '../noteRole/noteRoleOf.ts';
import { folderOf } from '../paths/pathParts.ts';
import type { NoteRecord } from '../records/noteRecord.ts';
import { someHeading } from '../records/someHeading.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { type HeadingSettings, knownSection, knownSections } from './sectionNames.ts';

/** A heading as it is written. */
export interface SectionHeading {
	readonly text: string;
	/** Its level where no other section says one. */
	readonly level: number;
}

/** The note that a section is made in. */
export interface SectionNote {
	readonly type: string | undefined;
	/** Its folder, empty for the vault's root. */
	readonly folder: string;
	/** Names of the known sections that it has, see `knownNamesIn`. */
	readonly beside: readonly string[];
}

/** What the vault calls the sections of the built-in types. */
export interface SectionNaming {
	/** What the section that a built-in type calls `wanted` is called in this note. */
	headingFor(wanted: string, note: SectionNote): SectionHeading;
	/** Works that out in steps. */
	workOut(wanted: string, note: SectionNote): Steps<void>;
	/** Counts all notes in steps, and those of each of these types, so that nobody who asks has to wait for it; in vain where a note changes meanwhile. */
	countAll(types: readonly string[]): Steps<void>;
	/** Takes in that a note changed; `undefined` for no note. */
	changed(before: NoteRecord | undefined, after: NoteRecord | undefined): void;
}

/** The level where the vault has no habit. */
export const SECTION_LEVEL = 2;

/** So many notes with one heading are a habit. */
const HABIT = 3;

/** A heading with any of these may be something else where it is copied: a link, code, a tag, an id. */
const PECULIAR = /[[\]#^|`%$<>*_~=\\{}]/;

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 200;

/** How often sections are called how, by where. */
type Counts = Map<string, Map<string, number>>;

/**
 * Tells what the vault calls a section: the setting where somebody has set one; else as most notes of the type write it, emoji and
 * level included, first those that have another section of this note under the same name (which tells two languages apart), then those of
 * its folder, of the folder at the top, all; then the same of the notes of any type. Where fewer than three notes agree it is called
 * as the built-in types do.
 */
export function sectionNaming(
	index: Pick<VaultIndex, 'paths' | 'record' | 'notesOfType'>,
	settings: HeadingSettings & RoleSettings,
): SectionNaming {
	const sections = knownSections(settings);
	const sectionOf = sectionTest(settings);
	/** By type, and under `undefined` of all notes. */
	const tables = new Map<string | undefined, Counts>();
	let answers = new Map<string, SectionHeading | undefined>();
	let changes = 0;

	function count(into: readonly Counts[], record: NoteRecord, by: 1 | -1): void {
		if (into.length === 0 || !isChecked(record.path, settings)) return;
		const found = sectionsIn(record, sectionOf);
		const folder = folderOf(record.path);
		for (const { at, level, text } of found) {
			const written = `${level}${text}`;
			for (const key of keysOf(at, found, folder))
				for (const table of into) {
					let counts = table.get(key);
					if (counts === undefined) table.set(key, (counts = new Map<string, number>()));
					counts.set(written, (counts.get(written) ?? 0) + by);
				}
		}
	}

	/** The tables in which a note is counted. */
	function tablesFor({ type }: NoteRecord, all: ReadonlyMap<string | undefined, Counts>): readonly Counts[] {
		return [all.get(undefined), type === undefined ? undefined : all.get(type)].filter((table) => table !== undefined);
	}

	/** Counts the notes of these types, of all under `undefined`; nothing is known of them where one changed meanwhile. */
	function* countAll(types: readonly (string | undefined)[]): Steps<void> {
		const made = new Map(types.filter((type) => !tables.has(type)).map((type) => [type, new Map() as Counts]));
		const [only, ...more] = made.keys();
		if (made.size === 0) return;
		const before = changes;
		for (const [at, path] of (only === undefined || more.length > 0 ? index.paths() : index.notesOfType(only)).entries()) {
			if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
			const record = index.record(path);
			if (record !== undefined) count(tablesFor(record, made), record, 1);
		}
		if (changes === before) for (const [type, table] of made) tables.set(type, table);
	}

	function* tableOf(type: string | undefined): Steps<Counts> {
		for (;;) {
			const table = tables.get(type);
			if (table !== undefined) return table;
			yield* countAll([type]);
		}
	}

	function* answerTo(wanted: string, { type, folder, beside }: SectionNote): Steps<SectionHeading> {
		const section = knownSection(wanted, settings);
		if (section === undefined) return { text: wanted, level: SECTION_LEVEL };
		const own = { text: section.chosen ?? section.ours, level: SECTION_LEVEL };
		if (section.chosen !== undefined) return own;
		const at = sections.indexOf(section);
		const known = beside.flatMap((name) => sectionOf(name) ?? []);
		const keys = keysOf(at, known, folder);
		for (const of of type === undefined ? [undefined] : [type, undefined]) {
			const table = yield* tableOf(of);
			for (const key of keys) {
				const question = `${of ?? ''}\n${key}`;
				if (!answers.has(question)) answers.set(question, mostIn(table.get(key), section.names, of === undefined && key === keys.at(-1)));
				const answer = answers.get(question);
				if (answer !== undefined) return answer;
			}
		}
		return own;
	}

	return {
		headingFor: (wanted, note) => finish(answerTo(wanted, note)),
		*workOut(wanted, note) {
			yield* answerTo(wanted, note);
		},
		countAll: (types) => countAll([undefined, ...types]),
		changed(before, after) {
			changes += 1;
			if (tables.size === 0) return;
			answers = new Map();
			if (before !== undefined) count(tablesFor(before, tables), before, -1);
			if (after !== undefined) count(tablesFor(after, tables), after, 1);
		},
	};
}

/** Which known section a heading is: its place among them, and which of its names it has. */
interface SectionName {
	readonly at: number;
	readonly rank: number;
}

/** Something with headings: a note, or what the index keeps of one. */
type Headed = Pick<NoteRecord, 'headings' | 'someHeading'>;

/** The names, as the settings write them, of the known sections of a note. */
export function knownNamesIn(note: Headed, settings: HeadingSettings): readonly string[] {
	const sections = knownSections(settings);
	return sectionsIn(note, sectionTest(settings)).map(({ at, rank }) => sections[at]?.names[rank] ?? '');
}

/** Of each known section the heading that has the first of its names. */
function sectionsIn(note: Headed, sectionOf: ReturnType<typeof sectionTest>): readonly (SectionName & SectionHeading)[] {
	const found: (SectionName & SectionHeading)[] = [];
	someHeading(note, (text, level) => {
		const name = sectionOf(text);
		if (name === undefined) return false;
		const before = found.findIndex(({ at }) => at === name.at);
		if (before === -1) found.push({ ...name, level, text });
		else if (name.rank < (found[before]?.rank ?? 0)) found[before] = { ...name, level, text };
		return false;
	});
	return found;
}

// As `knownSections`, of whose names it is made.
const tests = new WeakMap<HeadingSettings, (text: string) => SectionName | undefined>();

/** Tells which known section a heading is: all of their names are looked through at once. */
function sectionTest(settings: HeadingSettings): (text: string) => SectionName | undefined {
	const before = tests.get(settings);
	if (before !== undefined) return before;
	const sections = knownSections(settings);
	const names = sections.flatMap(({ names: own }, at) => own.map((_, rank) => ({ at, rank })));
	const placeOf = headingTest(sections.flatMap(({ names: own }) => own));
	const test = (text: string): SectionName | undefined => names[placeOf(text)];
	tests.set(settings, test);
	return test;
}

/** Where notes are counted that have the section `at`: with each other section under the same name, then in the folder, in the one at the top, anywhere. */
function keysOf(at: number, beside: readonly SectionName[], folder: string): readonly string[] {
	const keys: string[] = [];
	for (const other of beside) if (other.at !== at) keys.push(`${at}+${other.at}:${other.rank}`);
	const slash = folder.indexOf('/');
	keys.push(`${at}/${folder}`);
	if (folder !== '') keys.push(`${at}//${slash === -1 ? folder : folder.slice(0, slash)}`);
	keys.push(`${at}`);
	return keys;
}

/** What most write; of two that as many write the one whose name comes first where this is the last place to ask, else none. */
function mostIn(counts: ReadonlyMap<string, number> | undefined, names: readonly string[], isLast: boolean): SectionHeading | undefined {
	const rankOf = headingTest(names);
	const [most, next] = [...(counts ?? [])]
		.filter(([written, count]) => count >= HABIT && headingName(written.slice(1)) !== '' && !PECULIAR.test(written))
		.sort(([a, first], [b, second]) => second - first || rankOf(a.slice(1)) - rankOf(b.slice(1)) || compareCodeUnits(a, b));
	if (most === undefined || (!isLast && next?.[1] === most[1])) return undefined;
	return { text: most[0].slice(1), level: Number(most[0][0]) };
}
