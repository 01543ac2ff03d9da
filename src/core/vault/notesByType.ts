import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { VaultFile } from './links/spelling.ts';

/** The notes of each value of the type key. */
export class NotesByType {
	readonly #notes = new Map<string, Set<VaultFile>>();
	/** Asked for with each note of a type that nobody knows, of which a vault may have thousands. */
	#counts: ReadonlyMap<string, number> | undefined;

	/** Takes note that `file` is of type `after`, and no longer of `before`; `undefined` is none. */
	replace(file: VaultFile, before: string | undefined, after: string | undefined): void {
		if (before === after) return;
		this.#counts = undefined;
		if (before !== undefined) {
			const notes = this.#notes.get(before);
			notes?.delete(file);
			if (notes?.size === 0) this.#notes.delete(before);
		}
		if (after === undefined) return;
		const notes = this.#notes.get(after);
		if (notes === undefined) this.#notes.set(after, new Set([file]));
		else notes.add(file);
	}

	/** The paths of the notes of exactly this type, in code-unit order. */
	pathsOf(type: string): readonly string[] {
		return Array.from(this.#notes.get(type) ?? [], ({ path }) => path).sort(compareCodeUnits);
	}

	/** All types in code-unit order, each with the number of its notes. */
	counts(): ReadonlyMap<string, number> {
		return (this.#counts ??= new Map(
			[...this.#notes.keys()].sort(compareCodeUnits).map((type) => [type, this.#notes.get(type)?.size ?? 0]),
		));
	}
}
