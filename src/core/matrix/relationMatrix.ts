import { mostFirst } from '../text/mostFirst.ts';
import { countUp } from '../text/countUp.ts';
import type { FrontmatterValue } from '../note/frontmatter.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { foldName } from '../text/foldName.ts';
import type { Steps } from '../text/steps.ts';
import type { NoteTypes } from '../types/noteType.ts';
import { isChecked, type RoleSettings } from '../vault/noteRole/noteRoleOf.ts';
import { noteNameOf, withoutExtension } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { notesThatAre } from '../vault/notesThatAre.ts';

/** A row and column of the matrix. */
export interface MatrixActor {
	/** The path of its note; for an actor without one its name, folded, after a character that no path holds. */
	readonly id: string;
	readonly name: string;
	/** What it is called beside others: its name, or the path of its note, without extension, where another has the same name. */
	readonly label: string;
	/** Its note, or `null` where nobody has written it. */
	readonly path: string | null;
}

/** What the notes of a vault say about two actors. */
export interface Relation {
	/** The relationship notes of the two, in the order of their paths. */
	readonly relationships: readonly string[];
	/** What those say of it, one a note that says something, in their order. */
	readonly values: readonly string[];
	/** Other notes that name both in their fields, in the order of their paths. */
	readonly others: readonly string[];
}

/** Who stands to whom, as the notes of a vault say it: the same in both directions, and nothing where no note names both. */
export interface RelationMatrix {
	/** By name, then by id. */
	readonly actors: readonly MatrixActor[];
	/** What is between the actors of two ids, `undefined` where nothing is. */
	between(one: string, other: string): Relation | undefined;
	/** The ids of those to whom an actor has a relation. */
	relatedTo(id: string): Iterable<string>;
	/** The fields in which relationships say something, those of most notes first, then by name: what `valueField` may be. */
	readonly fields: readonly string[];
}

/** What decides which notes are actors and which relations, and what is shown of these. */
export interface MatrixOptions {
	readonly types: NoteTypes;
	readonly settings: RoleSettings;
	/** The field of a relationship whose value stands in the cell, such as `status`. */
	readonly valueField: string;
}

/** A note that names more actors than this is a list of them and says nothing of any two. */
const MOST_NAMED = 60;

/** A few hundred bytes of names make thousands of pairs: in a vault that has more than these, notes that name more than a few are such lists too. */
const MOST_PAIRS = 500_000;
const FEW_NAMED = 8;

/** Fields that say nothing of how two stand to each other. */
const NO_VALUES = /^(?:actors|alias(?:es)?|tags?|cssclass(?:es)?)$/i;

type OpenRelation = { readonly [key in keyof Relation]: string[] };

/**
 * Goes through the notes of a vault once.
 *
 * An actor is a note whose type is `actor` or extends it, and whatever a relationship names in its field `actors`, written or not.
 * A relationship is a note of that type, or of one that extends it. Any other note counts for the actors to which its fields
 * lead; one that is an actor itself only for itself and each of these, since members of one alliance need not know each other.
 */
export function* relationMatrix(index: VaultIndex, { types, settings, valueField }: MatrixOptions): Steps<RelationMatrix> {
	const actors = new Map<string, Omit<MatrixActor, 'label'>>();
	const rows = new Map<string, Map<string, OpenRelation>>();
	const pairsOf = pairing(rows);
	const addActor = (path: string | null, name: string): string => {
		const id = path ?? `\n${foldName(name)}`;
		if (!actors.has(id)) actors.set(id, { id, name, path });
		return id;
	};
	const fields = new Map<string, number>();
	for (const path of notesThatAre('actor', index, types)) if (isChecked(path, settings)) addActor(path, noteNameOf(path));
	for (const path of [...notesThatAre('relationship', index, types)].sort(compareCodeUnits)) {
		yield;
		const record = isChecked(path, settings) ? index.record(path) : undefined;
		if (record === undefined) continue;
		const about = new Set<string>();
		for (const link of record.links) {
			if (link.field !== 'actors' || link.target === '') continue;
			const to = index.targetOf(link, path);
			about.add(addActor(to, to === null ? link.target : noteNameOf(to)));
		}
		const value = shown(record.data[valueField]);
		for (const [field, said] of Object.entries(record.data))
			if (!NO_VALUES.test(field) && record.type !== said && shown(said) !== '') countUp(fields, field);
		for (const relation of pairsOf([...about])) {
			relation.relationships.push(path);
			if (value !== '') relation.values.push(value);
		}
	}
	for (const path of index.paths()) {
		yield;
		const type = index.record(path)?.type;
		if (!isChecked(path, settings) || (type !== undefined && types.isA(type, 'relationship'))) continue;
		const named = new Set<string>();
		index.visitTargets(path, (to, place) => {
			if (place === 'field' && actors.has(to)) named.add(to);
		});
		const pairs = actors.has(path) ? [...named].map((other) => relationOf(path, other, rows)) : pairsOf([...named]);
		for (const relation of pairs) relation.others.push(path);
	}
	const folded = new Map([...actors.values()].map((actor) => [actor, foldName(actor.name)]));
	const bearers = new Map<string, number>();
	for (const name of folded.values()) countUp(bearers, name);
	yield;
	return {
		actors: [...folded]
			.sort(([a, name], [b, other]) => compareCodeUnits(name, other) || compareCodeUnits(a.id, b.id))
			.map(([actor, name]) => {
				const { path } = actor;
				return { ...actor, label: path === null || bearers.get(name) === 1 ? actor.name : withoutExtension(path) };
			}),
		between: (one, other) => rows.get(one)?.get(other),
		relatedTo: (id) => rows.get(id)?.keys() ?? [],
		fields: mostFirst(fields).map(([field]) => field),
	};
}

/** Gives the relations of each two of some actors. */
function pairing(rows: Map<string, Map<string, OpenRelation>>): (ids: readonly string[]) => readonly OpenRelation[] {
	let left = MOST_PAIRS;
	return (ids) => {
		const pairs = (ids.length * (ids.length - 1)) / 2;
		if (ids.length > MOST_NAMED || (ids.length > FEW_NAMED && pairs > left)) return [];
		left -= pairs;
		return ids.flatMap((one, at) => ids.slice(at + 1).map((other) => relationOf(one, other, rows)));
	};
}

/** What is between two actors, in the rows of both. */
function relationOf(one: string, other: string, rows: Map<string, Map<string, OpenRelation>>): OpenRelation {
	const known = rows.get(one)?.get(other);
	if (known !== undefined) return known;
	const made: OpenRelation = { relationships: [], values: [], others: [] };
	for (const [from, to] of [
		[one, other],
		[other, one],
	] as const)
		rows.set(from, (rows.get(from) ?? new Map<string, OpenRelation>()).set(to, made));
	return made;
}

/** A value as it stands in a cell; empty for one that says nothing. */
function shown(value: FrontmatterValue | undefined): string {
	if (Array.isArray(value)) return value.map((item: FrontmatterValue) => shown(item)).join(', ');
	return value === undefined || typeof value === 'object' ? '' : String(value).trim();
}
