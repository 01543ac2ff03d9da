import type { Note } from '../../core/note/note.ts';
import { chunked } from './chunked.ts';
import type { LiveVault } from './liveVault.ts';

/** What was worked out so far is told this often. */
const TELL_AFTER_MS = 400;

/** What is worked out of notes one by one, beside the user's work, and kept until somebody forgets it. */
export interface PerNote<T> {
	isKnown(path: string): boolean;
	/** Has what is known of these notes, or of all, worked out anew the next time; until then it is shown, so that no list loses rows for a moment. */
	readonly forget: (paths?: Iterable<string>) => void;
	/**
	 * Works out what is not known of the notes at `paths`. `tell` is called at once, now and then, and in the end, with what there is of each and
	 * how many of them were gone through; not after an abort. Of a note that is deleted meanwhile there is nothing.
	 */
	work(
		paths: readonly string[],
		tell: (of: (path: string) => T | undefined, done: number) => void | Promise<void>,
		signal: AbortSignal,
	): Promise<void>;
}

/** @param workOut what is wanted of a note. */
export function perNote<T>(vault: LiveVault, workOut: (note: Note) => T | Promise<T>): PerNote<T> {
	const known = new Map<string, T>();
	/** What was known before somebody forgot it, or worked out of a note that changed meanwhile. */
	const before = new Map<string, T>();
	const of = (path: string): T | undefined => known.get(path) ?? before.get(path);
	return {
		isKnown: (path) => known.has(path),
		forget(paths) {
			for (const path of paths ?? known.keys()) {
				const value = of(path);
				known.delete(path);
				before.delete(path);
				if (value !== undefined && (paths === undefined || vault.index.record(path))) before.set(path, value);
			}
		},
		async work(paths, tell, signal) {
			const unknown = paths.filter((path) => !known.has(path));
			let done = paths.length - unknown.length;
			let toldAt = 0;
			const tellNow = async (): Promise<void> => {
				await tell(of, done);
				toldAt = performance.now();
			};
			await tellNow();
			const take = async (path: string): Promise<void> => {
				const { revision } = vault;
				const note = await vault.read(path).catch(() => undefined);
				const value = note && (await workOut(note));
				before.delete(path);
				// What changed while it was read is read again the next time.
				if (value !== undefined) (revision === vault.revision ? known : before).set(path, value);
				done += 1;
				if (!signal.aborted && (done === paths.length || performance.now() - toldAt >= TELL_AFTER_MS)) await tellNow();
			};
			await chunked(unknown, take, { signal });
		},
	};
}
