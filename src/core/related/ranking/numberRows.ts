import { lowerBound } from '../../text/lowerBound.ts';

const NO_NUMBERS = new Int32Array();
const FIRST_CAPACITY = 1 << 10;

/** Rows of numbers, each in ascending order and each number once: two arrays for all, where an array a row would be larger than what stands in it. */
export class NumberRows {
	/** Where each row began before any was changed; one more for the end. */
	readonly starts: Int32Array;
	readonly numbers: Int32Array;
	readonly #changed: Map<number, Int32Array>;

	constructor(starts: Int32Array, numbers: Int32Array, changed: ReadonlyMap<number, Int32Array> = new Map()) {
		this.starts = starts;
		this.numbers = numbers;
		this.#changed = new Map(changed);
	}

	/** Rows that say the same; either may be changed. */
	copy(): NumberRows {
		return new NumberRows(this.starts, this.numbers, this.#changed);
	}

	/** A row as it is now, not to be written into; empty for one that is not there. */
	of(row: number): Int32Array {
		const changed = this.#changed.size === 0 ? undefined : this.#changed.get(row);
		if (changed !== undefined) return changed;
		const start = this.starts[row] ?? 0;
		const end = this.starts[row + 1] ?? 0;
		return end > start ? this.numbers.subarray(start, end) : NO_NUMBERS;
	}

	/** How many numbers a row has; costs less than the row. */
	lengthOf(row: number): number {
		const changed = this.#changed.size === 0 ? undefined : this.#changed.get(row);
		return changed?.length ?? (this.starts[row + 1] ?? 0) - (this.starts[row] ?? 0);
	}

	/** Puts a number into a row, in which it does not stand yet. */
	add(row: number, number: number): void {
		const before = this.of(row);
		const place = lowerBound(before.length, (at) => (before[at] ?? 0) < number);
		const after = new Int32Array(before.length + 1);
		after.set(before.subarray(0, place));
		after[place] = number;
		after.set(before.subarray(place), place + 1);
		this.#changed.set(row, after);
	}

	/** For each number below `size` the rows in which it stood before any was changed. */
	turned(size: number): NumberRows {
		const starts = new Int32Array(size + 1);
		for (const number of this.numbers) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
		for (let number = 0; number < size; number += 1) starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
		const rows = new Int32Array(this.numbers.length);
		const filled = starts.slice();
		for (let row = 0; row + 1 < this.starts.length; row += 1) {
			const end = this.starts[row + 1] ?? 0;
			for (let at = this.starts[row] ?? 0; at < end; at += 1) {
				const number = this.numbers[at] ?? 0;
				const place = filled[number] ?? 0;
				rows[place] = row;
				filled[number] = place + 1;
			}
		}
		return new NumberRows(starts, rows);
	}
}

/** Puts rows together one after the other. */
export class RowWriter {
	#starts: Int32Array = new Int32Array(FIRST_CAPACITY);
	#numbers: Int32Array = new Int32Array(FIRST_CAPACITY);
	#rows = 0;
	#count = 0;

	/** Adds a row of these numbers, which are in ascending order. */
	add(row: ArrayLike<number>): void {
		this.#numbers = withRoom(this.#numbers, this.#count + row.length);
		this.#numbers.set(row, this.#count);
		this.#count += row.length;
		this.#rows += 1;
		this.#starts = withRoom(this.#starts, this.#rows + 1);
		this.#starts[this.#rows] = this.#count;
	}

	finish(): NumberRows {
		return new NumberRows(this.#starts.slice(0, this.#rows + 1), this.#numbers.slice(0, this.#count));
	}
}

/** The same numbers with room for so many. */
function withRoom(numbers: Int32Array, room: number): Int32Array {
	if (room <= numbers.length) return numbers;
	const larger = new Int32Array(Math.max(room, numbers.length * 2));
	larger.set(numbers);
	return larger;
}
