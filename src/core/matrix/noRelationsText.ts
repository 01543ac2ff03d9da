import type { RelationMatrix } from './relationMatrix.ts';

/** Why a matrix has no rows, and what would give it some: a sentence without its full stop. */
export function noRelationsText({ actors }: RelationMatrix): string {
	return actors.length === 0
		? 'No note of the vault is an actor yet: a country, a person, an organization, or whatever a relationship names'
		: 'No note names two of these actors in its fields, as a relationship does';
}
