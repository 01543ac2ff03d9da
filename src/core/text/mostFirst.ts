import { compareCodeUnits } from './compareCodeUnits.ts';

/** What was counted with how often, most often first, of equals in the order of code units. */
export function mostFirst<Key extends string>(counts: Iterable<readonly [Key, number]>): (readonly [Key, number])[] {
	return [...counts].sort(([a, first], [b, second]) => second - first || compareCodeUnits(a, b));
}
