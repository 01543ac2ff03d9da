/** Words whose stop ends no sentence, and initials. */
const ABBREVIATION = /(?:^|[\s(.])(?:\p{Lu}|vs?|St|Dr|Mr|Mrs|Ms|Prof|No|Nr|Vol|ca|c|cf|etc|e\.g|i\.e|vol|no|pp?)$/u;

/** Whether the stop at `at` of `text` closes an abbreviation or an initial and no sentence. */
export function isAbbreviated(text: string, at: number): boolean {
	return ABBREVIATION.test(text.slice(Math.max(at - 8, 0), at));
}
