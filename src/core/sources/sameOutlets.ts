import { rebuiltEntries, withHeldEntry } from '../settings/heldEntries.ts';
import type { HeldEntries } from '../settings/timedEntries.ts';
import { publisherKey } from './parsing/publisherName.ts';

/** What publishers count as: for the name that sources give, the outlet that it is. */
export type SameOutlets = HeldEntries;

/** `outlets` after the user said that `name` is `as`; what it was said to be before is forgotten, and so is that `as` were `name`. */
export function withSameOutlet(outlets: SameOutlets, name: string, as: string): SameOutlets {
	const [key, asKey] = [publisherKey(name), publisherKey(as)];
	const others = rebuiltEntries(outlets, (at, outlet) => [
		at,
		publisherKey(at) === key ? [] : outlet.filter((each) => publisherKey(at) !== asKey || publisherKey(each) !== key),
	]);
	return withHeldEntry(others, name, as);
}

/**
 * The name under which an outlet counts; names that lead in a circle end where they began. Where two devices said that one name is two outlets, it is the
 * first in code-unit order, on both of them.
 */
export function outletNames(outlets: SameOutlets): (name: string) => string {
	const as = new Map(pairsIn(outlets));
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

/** What else the outlet that goes by `names` is called, `names` included. */
export function allOutletNames(outlets: SameOutlets, names: readonly string[]): readonly string[] {
	const nameOf = outletNames(outlets);
	const own = new Set(names.map((name) => publisherKey(nameOf(name))));
	return [...names, ...pairsIn(outlets).flatMap(([key]) => (own.has(publisherKey(nameOf(key))) ? [key] : []))];
}

function pairsIn(outlets: SameOutlets): [key: string, as: string][] {
	return Object.entries(outlets).flatMap(([name, [as]]): [string, string][] => (as === undefined ? [] : [[publisherKey(name), as]]));
}
