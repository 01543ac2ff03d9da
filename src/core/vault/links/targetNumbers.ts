import type { ColumnWriter } from '../../text/columns.ts';
import type { Steps } from '../../text/steps.ts';
import { type KeptTarget, TARGET_WIDTH } from '../records/keptTargets.ts';
import { hashOfWord, wordHashOf } from './spellingWords.ts';

/** So many numbers of link targets are worked out in less than a millisecond. */
const TARGETS_A_STEP = 100 * TARGET_WIDTH;

/** Gives each link target of many notes a number, the same however often it comes. */
export class TargetNumbers {
	readonly #targets: KeptTarget[] = [];
	readonly #links = new Map<string, number>();
	readonly #names = new Map<string, number>();

	/** The number of a target. */
	readonly of = (target: KeptTarget): number => {
		const numbers = target.isName ? this.#names : this.#links;
		const number = numbers.get(target.text) ?? this.#targets.push(target) - 1;
		numbers.set(target.text, number);
		return number;
	};

	/** What `KeptTargets` is made of; their texts are shared in `writer`. */
	*numbers(writer: ColumnWriter): Steps<Uint32Array> {
		const numbers: number[] = [];
		for (const { text, isName } of this.#targets) {
			numbers.push(writer.share(text) * 2 + Number(isName), hashOfWord(text), wordHashOf({ kind: isName ? 'name' : 'link', text }));
			// Twenty thousand of them are too long a step.
			if (numbers.length % TARGETS_A_STEP === 0) yield;
		}
		return Uint32Array.from(numbers);
	}
}
