import { inlineCode } from '../text/inlineCode.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';
import { placeInRecord } from './shared/placeInRecord.ts';

const NOTE = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: rivalry\n---\n';
const ACTORS = { 'Iran.md': '', 'Israel.md': '', 'Oman.md': '' };

/** A relationship whose actors are those of another relationship. */
export const relationshipDuplicate: VaultRule = {
	id: 'relationship-duplicate',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a relationship with the same actors as another',
	mayReport: ({ type, types }) => type !== undefined && types.isA(type.name, 'relationship'),
	*check(context) {
		const { record, index } = context;
		const actors = actorsOf(record, index);
		if (actors === undefined || actors.size < 2) return;
		const other = firstAlike(context, keyOf(record, actors), actors);
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

/** The notes of the actors; `undefined` where one has none. */
function actorsOf(record: NoteRecord, index: VaultIndex): ReadonlySet<string> | undefined {
	const actors = new Set<string>();
	for (const link of record.links) {
		if (link.field !== 'actors') continue;
		const to = index.targetOf(link, record.path);
		if (to === null) return undefined;
		actors.add(to);
	}
	return actors;
}

/** What was asked of a vault for as long as it stays as it is. */
interface Asked {
	/** The first note, by its path, of each relationship; worked out when a second note asks. */
	first?: ReadonlyMap<string, string>;
}

const asked = new WeakMap<VaultContext['exclusionOf'], Asked>();

/**
 * The first note, by its path, that tells the relationship of `key`. One note, as after an edit, is compared with those that name
 * its rarest actor; where many are looked at, as in a check, all relationships are gone through once.
 */
function firstAlike(context: VaultContext, key: string, actors: ReadonlySet<string>): string | undefined {
	const { index, exclusionOf } = context;
	const known = asked.get(exclusionOf);
	if (known !== undefined) return (known.first ??= firstOfEach(context)).get(key);
	asked.set(exclusionOf, {});
	let fewest: readonly string[] | undefined;
	for (const actor of actors) {
		const sources = index.backlinkSources(actor);
		if (fewest === undefined || sources.length < fewest.length) fewest = sources;
	}
	return fewest?.find((path) => keyAt(context, path) === key);
}

function firstOfEach(context: VaultContext): ReadonlyMap<string, string> {
	const first = new Map<string, string>();
	for (const type of context.index.typeCounts().keys())
		for (const path of context.types.isA(type, 'relationship') ? context.index.notesOfType(type) : []) {
			const key = keyAt(context, path);
			const before = key === undefined ? undefined : first.get(key);
			if (key !== undefined && (before === undefined || path < before)) first.set(key, path);
		}
	return first;
}

/** The key of the relationship that the note at `path` tells; `undefined` where it tells none. */
function keyAt({ index, types }: VaultContext, path: string): string | undefined {
	const record = index.record(path);
	if (record?.type === undefined || !types.isA(record.type, 'relationship')) return undefined;
	const actors = actorsOf(record, index);
	return actors === undefined || actors.size < 2 ? undefined : keyOf(record, actors);
}

/** The same for notes of one type with the same actors and the same time. */
function keyOf(record: NoteRecord, actors: ReadonlySet<string>): string {
	return JSON.stringify([record.type, timeOf(record), [...actors].sort()]);
}

function timeOf({ data }: NoteRecord): string {
	return JSON.stringify([data['since'] ?? null, data['until'] ?? null]);
}
