/** How many of the notes something is seen in, in words: `in 12 of 13 notes`. */
export function shareText(some: number, all: number): string {
	return some === all ? `in all ${all} notes` : `in ${some} of ${all} notes`;
}
