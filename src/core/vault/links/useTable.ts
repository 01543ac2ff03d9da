import type { Steps } from '../../text/steps.ts';
import type { Spelling, VaultFile } from './spelling.ts';

/** Which notes use each spelling, worked out for all of them at once. */
export interface UseTable {
	readonly files: readonly VaultFile[];
	/** Where the uses of each spelling begin, by its number; one more at the end. */
	readonly starts: Uint32Array;
	/** Indexes into `files`. */
	readonly uses: Uint32Array;
}

export const NO_USES: UseTable = { files: [], starts: new Uint32Array(1), uses: new Uint32Array(0) };

/** So many notes are taken in at a step: a few milliseconds. */
const FILES_A_STEP = 500;

/** The notes of `files` that use each of `spellings`, whose numbers are below `made`. No file may change between two steps. */
export function* usesOf(
	spellings: ReadonlySet<Spelling>,
	files: readonly VaultFile[],
	made: number,
): Steps<ReadonlyMap<Spelling, readonly VaultFile[]>> {
	const found = new Map<Spelling, VaultFile[]>();
	const lists = new Array<VaultFile[] | undefined>(made);
	for (const spelling of spellings) found.set(spelling, (lists[spelling.id] = []));
	if (spellings.size > 0)
		for (const [at, file] of files.entries()) {
			if (at % FILES_A_STEP === FILES_A_STEP - 1) yield;
			file.visitSpellings((id) => {
				const list = lists[id];
				if (list !== undefined && list.at(-1) !== file) list.push(file);
			});
		}
	return found;
}

/** The uses of the spellings with a number below `made` in `files`, by a counting sort. No file may change between two steps. */
export function* useTableOf(files: readonly VaultFile[], made: number): Steps<UseTable> {
	const starts = new Uint32Array(made + 1);
	let total = 0;
	yield* eachUse(files, made, (id) => {
		starts[id + 1] = (starts[id + 1] ?? 0) + 1;
		total += 1;
	});
	for (let id = 0; id < made; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
	const uses = new Uint32Array(total);
	const next = starts.slice();
	yield* eachUse(files, made, (id, at) => {
		uses[next[id] ?? 0] = at;
		next[id] = (next[id] ?? 0) + 1;
	});
	return { files, starts, uses };
}

function* eachUse(files: readonly VaultFile[], made: number, take: (id: number, at: number) => void): Steps<void> {
	// A note that uses a spelling twice counts once.
	const lastUse = new Int32Array(made).fill(-1);
	for (const [at, file] of files.entries()) {
		if (at % FILES_A_STEP === FILES_A_STEP - 1) yield;
		file.visitSpellings((id) => {
			if (id < 0 || lastUse[id] === at) return;
			lastUse[id] = at;
			take(id, at);
		});
	}
}
