import { copyOf } from '../../text/interner.ts';
import type { LaterValue } from '../../text/textTable.ts';
import type { KeptTargets } from '../records/keptTargets.ts';
import { newSpelling, type Spelling } from './spelling.ts';

/** The spelling of a target that an earlier session kept: its text is cut out of the copy when somebody asks for it. */
export class LaterSpelling implements LaterValue<Spelling> {
	readonly id: number;
	readonly #targets: KeptTargets;
	readonly #number: number;

	constructor(id: number, targets: KeptTargets, number: number) {
		this.id = id;
		this.#targets = targets;
		this.#number = number;
	}

	get kind(): Spelling['kind'] {
		return this.#targets.isName(this.#number) ? 'name' : 'link';
	}

	get hash(): number {
		return this.#targets.hash(this.#number);
	}

	get length(): number {
		return this.#targets.textLength(this.#number);
	}

	get wordHash(): number {
		return this.#targets.wordHash(this.#number);
	}

	make(): Spelling {
		return newSpelling(this.id, this.kind, copyOf(this.#targets.text(this.#number)));
	}
}
