/** The place of a number in a list that is in ascending order from `start` up to `end`, -1 where it is not there. */
export function placeOf(list: ArrayLike<number>, number: number, start = 0, end = list.length): number {
	let low = start;
	let high = end;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle] ?? 0) < number) low = middle + 1;
		else high = middle;
	}
	return low < end && list[low] === number ? low : -1;
}

/** Whether a list in ascending order holds a number. */
export function has(list: ArrayLike<number>, number: number): boolean {
	return placeOf(list, number) !== -1;
}
