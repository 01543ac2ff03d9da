import type { Numbers } from '../../text/columns.ts';
import type { KeptTargets } from '../records/keptTargets.ts';
import { type LinkTable, NO_SPELLING } from './linkTable.ts';
import type { KeptNotes, Spelling } from './spelling.ts';

/** The number in place of that of a spelling for what no note used yet. */
const UNKNOWN = -1;

type OfKept = KeptNotes['targets'];

/** The spellings of the link targets that many kept notes have in common, each looked up once. */
export class TargetSpellings implements OfKept {
	readonly ids: Int32Array;
	readonly #targets: KeptTargets;
	readonly #links: LinkTable;
	readonly #known: (Spelling | undefined)[];
	#dropped: number;

	constructor(targets: KeptTargets, links: LinkTable) {
		this.#targets = targets;
		this.#links = links;
		this.#dropped = links.dropped;
		links.expect(targets.length);
		this.ids = new Int32Array(targets.length).fill(UNKNOWN);
		this.#known = new Array<Spelling | undefined>(targets.length);
	}

	/** Takes in those that no note used yet: each is made when somebody asks for it. */
	use(numbers: Numbers): void {
		if (this.#dropped !== this.#links.dropped) this.#forgetDropped();
		for (let link = 0; link < numbers.length; link += 1) {
			const number = numbers[link] ?? 0;
			if (this.ids[number] === UNKNOWN) this.ids[number] = this.#links.idOfKept(this.#targets, number);
		}
	}

	spelling(number: number): Spelling | undefined {
		const known = this.#known[number];
		if (known !== undefined) return known;
		const found = this.#links.spelling(this.#targets.text(number), this.#targets.isName(number));
		this.#known[number] = found;
		this.ids[number] = found?.id ?? NO_SPELLING;
		return found;
	}

	/** One that no note used any more is another one the next time. */
	#forgetDropped(): void {
		for (const [number, known] of this.#known.entries()) {
			if (known?.files?.size !== 0) continue;
			this.ids[number] = UNKNOWN;
			this.#known[number] = undefined;
		}
		this.#dropped = this.#links.dropped;
	}
}
