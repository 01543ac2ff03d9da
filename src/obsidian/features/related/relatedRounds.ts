import type { Note } from '../../../core/note/note.ts';
import { type Candidate, WRITTEN_FROM } from '../../../core/related/candidate.ts';
import { type PlannedNote, planRounds, type RoundsRequest } from '../../../core/related/planRounds.ts';
import type { SliceOptions } from '../../index/chunked.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { nextTurn } from '../../index/nextTurn.ts';

/** What a run over some notes would come to. */
export interface RelatedRounds {
	/** What is written unless it is unticked, by path; notes without any are not among them. */
	readonly plans: ReadonlyMap<string, PlannedNote>;
	/** What a link stands behind and is neither listed nor planned, best first. */
	readonly left: (path: string) => readonly Candidate[];
	/** All that may belong into a note's section beside what is planned, best first. */
	readonly all: (path: string) => readonly Candidate[];
	/** How many bullets a section may hold. */
	readonly limit: number;
}

/** How a run is watched and stopped. */
export interface RoundsOptions extends SliceOptions {
	/** The text of a note, where it is at hand: the words of reasons stand there. */
	readonly textOf: (path: string) => string | undefined;
}

/** What a run depends on beside the notes. */
export type RoundsContext = Pick<RoundsRequest, 'ranker' | 'limit' | 'dismissedFor' | 'optionsFor'> & { readonly vault: LiveVault };

/** Shorter than a frame at 60 Hz, so that the page stays smooth beside the work. */
const SLICE_MS = 8;

/** Plans the related sections of `paths` as `dossier related` does, in slices; `undefined` after an abort. */
export async function relatedRounds(
	{ vault, ...context }: RoundsContext,
	paths: readonly string[],
	{ signal, onProgress, textOf }: RoundsOptions,
): Promise<RelatedRounds | undefined> {
	const left = new Map<string, readonly Candidate[]>();
	let looked = 0;
	const onRanked = (path: string, open: readonly Candidate[]): void => {
		looked += 1;
		if (open.length === 0) left.delete(path);
		else left.set(path, open);
	};
	let limit = 0;
	const steps = planRounds({
		...context,
		paths,
		from: WRITTEN_FROM,
		onRanked,
		textOf,
		limit: (planned) => (limit = context.limit(planned)),
	});
	const all = (path: string): readonly Candidate[] =>
		context.ranker.candidates(path, { dismissed: context.dismissedFor(path), text: () => textOf(path) });
	let sliceEnd = performance.now() + SLICE_MS;
	let note: Note | undefined;
	for (;;) {
		if (signal.aborted) return undefined;
		const step = steps.next(note);
		if (step.done === true) return { plans: step.value, left: (path) => left.get(path) ?? [], all, limit };
		note = step.value === undefined ? undefined : await vault.read(step.value).catch(() => undefined);
		if (performance.now() < sliceEnd) continue;
		// Later rounds only make sure of the first.
		onProgress?.(Math.min(looked, paths.length), paths.length);
		await nextTurn();
		sliceEnd = performance.now() + SLICE_MS;
	}
}
