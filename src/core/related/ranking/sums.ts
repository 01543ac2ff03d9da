/** Sums by note, most of them zero: kept in one array for all notes, used again for the next ranking. */
export class Sums {
	readonly #sums: Float64Array;
	readonly #touched: Int32Array;
	#count = 0;

	/** @param size how many notes there are. */
	constructor(size: number) {
		this.#sums = new Float64Array(size);
		this.#touched = new Int32Array(size);
	}

	/** Adds a number above zero to the sum of a note. */
	add(note: number, amount: number): void {
		const sum = this.#sums[note] ?? 0;
		if (sum === 0) this.#touched[this.#count++] = note;
		this.#sums[note] = sum + amount;
	}

	of(note: number): number {
		return this.#sums[note] ?? 0;
	}

	/** The notes whose sum is not zero, in the order in which they were first added to; good until the next change. */
	notes(): Int32Array {
		return this.#touched.subarray(0, this.#count);
	}

	/** The `count` notes with the highest sums, rounded, in no order; of equal ones the first by number. `but` is none of them. */
	best(count: number, but: number): readonly number[] {
		const best = new BestNotes(count);
		const sums = this.#sums;
		for (let at = 0; at < this.#count; at += 1) {
			const note = this.#touched[at] ?? 0;
			const sum = sums[note] ?? 0;
			if (sum > best.least - SCORE_STEP && note !== but) best.offer(note, roundScore(sum));
		}
		return best.notes;
	}

	clear(): void {
		for (let at = 0; at < this.#count; at += 1) this.#sums[this.#touched[at] ?? 0] = 0;
		this.#count = 0;
	}
}

/** Keeps the notes with the highest scores of all that are offered; ties by number. The worst of them is on top of a heap. */
export class BestNotes {
	readonly #most: number;
	readonly #notes: number[] = [];
	readonly #scores: number[] = [];

	/** @param most so many are kept. */
	constructor(most: number) {
		this.#most = most;
	}

	/** The lowest score of those that are kept once they are as many as may be: a lower one is not kept. */
	get least(): number {
		return this.#notes.length < this.#most ? -Infinity : (this.#scores[0] ?? -Infinity);
	}

	offer(note: number, score: number): void {
		const size = this.#notes.length;
		if (size < this.#most) {
			this.#notes.push(note);
			this.#scores.push(score);
			this.#rise(size);
		} else if (this.#most > 0 && score >= (this.#scores[0] ?? 0) && this.#isWorse(0, note, score)) {
			this.#notes[0] = note;
			this.#scores[0] = score;
			this.#sink();
		}
	}

	/** Those that are kept, in no order. */
	get notes(): readonly number[] {
		return this.#notes;
	}

	/** Those that are kept, best first. */
	inOrder(): readonly number[] {
		return this.pairs().map(({ note }) => note);
	}

	/** The same with their scores. */
	pairs(): readonly { readonly note: number; readonly score: number }[] {
		return this.#notes.map((note, at) => ({ note, score: this.#scores[at] ?? 0 })).sort((a, b) => b.score - a.score || a.note - b.note);
	}

	/** Whether what stands at `at` comes after a note of this score. */
	#isWorse(at: number, note: number, score: number): boolean {
		const own = this.#scores[at] ?? 0;
		return own < score || (own === score && (this.#notes[at] ?? 0) > note);
	}

	#rise(from: number): void {
		const note = this.#notes[from] ?? 0;
		const score = this.#scores[from] ?? 0;
		let at = from;
		while (at > 0) {
			const above = (at - 1) >> 1;
			if (this.#isWorse(above, note, score)) break;
			this.#move(above, at);
			at = above;
		}
		this.#notes[at] = note;
		this.#scores[at] = score;
	}

	#sink(): void {
		const size = this.#notes.length;
		const note = this.#notes[0] ?? 0;
		const score = this.#scores[0] ?? 0;
		let at = 0;
		for (;;) {
			let below = 2 * at + 1;
			if (below >= size) break;
			if (below + 1 < size && this.#isWorse(below + 1, this.#notes[below] ?? 0, this.#scores[below] ?? 0)) below += 1;
			if (!this.#isWorse(below, note, score)) break;
			this.#move(below, at);
			at = below;
		}
		this.#notes[at] = note;
		this.#scores[at] = score;
	}

	#move(from: number, to: number): void {
		this.#notes[to] = this.#notes[from] ?? 0;
		this.#scores[to] = this.#scores[from] ?? 0;
	}
}

/** Rounding changes a score by less. */
export const SCORE_STEP = 1e-5;

/** To a millionth: logarithms may differ in their last bit between machines, the order of notes may not. */
export function roundScore(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
