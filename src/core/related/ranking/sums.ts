/** Sums by note, most of them zero: kept in one array for all notes, used again for the next ranking. */
export class Sums {
	readonly #sums: Float64Array;
	#touched: number[] = [];

	/** @param size how many notes there are. */
	constructor(size: number) {
		this.#sums = new Float64Array(size);
	}

	/** Adds a number above zero to the sum of a note. */
	add(note: number, amount: number): void {
		const sum = this.#sums[note] ?? 0;
		if (sum === 0) this.#touched.push(note);
		this.#sums[note] = sum + amount;
	}

	of(note: number): number {
		return this.#sums[note] ?? 0;
	}

	/** The notes whose sum is not zero, in the order in which they were first added to. */
	notes(): readonly number[] {
		return this.#touched;
	}

	/** The `count` notes with the highest sums, rounded, best first; ties by number. */
	best(count: number): readonly number[] {
		const rounded = (note: number): number => roundScore(this.of(note));
		const values = Float64Array.from(this.#touched, rounded).sort();
		const least = values[Math.max(0, values.length - count)] ?? 0;
		return this.#touched
			.filter((note) => rounded(note) >= least)
			.sort((a, b) => rounded(b) - rounded(a) || a - b)
			.slice(0, count);
	}

	clear(): void {
		for (const note of this.#touched) this.#sums[note] = 0;
		this.#touched = [];
	}
}

/** To a millionth: logarithms may differ in their last bit between machines, the order of notes may not. */
export function roundScore(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
