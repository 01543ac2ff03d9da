import { compareCodeUnits } from '../../text/compareCodeUnits.ts';

/**
 * A set of paths that can be read in code-unit order. Changes are only noted, and worked in when the list is next read;
 * a list once read never changes.
 */
export class SortedPaths {
	readonly #paths = new Set<string>();
	readonly #changed = new Set<string>();
	#sorted: readonly string[] = [];

	add(path: string): void {
		if (this.#paths.has(path)) return;
		this.#paths.add(path);
		this.#changed.add(path);
	}

	remove(path: string): void {
		if (this.#paths.delete(path)) this.#changed.add(path);
	}

	all(): readonly string[] {
		if (this.#changed.size === 0) return this.#sorted;
		const kept = this.#sorted.filter((path) => !this.#changed.has(path));
		const added = [...this.#changed].filter((path) => this.#paths.has(path)).sort(compareCodeUnits);
		this.#changed.clear();
		this.#sorted = merged(kept, added);
		return this.#sorted;
	}
}

/** Two sorted lists as one. */
function merged(left: readonly string[], right: readonly string[]): readonly string[] {
	if (right.length === 0) return left;
	const all: string[] = [];
	let at = 0;
	for (const path of left) {
		for (let next = right[at]; next !== undefined && next < path; next = right[at]) {
			all.push(next);
			at += 1;
		}
		all.push(path);
	}
	return [...all, ...right.slice(at)];
}
