import { LINKED_BY, LINKS, LISTED_BY } from './ranking/linkEdges.ts';
import type { LinkGraph } from './ranking/linkGraph.ts';

/** Whether a link stands behind the proposal of `other` for `note`: it links or names the note, or lists it and the note does not point there. */
export function isBacked(graph: LinkGraph, note: number, other: number): boolean {
	const bits = graph.bitsOf(note, other);
	return (bits & LINKED_BY) !== 0 || (bits & (LISTED_BY | LINKS)) === LISTED_BY;
}
