import { foldName } from '../../../core/text/foldName.ts';
import type { BacklinkEntry } from '../../../core/backlinks/backlinkGroups.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { linkPlaces } from './linkPlaces.ts';

/** What is found in texts is told while more is read. */
const TELL_EVERY_MS = 500;

/** What the places in which notes link say, folded as names are: read for the filter, and kept until the note changes. */
export class SaidInPlaces {
	readonly #vault: LiveVault;
	readonly #said = new Map<string, string>();
	#reading = new AbortController();

	constructor(vault: LiveVault) {
		this.#vault = vault;
	}

	/** As far as it was read, by path. */
	get known(): ReadonlyMap<string, string> {
		return this.#said;
	}

	forget(path: string): void {
		this.#said.delete(path);
	}

	/** Forgets all, and reads no more. */
	clear(): void {
		this.#said.clear();
		this.stop();
	}

	stop(): void {
		this.#reading.abort();
	}

	/** Reads what is not known yet; `told` is called while there is more to come and at the end. Another reading ends this one. */
	async read(entries: readonly BacklinkEntry[], told: () => void): Promise<void> {
		this.stop();
		this.#reading = new AbortController();
		const { signal } = this.#reading;
		const unread = entries.filter(({ path }) => !this.#said.has(path));
		let last = performance.now();
		const onProgress = (): void => {
			if (performance.now() < last + TELL_EVERY_MS) return;
			last = performance.now();
			told();
		};
		const read = async ({ path, links }: BacklinkEntry): Promise<void> => {
			const record = this.#vault.index.record(path);
			const note = record && (await this.#vault.read(path).catch(() => undefined));
			if (!record || !note || signal.aborted) return;
			const { sentences } = linkPlaces(note, record, links);
			const words = sentences.map(({ trail, line }) => `${trail}\n${line.before}${line.link}${line.after}`).join('\n');
			this.#said.set(path, `${this.#said.get(path) ?? ''}${foldName(words)}\n`);
		};
		if (unread.length > 0 && (await chunked(unread, read, { signal, onProgress }))) told();
	}
}
