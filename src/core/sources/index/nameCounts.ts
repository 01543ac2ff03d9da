import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { mostFirst } from '../../text/mostFirst.ts';

/** For each key the names that have it and how often. Adding and taking away cost the same however many there are. */
export interface NameCounts {
	add(key: string, name: string): void;
	take(key: string, name: string): void;
	has(key: string): boolean;
	/** How often all names together have it. */
	total(key: string): number;
	/** In code-unit order. */
	names(key: string): string[];
	/** The name that has it most often, of equals the first in code-unit order; `undefined` where there is none. */
	mostCommon(key: string): string | undefined;
	keys(): Iterable<string>;
}

export function nameCounts(): NameCounts {
	// Nearly every key has one name once, which is then kept without a map around it.
	const byKey = new Map<string, string | Map<string, number>>();
	const countsOf = (key: string): ReadonlyMap<string, number> => {
		const known = byKey.get(key);
		return typeof known === 'string' ? new Map([[known, 1]]) : (known ?? NONE);
	};
	const change = (key: string, name: string, by: number): void => {
		const known = byKey.get(key);
		if (known === undefined) {
			if (by > 0) byKey.set(key, name);
			return;
		}
		const counts = typeof known === 'string' ? new Map([[known, 1]]) : known;
		const count = (counts.get(name) ?? 0) + by;
		if (count > 0) counts.set(name, count);
		else counts.delete(name);
		if (counts.size === 0) byKey.delete(key);
		else if (counts !== known) byKey.set(key, counts);
	};
	return {
		add: (key, name) => change(key, name, 1),
		take: (key, name) => change(key, name, -1),
		has: (key) => byKey.has(key),
		total: (key) => [...countsOf(key).values()].reduce((sum, count) => sum + count, 0),
		names: (key) => [...countsOf(key).keys()].sort(compareCodeUnits),
		mostCommon: (key) => mostFirst(countsOf(key))[0]?.[0],
		keys: () => byKey.keys(),
	};
}

const NONE: ReadonlyMap<string, number> = new Map();
