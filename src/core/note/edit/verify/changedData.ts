import { addToList } from '../../../text/addToList.ts';
import { isList } from '../../isList.ts';
import type { FrontmatterData, FrontmatterValue } from '../../frontmatter.ts';
import { ownValue } from '../../../text/ownValue.ts';

/** A copy of `data` with `value` at `path`: in its place where the entry is there, last where it is a new key. The way to it has to be there. */
export function dataWith(data: FrontmatterData, path: readonly (string | number)[], value: FrontmatterValue): FrontmatterData {
	return dataWithAll(data, [{ path, value }]);
}

/** A value for the entry at a path. */
interface ValueAt {
	readonly path: readonly (string | number)[];
	readonly value: FrontmatterValue;
}

/** `dataWith` for several values, none within another. */
export function dataWithAll(data: FrontmatterData, values: readonly ValueAt[]): FrontmatterData {
	return withValues(data, values, 0) as FrontmatterData;
}

/** A copy of `data` without the key. */
export function dataWithout(data: FrontmatterData, key: string): FrontmatterData {
	return fromEntries(Object.entries(data).filter(([name]) => name !== key));
}

/** A copy of `data` whose key `from` is called `to`, in its place; `order` are the keys as they are written. */
export function dataRenamed(data: FrontmatterData, order: readonly string[], from: string, to: string): FrontmatterData {
	return fromEntries(order.map((name) => [name === from ? to : name, data[name] ?? null]));
}

/** @param depth how many steps of the paths lead to `current`. */
function withValues(current: FrontmatterValue | undefined, values: readonly ValueAt[], depth: number): FrontmatterValue {
	const [first] = values;
	if (first !== undefined && first.path.length === depth) return first.value;
	const below = new Map<string | number | undefined, ValueAt[]>();
	for (const each of values) {
		const step = each.path[depth];
		addToList(below, step, each);
	}
	if (isList(current))
		return current.map((item, index) => {
			const within = below.get(index);
			return within === undefined ? item : withValues(item, within, depth + 1);
		});
	const map = current as FrontmatterData;
	const copy = fromEntries(Object.entries(map));
	for (const [step, within] of below) {
		const key = String(step);
		copy[key] = withValues(ownValue(map, key), within, depth + 1);
	}
	return copy;
}

/** Without a prototype, so that a key called `__proto__` is a key. */
function fromEntries(entries: readonly (readonly [string, FrontmatterValue])[]): Record<string, FrontmatterValue> {
	const data = Object.create(null) as Record<string, FrontmatterValue>;
	for (const [key, value] of entries) data[key] = value;
	return data;
}
