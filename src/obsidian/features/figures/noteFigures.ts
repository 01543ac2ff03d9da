import { Component } from 'obsidian';
import { isWritten } from '../../../core/related/candidate.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';

/** What is counted of a note. */
export interface Figures {
	/** Errors and warnings. */
	readonly problems: number;
	/** Notes that link here and would be listed among the related ones. */
	readonly unlinked: number;
	readonly sources: number;
}

/** What was counted so far is shown this often. */
const SHOW_AFTER_MS = 400;

/** Counts what bases cannot compute of notes; a note is counted again after something has changed. */
export class NoteFigures extends Component {
	readonly #vault: LiveVault;
	readonly #related: RelatedNotes;
	readonly #known = new Map<string, Figures>();

	constructor(vault: LiveVault, related: RelatedNotes) {
		super();
		this.#vault = vault;
		this.#related = related;
	}

	override onload(): void {
		// What links to a note, and what is wrong with it, depends on others.
		this.register(this.#vault.onChange(() => this.#known.clear()));
	}

	/** Counts in slices, and tells what is known now and then; `isWhole` with the last of it. Nothing is told after an abort. */
	async count(paths: readonly string[], tell: (known: ReadonlyMap<string, Figures>) => void, signal: AbortSignal): Promise<void> {
		tell(this.#known);
		const format = await this.#related.linkFormat();
		let toldAt = performance.now();
		const take = async (path: string): Promise<void> => {
			if (this.#known.has(path)) return;
			const { revision } = this.#vault;
			const note = await this.#vault.read(path).catch(() => undefined);
			if (note === undefined) return;
			const candidates = (await this.#related.rank(path))?.filter((candidate) => isWritten(candidate)) ?? [];
			const figures = {
				problems: this.#vault.check(note).filter(({ severity }) => severity !== 'info').length,
				unlinked: candidates.length === 0 ? 0 : this.#related.preview(note, { candidates }, format).added.length,
				sources: this.#vault.sources.of(path).length,
			};
			if (revision === this.#vault.revision) this.#known.set(path, figures);
			if (performance.now() - toldAt < SHOW_AFTER_MS || signal.aborted) return;
			toldAt = performance.now();
			tell(this.#known);
		};
		if (await chunked(paths, take, { signal })) tell(this.#known);
	}
}
