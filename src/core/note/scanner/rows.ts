/**
 * Parts of one kind as rows of numbers in one array, which is kept and filled anew for the next text.
 *
 * A vault has millions of parts and most are never looked at: an object for each would be made to be thrown away.
 */
export class Rows {
	/** `width` numbers a row; what stands after the last row means nothing. */
	numbers: Int32Array;
	readonly width: number;
	count = 0;

	/** @param rows how many there is room for at first. */
	constructor(width: number, rows = FIRST_ROWS) {
		this.width = width;
		this.numbers = new Int32Array(width * rows);
	}

	/** Adds a row and tells where its numbers go. */
	add(): number {
		const at = this.count * this.width;
		if (at + this.width > this.numbers.length) {
			const larger = new Int32Array(this.numbers.length * 2);
			larger.set(this.numbers);
			this.numbers = larger;
		}
		this.count += 1;
		return at;
	}

	/** The number in a column of the row at `row`; 0 where there is no such row. */
	get(row: number, column: number): number {
		return this.numbers[row * this.width + column] ?? 0;
	}

	/** Sorts the rows by a column where they are not in order already, as they are in nearly every note; rows alike stay in their order. */
	sortBy(column: number): void {
		const { numbers, width, count } = this;
		let last = 0;
		for (let at = column; at < count * width; at += width) {
			const number = numbers[at] ?? 0;
			if (number < last) {
				this.#sort(column);
				return;
			}
			last = number;
		}
	}

	#sort(column: number): void {
		const { numbers, width, count } = this;
		const order = Array.from({ length: count }, (_, row) => row).sort((a, b) => this.get(a, column) - this.get(b, column));
		const sorted = new Int32Array(numbers.length);
		for (const [row, from] of order.entries()) sorted.set(numbers.subarray(from * width, (from + 1) * width), row * width);
		this.numbers = sorted;
	}
}

const FIRST_ROWS = 16;
