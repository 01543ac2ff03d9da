/** The first of `length` indexes for which `isBefore` is not true; it is true for all below some index and for none from there on. */
export function lowerBound(length: number, isBefore: (at: number) => boolean): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isBefore(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
