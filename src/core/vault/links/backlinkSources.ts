import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import type { Steps } from '../../text/steps.ts';
import type { LinkTable } from './linkTable.ts';
import type { Resolution } from './resolution.ts';
import { type Spelling, stateOf, type VaultFile } from './spelling.ts';

export const NO_SOURCES: readonly VaultFile[] = [];

/** So many of them are gone through in a few milliseconds. */
const ITEMS_A_STEP = 500;

/** The notes that lead to each file, worked out when they are asked for and kept by the file. */
export class BacklinkSources {
	readonly #files: ReadonlyMap<string, VaultFile>;
	readonly #links: LinkTable;

	/** @param files every file of the vault by its path; `links` are theirs. */
	constructor(files: ReadonlyMap<string, VaultFile>, links: LinkTable) {
		this.#files = files;
		this.#links = links;
	}

	/** The notes that lead to `file`, without itself, in order; worked out when something changed since it was last asked. */
	of(file: VaultFile): readonly VaultFile[] {
		const { revision } = this.#links;
		const known = file.sources;
		if (known?.revision === revision) return known.files;
		const candidates = this.#links.candidates(file.path, file.aliases);
		const state = stateOf(candidates);
		if (known?.of?.changedAt === state.changedAt && known.of.count === state.count) {
			file.sources = { files: known.files, revision, of: state };
			return known.files;
		}
		const found: VaultFile[] = [];
		for (const spelling of candidates)
			for (const source of this.#filesThatMean(file.path, spelling)) if (source !== file) found.push(source);
		file.sources = { files: eachOnceInOrder(found), revision, of: state };
		return file.sources.files;
	}

	/**
	 * Works them out for all files at once: each spelling is looked up once, and no file looks for the spellings that might mean it.
	 *
	 * @param paths those of the notes, in order; `fileCount` is more than the number of any file. Nothing may change between two steps.
	 */
	*workOutAll(paths: readonly string[], fileCount: number): Steps<void> {
		let met = 0;
		const targets = new Array<VaultFile | undefined>(this.#links.made);
		for (const spelling of this.#links.all()) {
			if (++met % ITEMS_A_STEP === 0) yield;
			const found = this.#links.resolveEverywhere(spelling);
			if (found?.kind === 'found') targets[spelling.id] = this.#files.get(found.path);
		}
		const leading = new Array<VaultFile[] | undefined>(fileCount);
		// Notes come in the order of their paths, so that every list is in order and a note that comes twice comes twice in a row.
		for (const path of paths) {
			if (++met % ITEMS_A_STEP === 0) yield;
			const source = this.#files.get(path);
			if (source !== undefined) this.#addAsSource(source, targets, leading);
		}
		const { revision } = this.#links;
		for (const file of this.#files.values()) file.sources = { files: leading[file.id] ?? NO_SOURCES, revision, of: undefined };
	}

	/** Adds a note to the sources of every file that it leads to; `targets` are by number of the spelling, `leading` by that of the file. */
	#addAsSource(source: VaultFile, targets: readonly (VaultFile | undefined)[], leading: (VaultFile[] | undefined)[]): void {
		for (const spelling of source.spellings) {
			if (spelling === undefined) continue;
			const file = spelling.byFolder === undefined ? targets[spelling.id] : this.#fileMeant(spelling, source.path);
			if (file === undefined || file === source) continue;
			const sources: VaultFile[] | undefined = leading[file.id];
			if (sources === undefined) leading[file.id] = [source];
			else if (sources[sources.length - 1] !== source) sources.push(source);
		}
	}

	#fileMeant(spelling: Spelling, from: string): VaultFile | undefined {
		const found = this.#links.resolve(spelling, from);
		return found.kind === 'found' ? this.#files.get(found.path) : undefined;
	}

	/** The notes whose use of a spelling leads to `path`. */
	#filesThatMean(path: string, spelling: Spelling): Iterable<VaultFile> {
		const everywhere = this.#links.resolveEverywhere(spelling);
		if (everywhere === undefined)
			return Array.from(this.#links.filesOf(spelling)).filter((file) => leadsTo(path, this.#links.resolve(spelling, file.path)));
		return leadsTo(path, everywhere) ? this.#links.filesOf(spelling) : [];
	}
}

/** Whether what was found is the file at `path`. */
export function leadsTo(path: string, found: Resolution): boolean {
	return found.kind === 'found' && found.path === path;
}

/** `files` in the order of their paths, each once; most lists are so already, since notes are read in that order. */
function eachOnceInOrder(files: readonly VaultFile[]): readonly VaultFile[] {
	let before = '';
	for (const { path } of files) {
		if (path <= before) return [...new Set(files)].sort((a, b) => compareCodeUnits(a.path, b.path));
		before = path;
	}
	return files;
}
