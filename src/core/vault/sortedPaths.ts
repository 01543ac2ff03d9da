import { compareCodeUnits } from './compareCodeUnits.ts';

/** A set of paths that can be read in code-unit order. Sorted when first read, then kept sorted; a list once read never changes. */
export class SortedPaths {
	readonly #paths = new Set<string>();
	#sorted: readonly string[] | undefined;

	add(path: string): void {
		if (this.#paths.has(path)) return;
		this.#paths.add(path);
		if (this.#sorted !== undefined) this.#sorted = this.#sorted.toSpliced(placeIn(this.#sorted, path), 0, path);
	}

	remove(path: string): void {
		if (!this.#paths.delete(path) || this.#sorted === undefined) return;
		this.#sorted = this.#sorted.toSpliced(placeIn(this.#sorted, path), 1);
	}

	all(): readonly string[] {
		this.#sorted ??= [...this.#paths].sort(compareCodeUnits);
		return this.#sorted;
	}
}

function placeIn(sorted: readonly string[], path: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? '') < path) low = middle + 1;
		else high = middle;
	}
	return low;
}
