import type { Steps } from './steps.ts';

/** `parts` as one text, each of them made in a step of its own: the rows of a large table. */
export function* joinedSteps(parts: Iterable<string>): Steps<string> {
	const all: string[] = [];
	for (const part of parts) {
		all.push(part);
		yield;
	}
	return all.join('');
}
