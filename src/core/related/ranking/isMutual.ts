import { LINKED_BY, LINKS } from './linkEdges.ts';
import type { LinkGraph } from './linkGraph.ts';

const BOTH = LINKS | LINKED_BY;

/** Whether both notes link or name each other outside related sections. */
export function isMutual(graph: LinkGraph, note: number, other: number): boolean {
	return (graph.bitsOf(note, other) & BOTH) === BOTH;
}
