import type { TFile, Vault } from 'obsidian';
import { hashText } from '../../core/text/hashText.ts';
import { chunked } from './chunked.ts';

/**
 * What the app told that files say, until it is known that they say so under the time that they have: one may have changed again since the
 * app read it, and what is stored of it goes by its time.
 */
export class ToldTexts {
	/** What tells a text from others; of many notes that a sync brings the texts themselves would be too much to hold. */
	readonly #told = new Map<TFile, number>();

	add(file: TFile, text: string): void {
		this.#told.set(file, hashText(text));
	}

	/** Says that something else counts now. */
	forget(file: TFile): void {
		this.#told.delete(file);
	}

	/** Reads in slices what was told of until now; `keep` is called with each file that says what was told last. */
	async confirm(vault: Vault, keep: (file: TFile) => void, signal: AbortSignal): Promise<void> {
		const look = async ([file, told]: readonly [TFile, number]): Promise<void> => {
			const { mtime } = file.stat;
			const text = await vault.cachedRead(file).catch(() => undefined);
			// Another text was told meanwhile.
			if (this.#told.get(file) !== told) return;
			this.#told.delete(file);
			// Of what it says otherwise the app is about to tell.
			if (text !== undefined && hashText(text) === told && file.stat.mtime === mtime) keep(file);
		};
		// Nothing is waited for where nothing was told.
		if (this.#told.size > 0) await chunked([...this.#told], look, { signal });
	}
}
