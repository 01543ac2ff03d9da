import { has, type LinkGraph } from './ranking/linkGraph.ts';

/** Whether a link stands behind the proposal of `other` for `note`: it links or names the note, or lists it and the note does not point there. */
export function isBacked(graph: LinkGraph, note: number, other: number): boolean {
	return has(graph.inOf(note), other) || (has(graph.listedBy(note), other) && !has(graph.outOf(note), other));
}
