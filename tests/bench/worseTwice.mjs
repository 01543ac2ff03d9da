/** A figure that is worse by this much, twice in a row, is no chance. */
const WORSE = 1.1;

/**
 * Compares at most twice, the second time only what the first found to be worse.
 *
 * `compare` is given the names of figures, `undefined` for all of them, and gives `{ what, before, now, least }` for each: the
 * same thing measured in the same rounds, where less is better. Figures that are both below `least` are noise. One that is
 * missing on one side (not a number) is new or gone, and cannot be worse.
 *
 * @returns the names of what is worse by a tenth both times.
 */
export function worseTwice(compare, say = () => undefined) {
	let suspects;
	for (const attempt of [1, 2]) {
		const figures = compare(suspects);
		for (const figure of figures) say(lineOf(figure, attempt));
		const asked = suspects;
		suspects = figures.filter((figure) => isWorse(figure) && (asked?.includes(figure.what) ?? true)).map(({ what }) => what);
		if (suspects.length === 0) return [];
	}
	return suspects;
}

function isWorse({ before, now, least = 0 }) {
	return now / Math.max(before, least) >= WORSE;
}

function lineOf(figure, attempt) {
	const { what, before, now, unit = 'ms' } = figure;
	const verdict = isWorse(figure) ? (attempt === 1 ? 'worse, measured again' : 'worse again') : 'fine';
	return `${what}: ${now.toFixed(0)} ${unit}, before ${before.toFixed(0)} ${unit}; ${(now / before).toFixed(2)} of it, ${verdict}`;
}
