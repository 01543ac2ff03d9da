import { isList } from '../../isList.ts';
import type { FrontmatterData, FrontmatterValue } from '../../frontmatter.ts';

/** A copy of `data` with `value` at `path`: in its place where the entry is there, last where it is a new key. The way to it has to be there. */
export function dataWith(data: FrontmatterData, path: readonly (string | number)[], value: FrontmatterValue): FrontmatterData {
	return withValue(data, path, value) as FrontmatterData;
}

/** A copy of `data` without the key. */
export function dataWithout(data: FrontmatterData, key: string): FrontmatterData {
	return fromEntries(Object.entries(data).filter(([name]) => name !== key));
}

/** A copy of `data` whose key `from` is called `to`, in its place; `order` are the keys as they are written. */
export function dataRenamed(data: FrontmatterData, order: readonly string[], from: string, to: string): FrontmatterData {
	return fromEntries(order.map((name) => [name === from ? to : name, data[name] ?? null]));
}

function withValue(current: FrontmatterValue | undefined, path: readonly (string | number)[], value: FrontmatterValue): FrontmatterValue {
	const [step, ...rest] = path;
	if (step === undefined) return value;
	if (isList(current)) return current.map((item, index) => (index === step ? withValue(item, rest, value) : item));
	const map = current as FrontmatterData;
	const copy = fromEntries(Object.entries(map));
	copy[String(step)] = withValue(Object.hasOwn(map, step) ? map[String(step)] : undefined, rest, value);
	return copy;
}

/** Without a prototype, so that a key called `__proto__` is a key. */
function fromEntries(entries: readonly (readonly [string, FrontmatterValue])[]): Record<string, FrontmatterValue> {
	const data = Object.create(null) as Record<string, FrontmatterValue>;
	for (const [key, value] of entries) data[key] = value;
	return data;
}
