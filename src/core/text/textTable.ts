/** So many places are looked at before a text goes to the overflow: texts that were made to collide cost no more than others. */
const MAX_PROBES = 32;

/**
 * A map from the text of its values whose keys can be looked up as a stretch of a longer text, without cutting it out:
 * of the links of a vault nine in ten are spelled as another one is.
 */
export class TextTable<Value extends { readonly text: string }> {
	/** For each place, by hash: the number of an entry plus one, 0 for a free place; then the entry's hash. */
	#places = new Int32Array(1024);
	/** `undefined` for an entry that was deleted; its place stays taken. */
	readonly #values: (Value | undefined)[] = [];
	readonly #overflow = new Map<string, Value>();

	/** The value whose text is `text.slice(start, end)`, `undefined` where there is none. */
	get(text: string, start = 0, end = text.length): Value | undefined {
		const entry = this.#entryOf(text, start, end);
		if (entry !== -1) return this.#values[entry];
		return this.#overflow.size === 0 ? undefined : this.#overflow.get(text.slice(start, end));
	}

	/** Adds a value whose text is not in it. */
	add(value: Value): void {
		const entry = this.#values.length;
		if (entry * 4 >= this.#places.length) this.#grow();
		if (this.#place(entry, hashOf(value.text, 0, value.text.length))) this.#values.push(value);
		else this.#overflow.set(value.text, value);
	}

	delete(text: string): void {
		const entry = this.#entryOf(text, 0, text.length);
		if (entry === -1) this.#overflow.delete(text);
		else this.#values[entry] = undefined;
	}

	*values(): Iterable<Value> {
		for (const value of this.#values) if (value !== undefined) yield value;
		yield* this.#overflow.values();
	}

	/** The entry of `text.slice(start, end)`, -1 where there is none but perhaps in the overflow. */
	#entryOf(text: string, start: number, end: number): number {
		const hash = hashOf(text, start, end);
		const places = this.#places;
		const mask = places.length - 1;
		for (let at = (hash * 2) & mask, probe = 0; probe < MAX_PROBES; at = (at + 2) & mask, probe += 1) {
			const entry = (places[at] ?? 0) - 1;
			if (entry === -1) return -1;
			if (places[at + 1] !== hash) continue;
			const value = this.#values[entry];
			if (value !== undefined && isAt(value.text, text, start, end)) return entry;
		}
		return -1;
	}

	/** Takes the first free place for an entry; false where there is none near by. */
	#place(entry: number, hash: number): boolean {
		const mask = this.#places.length - 1;
		for (let at = (hash * 2) & mask, probe = 0; probe < MAX_PROBES; at = (at + 2) & mask, probe += 1) {
			if (this.#places[at] !== 0) continue;
			this.#places[at] = entry + 1;
			this.#places[at + 1] = hash;
			return true;
		}
		return false;
	}

	#grow(): void {
		const before = this.#places;
		this.#places = new Int32Array(before.length * 2);
		for (let at = 0; at < before.length; at += 2) {
			const entry = (before[at] ?? 0) - 1;
			const value = this.#values[entry];
			if (value === undefined || this.#place(entry, before[at + 1] ?? 0)) continue;
			this.#overflow.set(value.text, value);
			this.#values[entry] = undefined;
		}
	}
}

/** FNV-1a over code units, without a sign. */
function hashOf(text: string, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

function isAt(key: string, text: string, start: number, end: number): boolean {
	if (key.length !== end - start) return false;
	for (let at = 0; at < key.length; at += 1) if (key.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
	return true;
}
