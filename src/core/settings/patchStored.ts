import { isObject } from '../text/isObject.ts';

/** Stored data as JSON gives it: what we know of it, and what a later version or somebody else put there. */
export type StoredObject = Readonly<Record<string, unknown>>;

/**
 * `stored` with what differs between `before` and `after` put in, at every level: keys that neither of the two knows stay, and so does a stored value
 * that was not understood, until it is changed itself. A list is one value. Nothing is changed in place.
 */
export function patchStored(stored: unknown, before: StoredObject, after: StoredObject): StoredObject {
	const kept = new Map(isObject(stored) ? Object.entries(stored) : []);
	const was = new Map(Object.entries(before));
	const is = new Map(Object.entries(after));
	for (const [key, value] of is) {
		const old = was.get(key);
		if (isObject(value) && isObject(old)) {
			if (!isSame(old, value)) kept.set(key, patchStored(kept.get(key), old, value));
		} else if (!isSame(old, value)) kept.set(key, value);
	}
	for (const key of was.keys()) if (!is.has(key)) kept.delete(key);
	// fromEntries defines own keys, whatever they are called; an assignment to `__proto__` would not.
	return Object.fromEntries(kept);
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
