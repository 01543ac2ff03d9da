/** What `data` has under `key` itself, and not what any object has, such as `constructor`. */
export function ownValue<Value>(data: Readonly<Record<string, Value>>, key: string): Value | undefined {
	return Object.hasOwn(data, key) ? data[key] : undefined;
}
