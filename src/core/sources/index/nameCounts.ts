import { compareCodeUnits } from '../../text/compareCodeUnits.ts';

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
	const byKey = new Map<string, Map<string, number>>();
	const change = (key: string, name: string, by: number): void => {
		const counts = byKey.get(key) ?? new Map<string, number>();
		const count = (counts.get(name) ?? 0) + by;
		if (count > 0) counts.set(name, count);
		else counts.delete(name);
		if (counts.size > 0) byKey.set(key, counts);
		else byKey.delete(key);
	};
	return {
		add: (key, name) => change(key, name, 1),
		take: (key, name) => change(key, name, -1),
		has: (key) => byKey.has(key),
		total: (key) => [...(byKey.get(key)?.values() ?? [])].reduce((sum, count) => sum + count, 0),
		names: (key) => [...(byKey.get(key)?.keys() ?? [])].sort(compareCodeUnits),
		mostCommon: (key) => [...(byKey.get(key) ?? [])].sort((a, b) => b[1] - a[1] || compareCodeUnits(a[0], b[0]))[0]?.[0],
		keys: () => byKey.keys(),
	};
}
