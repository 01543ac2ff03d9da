import { publisherKey } from './parsing/publisherName.ts';

/** One line of the setting, `WSJ = Wall Street Journal`: what the first is called counts as the second. */
export function sameOutletLine(name: string, as: string): string {
	return `${name} = ${as}`;
}

/** The name under which an outlet counts by the lines of the setting; lines that lead in a circle end where they began, one without `=` says nothing. */
export function outletNames(lines: readonly string[]): (name: string) => string {
	const as = new Map(pairsIn(lines));
	if (as.size === 0) return (name) => name;
	return (name) => {
		const seen = new Set<string>();
		let now = name;
		for (let next = as.get(publisherKey(now)); next !== undefined && !seen.has(publisherKey(now)); next = as.get(publisherKey(now))) {
			seen.add(publisherKey(now));
			now = next;
		}
		return now;
	};
}

/** What else the outlet that goes by `names` is called by the lines of the setting, `names` included. */
export function allOutletNames(lines: readonly string[], names: readonly string[]): readonly string[] {
	const nameOf = outletNames(lines);
	const own = new Set(names.map((name) => publisherKey(nameOf(name))));
	return [...names, ...pairsIn(lines).flatMap(([key]) => (own.has(publisherKey(nameOf(key))) ? [key] : []))];
}

function pairsIn(lines: readonly string[]): [key: string, as: string][] {
	return lines.flatMap((line): [string, string][] => {
		const at = line.indexOf(' = ');
		const [name, as] = [line.slice(0, at).trim(), line.slice(at + 3).trim()];
		return at > 0 && name !== '' && as !== '' ? [[publisherKey(name), as]] : [];
	});
}
