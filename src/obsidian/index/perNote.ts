import type { Note } from '../../core/note/note.ts';
import { chunked } from './chunked.ts';
import type { LiveVault } from './liveVault.ts';

/** What was worked out so far is told this often. */
const TELL_AFTER_MS = 400;

/** What is worked out of notes one by one, beside the user's work, and kept until somebody forgets it. */
export class PerNote<T> {
	/** By path. */
	readonly known = new Map<string, T>();
	readonly #vault: LiveVault;
	readonly #of: (note: Note) => T | Promise<T>;

	constructor(vault: LiveVault, of: (note: Note) => T | Promise<T>) {
		this.#vault = vault;
		this.#of = of;
	}

	/**
	 * Works out what is not known of the notes at `paths`. `tell` is called at once, now and then, and in the end, with what there is of each and
	 * how many of them were gone through; not after an abort. Of a note that is deleted meanwhile there is nothing.
	 */
	async work(
		paths: readonly string[],
		tell: (of: (path: string) => T | undefined, done: number) => void,
		signal: AbortSignal,
	): Promise<void> {
		const fresh = new Map<string, T>();
		const of = (path: string): T | undefined => this.known.get(path) ?? fresh.get(path);
		const unknown = paths.filter((path) => !this.known.has(path));
		let done = paths.length - unknown.length;
		tell(of, done);
		let toldAt = performance.now();
		const take = async (path: string): Promise<void> => {
			const { revision } = this.#vault;
			const note = await this.#vault.read(path).catch(() => undefined);
			const value = note && (await this.#of(note));
			// What changed while it was read is read again the next time.
			if (value !== undefined) (revision === this.#vault.revision ? this.known : fresh).set(path, value);
			done += 1;
			if (signal.aborted || (done < paths.length && performance.now() - toldAt < TELL_AFTER_MS)) return;
			tell(of, done);
			toldAt = performance.now();
		};
		await chunked(unknown, take, { signal });
	}
}
