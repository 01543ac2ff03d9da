import type { Note } from '../../core/note/note.ts';
import { chunked } from './chunked.ts';
import type { LiveVault } from './liveVault.ts';

/** What was worked out so far is told this often. */
const TELL_AFTER_MS = 400;

/** What is worked out of notes one by one, beside the user's work, and kept until somebody forgets it. */
export interface PerNote<T> {
	/** By path. */
	readonly known: Map<string, T>;
	/**
	 * Works out what is not known of the notes at `paths`. `tell` is called at once, now and then, and in the end, with what there is of each and
	 * how many of them were gone through; not after an abort. Of a note that is deleted meanwhile there is nothing.
	 */
	work(paths: readonly string[], tell: (of: (path: string) => T | undefined, done: number) => void, signal: AbortSignal): Promise<void>;
}

/** @param workOut what is wanted of a note. */
export function perNote<T>(vault: LiveVault, workOut: (note: Note) => T | Promise<T>): PerNote<T> {
	const known = new Map<string, T>();
	return {
		known,
		async work(paths, tell, signal) {
			// What changed while it was read is read again the next time.
			const fresh = new Map<string, T>();
			const of = (path: string): T | undefined => known.get(path) ?? fresh.get(path);
			const unknown = paths.filter((path) => !known.has(path));
			let done = paths.length - unknown.length;
			let toldAt = 0;
			const tellNow = (): void => {
				tell(of, done);
				toldAt = performance.now();
			};
			tellNow();
			const take = async (path: string): Promise<void> => {
				const { revision } = vault;
				const note = await vault.read(path).catch(() => undefined);
				const value = note && (await workOut(note));
				if (value !== undefined) (revision === vault.revision ? known : fresh).set(path, value);
				done += 1;
				if (!signal.aborted && (done === paths.length || performance.now() - toldAt >= TELL_AFTER_MS)) tellNow();
			};
			await chunked(unknown, take, { signal });
		},
	};
}
