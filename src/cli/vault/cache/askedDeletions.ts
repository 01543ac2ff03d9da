import type { CheckOptions } from '../../../core/checking/checkOptions.ts';
import type { Deletions } from './checkCache.ts';

/** What rules ask of deleted notes while a vault is checked, and whether what they were told the last time still holds. */
export class AskedDeletions {
	/** Those that were given, which remember what was asked. */
	readonly options: CheckOptions;
	readonly #wasDeleted: (target: string) => boolean;
	readonly #stateNow: () => string;
	readonly #before: Deletions | undefined;
	/** What was asked the last time was asked of notes that may be as they were, and still counts. */
	readonly #answers: Map<string, boolean>;

	constructor(options: CheckOptions, stateNow: () => string, before: Deletions | undefined) {
		const { wasDeleted = () => false } = options;
		this.#wasDeleted = wasDeleted;
		this.#stateNow = stateNow;
		this.#before = before;
		this.#answers = new Map(before?.answers);
		this.options = {
			...options,
			wasDeleted: (target) => {
				const answer = wasDeleted(target);
				this.#answers.set(target, answer);
				return answer;
			},
		};
	}

	/** Whether everything that was asked the last time would be answered so now. */
	areTheSame(): boolean {
		const before = this.#before;
		return (
			before === undefined ||
			before.state === this.#stateNow() ||
			before.answers.every(([target, answer]) => this.#wasDeleted(target) === answer)
		);
	}

	/** What is kept for the next time; `undefined` where nobody asked. */
	told(): Deletions | undefined {
		return this.#answers.size === 0 ? undefined : { state: this.#stateNow(), answers: [...this.#answers] };
	}
}
