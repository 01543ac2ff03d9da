/** What makes a pattern more than names, `*`, `**` and `?`: braces, classes, groups and quotes. */
const SPECIAL = /[[\]{}()!"\\|^$+@<>`]/;

/** Any number of folders. */
const MANY = '**';

/**
 * Whether a path matches a pattern of names, `*`, `**` and `?`, or lies in a folder that does, as the package for patterns has it.
 * A regular expression made of such a pattern goes back and forth between its stars, for each star as many times as a name has letters;
 * this takes as long as the path and the pattern are, in the worst case their product.
 *
 * @returns `undefined` for any other pattern.
 */
export function plainGlob(pattern: string): ((path: string) => boolean) | undefined {
	const parts = pattern.split('/');
	if (SPECIAL.test(pattern) || parts.some((part) => /^(?:\.{0,2}|\*{3,})$/.test(part))) return undefined;
	const wanted = [...parts];
	const last = wanted.findLastIndex((part) => part !== MANY) + 1;
	// The package takes `Actors/**` for the folder and what is in it, and `A*/**` for what is in such folders.
	if (last < wanted.length && wanted[last - 1]?.endsWith('*') === true) wanted.splice(last, Infinity, '*');
	wanted.push(MANY);
	return (path) =>
		matches(wanted, path.split('/'), {
			isMany: (part) => part === MANY,
			mayTake: (name) => !name.startsWith('.'),
			fits: partFits,
		});
}

/** A star, or the first letter for any, takes no dot at the beginning of a name: such files are hidden. */
function partFits(part: string, name: string): boolean {
	if (/^[*?]/.test(part) && name.startsWith('.')) return false;
	return matches(part.split(''), name.split(''), {
		isMany: (letter) => letter === '*',
		mayTake: () => true,
		fits: (letter, given) => letter === '?' || letter === given,
	});
}

interface Matching {
	/** Whether it stands for any number of what is given, none included. */
	readonly isMany: (wanted: string) => boolean;
	/** Whether what is given may be one of those. */
	readonly mayTake: (given: string) => boolean;
	readonly fits: (wanted: string, given: string) => boolean;
}

/** What stands between two that stand for many is best where it fits first, so that only the last of them is ever gone back to. */
function matches(wanted: readonly string[], given: readonly string[], { isMany, mayTake, fits }: Matching): boolean {
	let at = 0;
	let last: { readonly next: number; taken: number } | undefined;
	for (let here = 0; here < given.length; ) {
		const part = wanted[at];
		const item = given[here] ?? '';
		if (part !== undefined && isMany(part)) {
			at += 1;
			last = { next: at, taken: here };
		} else if (part !== undefined && fits(part, item)) {
			at += 1;
			here += 1;
		} else if (last !== undefined && mayTake(given[last.taken] ?? '')) {
			last.taken += 1;
			here = last.taken;
			at = last.next;
		} else return false;
	}
	return wanted.slice(at).every(isMany);
}
