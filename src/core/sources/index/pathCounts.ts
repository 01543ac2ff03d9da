import { compareCodeUnits } from '../../vault/compareCodeUnits.ts';

/** For each key the paths that have it and how often. Adding and taking away cost the same however many there are. */
export interface PathCounts {
	add(key: string, path: string): void;
	take(key: string, path: string): void;
	has(key: string): boolean;
	/** How often all paths together have it. */
	total(key: string): number;
	/** In code-unit order. */
	paths(key: string): string[];
	keys(): Iterable<string>;
}

export function pathCounts(): PathCounts {
	const byKey = new Map<string, Map<string, number>>();
	const change = (key: string, path: string, by: number): void => {
		const counts = byKey.get(key) ?? new Map<string, number>();
		const count = (counts.get(path) ?? 0) + by;
		if (count > 0) counts.set(path, count);
		else counts.delete(path);
		if (counts.size > 0) byKey.set(key, counts);
		else byKey.delete(key);
	};
	return {
		add: (key, path) => change(key, path, 1),
		take: (key, path) => change(key, path, -1),
		has: (key) => byKey.has(key),
		total: (key) => [...(byKey.get(key)?.values() ?? [])].reduce((sum, count) => sum + count, 0),
		paths: (key) => [...(byKey.get(key)?.keys() ?? [])].sort(compareCodeUnits),
		keys: () => byKey.keys(),
	};
}
