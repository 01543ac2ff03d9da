/** How many of the notes something is seen in, in words: `in 12 of 13 notes`. */
export function shareText(some: number, all: number): string {
	if (some < all) return `in ${some} of ${all} notes`;
	return all === 1 ? 'in its only note' : `in all ${all} notes`;
}
