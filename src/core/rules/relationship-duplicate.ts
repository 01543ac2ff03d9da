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
	asks: 'backlinks',
	summary: 'Reports a relationship with the same actors as another',
	mayReport: ({ type, types }) => type !== undefined && types.isA(type.name, 'relationship'),
	*check(context) {
		const { record, index } = context;
		const actors = actorsOf(record, index);
		if (actors === undefined || actors.size < 2) return;
		const other = sharingAll(context, actors).find((path) => path < record.path && isSameRelation(context, path, actors));
		if (other === undefined) return;
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

/** The notes that link to the actor to which the fewest do: all that have the same actors are among them. */
function sharingAll({ index }: VaultContext, actors: ReadonlySet<string>): readonly string[] {
	let fewest: readonly string[] | undefined;
	for (const actor of actors) {
		const sources = index.backlinkSources(actor);
		if (fewest === undefined || sources.length < fewest.length) fewest = sources;
	}
	return fewest ?? [];
}

function isSameRelation({ record, index }: VaultContext, path: string, actors: ReadonlySet<string>): boolean {
	const other = index.record(path);
	if (other === undefined || other.type !== record.type || timeOf(other) !== timeOf(record)) return false;
	const others = actorsOf(other, index);
	return others?.size === actors.size && [...others].every((actor) => actors.has(actor));
}

function timeOf({ data }: NoteRecord): string {
	return JSON.stringify([data['since'] ?? null, data['until'] ?? null]);
}
