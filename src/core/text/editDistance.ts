/** Words longer than this are never compared: nobody mistypes one word of a paragraph. */
const MAX_LENGTH = 100;

/**
 * How many single-character changes lead from `a` to `b` (insert, delete, replace, swap of two neighbours:
 * the restricted Damerau-Levenshtein distance, in UTF-16 code units), or `undefined` where it takes more than `limit`.
 *
 * At most `limit` times the length of a word is compared, so that a list of names can be searched.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
	if (a === b) return 0;
	if (limit < 1 || Math.abs(a.length - b.length) > limit) return undefined;
	if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return undefined;
	if (limit === 1) return isOneEdit(a, b) ? 1 : undefined;
	const beyond = limit + 1;
	let beforeLast = new Uint16Array(b.length + 1);
	let last = beforeLast.map((_, column) => column);
	let current = new Uint16Array(b.length + 1);
	for (let row = 1; row <= a.length; row += 1) {
		current.fill(beyond);
		const from = Math.max(1, row - limit);
		const to = Math.min(b.length, row + limit);
		if (row <= limit) current[0] = row;
		let least = current[0] ?? beyond;
		for (let column = from; column <= to; column += 1) {
			const replaced = (last[column - 1] ?? beyond) + (a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1);
			let cost = Math.min(replaced, (last[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1);
			if (
				row > 1 &&
				column > 1 &&
				a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
				a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
			) {
				cost = Math.min(cost, (beforeLast[column - 2] ?? beyond) + 1);
			}
			current[column] = cost;
			least = Math.min(least, cost);
		}
		if (least > limit) return undefined;
		[beforeLast, last, current] = [last, current, beforeLast];
	}
	const distance = last[b.length] ?? beyond;
	return distance > limit ? undefined : distance;
}

/** Whether a single change leads from `a` to `b`, which are not the same and differ by a letter in length at most: what lies between their common ends. */
function isOneEdit(a: string, b: string): boolean {
	let start = 0;
	while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
		endA -= 1;
		endB -= 1;
	}
	if (endA - start !== endB - start) return endA === start || endB === start;
	if (endA - start === 1) return true;
	return endA - start === 2 && a.charCodeAt(start) === b.charCodeAt(start + 1) && a.charCodeAt(start + 1) === b.charCodeAt(start);
}
