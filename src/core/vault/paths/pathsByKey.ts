import { lowerBound } from '../../text/lowerBound.ts';
/** Lists of paths by key. Nearly every key has one path, which is then kept without a list around it. */
export class PathsByKey {
	readonly #paths = new Map<string, string | readonly string[]>();
	readonly #compare: (a: string, b: string) => number;

	/** Lists are kept in the order that `compare` gives. */
	constructor(compare: (a: string, b: string) => number) {
		this.#compare = compare;
	}

	has(key: string): boolean {
		return this.#paths.has(key);
	}

	/** The paths of a key, in order; empty where there are none. */
	get(key: string): readonly string[] {
		const known = this.#paths.get(key);
		if (known === undefined) return [];
		return typeof known === 'string' ? [known] : known;
	}

	add(key: string, path: string): void {
		const known = this.#paths.get(key);
		if (known === undefined) {
			this.#paths.set(key, path);
			return;
		}
		const paths = typeof known === 'string' ? [known] : known;
		const at = this.#placeOf(path, paths);
		if (paths[at] !== path) this.#paths.set(key, paths.toSpliced(at, 0, path));
	}

	remove(key: string, path: string): void {
		const known = this.#paths.get(key);
		if (known === undefined) return;
		const paths = typeof known === 'string' ? [known] : known;
		const at = this.#placeOf(path, paths);
		if (paths[at] !== path) return;
		const [first, ...others] = paths.toSpliced(at, 1);
		if (first === undefined) this.#paths.delete(key);
		else this.#paths.set(key, others.length === 0 ? first : [first, ...others]);
	}

	/** Where `path` stands or would stand: by halves, since a vault may hold thousands of `README.md`. */
	#placeOf(path: string, paths: readonly string[]): number {
		return lowerBound(paths.length, (at) => this.#compare(paths[at] ?? '', path) < 0);
	}
}
