import { addToList } from '../text/addToList.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { type LazyValue, lazySteps, type Steps } from '../text/steps.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { notesThatAre } from '../vault/notesThatAre.ts';
import type { PreparedVault, RuleExample, VaultContext, VaultRule } from './rule.ts';
import { placeInRecord } from './shared/placeInRecord.ts';

const NOTE = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: rivalry\n---\n';
const ACTORS = { 'Iran.md': '', 'Israel.md': '', 'Oman.md': '' };

/** A relationship whose actors are those of another relationship. */
export const relationshipDuplicate: VaultRule = {
	id: 'relationship-duplicate',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a relationship with the same actors as another',
	*prepareAll(vault) {
		const known = companiesOf(vault);
		yield* known.company.workOut();
		known.isMade = true;
	},
	mayReport: ({ type, types }) => type !== undefined && types.isA(type.name, 'relationship'),
	*check(context) {
		const { record } = context;
		const other = firstAlike(context);
		if (other === undefined || other >= record.path) return;
		yield {
			range: placeInRecord(record, ['actors']),
			message: `${inlineCode(other)} has the same actors; expected one note of a relationship, or \`since\` and \`until\` that tell them apart`,
			fixes: [],
		};
	},
};

export const why =
	'What is written twice is updated once. Two notes of one type whose actors all lead to the same notes are told, at the second by path; notes of different times, by their `since` and `until`, are not.';

export const examples: readonly RuleExample[] = [
	{
		title: 'the same actors in another order, by an alias',
		note: NOTE,
		path: 'Iran-Israel Relations.md',
		vault: {
			...ACTORS,
			'Iran.md': '---\naliases: [Persia]\n---\n',
			'Israel.md': '',
			'Conflict.md': '---\ntype: relationship\nactors: [Israel, "[[Iran|Persia]]"]\nstatus: rivalry\n---\n',
		},
		reports: ['3:9 `Conflict.md` has the same actors; expected one note of a relationship, or `since` and `until` that tell them apart'],
	},
	{
		title: 'another time',
		note: NOTE.replace('status', 'since: 1979\nstatus'),
		path: 'Iran-Israel Relations.md',
		vault: { ...ACTORS, 'Before.md': NOTE.replace('status', 'since: 1948\nuntil: 1979\nstatus') },
		reports: [],
	},
	{
		title: 'one actor more',
		note: NOTE,
		path: 'Iran-Israel Relations.md',
		vault: { ...ACTORS, 'All.md': NOTE.replace('Israel]', 'Israel, Oman]') },
		reports: [],
	},
	{ title: 'actors without notes', note: NOTE, path: 'B.md', vault: { 'A.md': NOTE }, reports: [] },
	{
		title: 'an event among the same actors',
		note: NOTE,
		path: 'B.md',
		vault: { ...ACTORS, 'A.md': '---\ntype: event\nactors: [Iran, Israel]\n---\n' },
		reports: [],
	},
];

/** The notes of the actors; `undefined` where one has none, or where there are fewer than two. */
function actorsOf(record: NoteRecord, index: VaultIndex): ReadonlySet<string> | undefined {
	const actors = new Set<string>();
	for (const to of isKept(record, index) ? index.fieldTargets(record.path, 'actors') : targetsOf(record, index)) {
		if (to === null) return undefined;
		actors.add(to);
	}
	return actors.size < 2 ? undefined : actors;
}

/** Whether the record is the one that the index has: a text may be looked at that is not taken in. */
function isKept(record: NoteRecord, index: VaultIndex): boolean {
	return index.record(record.path) === record;
}

function targetsOf(record: NoteRecord, index: VaultIndex): readonly (string | null)[] {
	return record.links.flatMap((link) => (link.field === 'actors' ? [index.targetOf(link, record.path)] : []));
}

