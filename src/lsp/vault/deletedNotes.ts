import { setTimeout } from 'node:timers/promises';
import { deletedInThread } from '../../cli/vault/threads/deletedInThread.ts';
import { linksToDeleted } from '../../core/related/goneBullets.ts';

/** For so long a vault waits for git; where there is no repository it does not wait at all. */
const GIT_MS = 1000;

/** Which notes of a vault git knows to have been deleted: asked in a thread of its own, and none until it has answered. */
export class DeletedNotes {
	/** Whether git has answered what it was asked last. */
	isKnown = false;
	readonly #root: string;
	readonly #signal: AbortSignal;
	readonly #learned: () => void;
	#asked = 0;
	#linksTo: (target: string) => boolean = () => false;

	/** @param learned is told of an answer for which nobody waits any more. */
	constructor(root: string, signal: AbortSignal, learned: () => void) {
		this.#root = root;
		this.#signal = signal;
		this.#learned = learned;
	}

	/** Tells whether a link path led to one of them; of one vault it is one function, whatever git answers. */
	readonly wasDeleted = (target: string): boolean => this.#linksTo(target);

	/** Asks git; resolves once it has answered, or takes too long. */
	async ask(): Promise<void> {
		const asked = (this.#asked += 1);
		this.isKnown = false;
		const late = setTimeout(GIT_MS, 'late' as const);
		const answer = deletedInThread(this.#root, this.#signal).then((deleted) => {
			if (this.#asked !== asked) return;
			this.#linksTo = linksToDeleted(deleted);
			this.isKnown = true;
		});
		if ((await Promise.race([answer, late])) === 'late') void answer.then(this.#learned);
	}
}
