/** Where the rows of a list stand below each other, each as high as guessed until it was measured. All in pixels from the top of the list. */
export class RowPlaces {
	readonly #measured = new Map<string, number>();
	#keys: readonly string[] = [];
	#guess: (index: number) => number = () => 0;
	#starts = new Float64Array(1);
	/** Starts hold up to this row's. */
	#known = 0;

	/** Has these rows instead; one that was measured under its key is as high as it was. */
	show(keys: readonly string[], guess: (index: number) => number): void {
		this.#keys = keys;
		this.#guess = guess;
		this.#starts = new Float64Array(keys.length + 1);
		this.#known = 0;
	}

	/** Where the row begins; of the one after the last, where the list ends. */
	start(index: number): number {
		const starts = this.#starts;
		for (; this.#known < index; this.#known += 1) starts[this.#known + 1] = (starts[this.#known] ?? 0) + this.height(this.#known);
		return starts[index] ?? 0;
	}

	/** How high the list is. */
	get total(): number {
		return this.start(this.#keys.length);
	}

	height(index: number): number {
		return this.#measured.get(this.#keys[index] ?? '') ?? this.#guess(index);
	}

	/** The row at `offset`: the first for one above the list, the last for one below it. */
	at(offset: number): number {
		let low = 0;
		let high = Math.max(0, this.#keys.length - 1);
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (this.start(middle) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	/** Keeps how high a row is. @returns by how much that is more than was known or guessed. */
	measure(index: number, height: number): number {
		const more = height - this.height(index);
		this.#measured.set(this.#keys[index] ?? '', height);
		if (more !== 0) this.#known = Math.min(this.#known, index);
		return more;
	}
}
