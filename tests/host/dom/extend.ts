/** Adds to a prototype without making the names enumerable, so that `for in` still sees only the DOM's own. */
export function extend(prototype: object, members: PropertyDescriptorMap | Record<string, unknown>): void {
	for (const [name, value] of Object.entries(members)) {
		Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
	}
}

export function getters(prototype: object, members: Record<string, (this: never) => unknown>): void {
	for (const [name, get] of Object.entries(members)) Object.defineProperty(prototype, name, { get: get, configurable: true });
}
