import { inSlices } from '../slices.ts';
import type { KnownVault } from './knownVault.ts';
import type { VaultTexts } from './vaultTexts.ts';

/** What of a vault in a folder is asked. */
interface ReadVault {
	readonly signal: AbortSignal;
	known(): Promise<KnownVault | undefined>;
	isCurrent(known: KnownVault): boolean;
}

/** Sources and words of all notes of a vault, which are read in slices when they are first asked for, and then kept. */
export class WholeTexts {
	readonly #vault: ReadVault;
	readonly #learned: () => void;
	#isLearning = false;

	/** @param learned is told when they are read for somebody who did not wait. */
	constructor(vault: ReadVault, learned: () => void) {
		this.#vault = vault;
		this.#learned = learned;
	}

	/** Those where they are read by now; else they begin to be. */
	now({ texts }: KnownVault): VaultTexts | undefined {
		if (texts.isWhole) return texts;
		if (this.#isLearning) return undefined;
		this.#isLearning = true;
		void this.all().then(() => {
			this.#isLearning = false;
			this.#learned();
		});
		return undefined;
	}

	/** All of them; `undefined` where the vault cannot be read, or is closed meanwhile. */
	async all(): Promise<VaultTexts | undefined> {
		const vault = this.#vault;
		for (let known = await vault.known(); known !== undefined && !vault.signal.aborted; known = await vault.known()) {
			const { checker, texts } = known;
			const read = known;
			if (texts.isWhole) return texts;
			await inSlices(
				texts.readAll(checker.index.paths(), (path) => read.noteAt(path)),
				() => !vault.isCurrent(read),
			);
			if (!vault.isCurrent(read)) continue;
			texts.isWhole = true;
			return texts;
		}
		return undefined;
	}
}
