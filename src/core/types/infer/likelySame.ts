/** Words that say nothing of what a field holds. */
const FILLERS: ReadonlySet<string> = new Set(['of', 'the', 'at', 'in', 'on', 'is', 'a', 'an', 'my']);

/** Shorter words are compared as they are. */
const FEWEST_STEMMED = 4;

/**
 * Fields whose names are made of the same words, each later one with the first: `date-started` is likely `start_date`,
 * `tag` is `tags`. Order, capitals, marks between the words and endings do not count.
 */
export function likelySame(names: readonly string[]): ReadonlyMap<string, string> {
	const first = new Map<string, string>();
	const same = new Map<string, string>();
	for (const name of names) {
		const words = wordsOf(name);
		const key = words.join(' ');
		if (key === '') continue;
		const before = first.get(key);
		if (before === undefined) first.set(key, name);
		else same.set(name, before);
	}
	return same;
}

function wordsOf(name: string): readonly string[] {
	return name
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '' && !FILLERS.has(word))
		.map(stemOf)
		.sort();
}

function stemOf(word: string): string {
	if (word.length < FEWEST_STEMMED) return word;
	const stem = word.replace(/(?:ed|ing|ies|es|s|y)$/, '');
	return stem.length >= FEWEST_STEMMED - 1 ? stem : word;
}