/** The paths of the notes of one type with the same actors, in order. */
interface Company {
	/** By `keyOf`. */
	readonly all: ReadonlyMap<string, readonly string[]>;
	/** By the path of each of them, where they are two or more: most are alone. */
	readonly shared: ReadonlyMap<string, readonly string[]>;
}

/** What is known of a state of the vault. */
interface Companies {
	readonly company: LazyValue<Company>;
	isMade: boolean;
	/** The notes that asked so far. */
	readonly asked: Set<string>;
}

/** So many notes, as after an edit, are cheaper compared with those that name their rarest actor, however often each is asked about. */
const FEW = 8;

const companies = new WeakMap<VaultContext['exclusionOf'], Companies>();

function companiesOf(vault: PreparedVault): Companies {
	const known = companies.get(vault.exclusionOf);
	if (known !== undefined) return known;
	const made = { company: lazySteps(() => relationships(vault)), isMade: false, asked: new Set<string>() };
	companies.set(vault.exclusionOf, made);
	return made;
}

/** The first note, by its path, that tells the relationship of the note that is looked at, which may be that note. */
function firstAlike(context: VaultContext): string | undefined {
	const { record, index } = context;
	const known = companiesOf(context);
	known.asked.add(record.path);
	known.isMade ||= known.asked.size > FEW;
	const alike = known.isMade ? companyIn(known.company.value(), context) : companyByActor(context);
	// Nothing is read of the time of a note that is alone.
	if (alike.every((path) => path === record.path)) return undefined;
	const time = timeOf(record);
	return alike.find((path) => path === record.path || timeOf(index.record(path)) === time);
}

const NONE: readonly string[] = [];

function companyIn({ all, shared }: Company, { record, index }: VaultContext): readonly string[] {
	if (isKept(record, index)) return shared.get(record.path) ?? NONE;
	const actors = actorsOf(record, index);
	return actors === undefined ? NONE : (all.get(keyOf(record, actors)) ?? NONE);
}

/** The same for one note, by the notes that name its rarest actor. */
function companyByActor(context: VaultContext): readonly string[] {
	const { record } = context;
	const actors = actorsOf(record, context.index);
	if (actors === undefined) return NONE;
	const key = keyOf(record, actors);
	// A note that is an actor of its own is none of its backlinks.
	const named = Array.from(actors, (actor) => [actor, ...context.index.backlinkSources(actor)]);
	const fewest = named.reduce((some, more) => (more.length < some.length ? more : some));
	return fewest.filter((path) => keyAt(context, path) === key).sort();
}

function* relationships({ index, types }: PreparedVault): Steps<Company> {
	const found = new Map<string, string[]>();
	let met = 0;
	for (const path of notesThatAre('relationship', index, types)) {
		if (++met % NOTES_A_STEP === 0) yield;
		const key = keyAt({ index, types }, path);
		if (key === undefined) continue;
		addToList(found, key, path);
	}
	const shared = new Map<string, readonly string[]>();
	for (const company of found.values()) if (company.length > 1) for (const path of company) shared.set(path, company);
	return { all: found, shared };
}

/** So many are gone through in a few milliseconds. */
const NOTES_A_STEP = 500;

/** The key of the relationship that the note at `path` tells; `undefined` where it tells none. */
function keyAt({ index, types }: Pick<PreparedVault, 'index' | 'types'>, path: string): string | undefined {
	const record = index.record(path);
	if (record?.type === undefined || !types.isA(record.type, 'relationship')) return undefined;
	const actors = actorsOf(record, index);
	return actors === undefined ? undefined : keyOf(record, actors);
}

/** The same for notes of one type with the same actors; no path has a NUL. */
function keyOf({ type }: NoteRecord, actors: ReadonlySet<string>): string {
	return [type, ...[...actors].sort()].join('\0');
}

function timeOf(record: NoteRecord | undefined): string {
	return JSON.stringify([record?.data['since'] ?? null, record?.data['until'] ?? null]);
}
