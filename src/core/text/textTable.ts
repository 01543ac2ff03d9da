/** So many places are looked at before a text goes to the overflow: texts that were made to collide cost no more than others. */
const MAX_PROBES = 32;

/** A value that is made when somebody asks for it: until then the hash of its text and its length tell it from others. */
export interface LaterValue<Value> {
	readonly hash: number;
	readonly length: number;
	make(): Value;
}

/**
 * A map from the text of its values whose keys can be looked up as a stretch of a longer text, without cutting it out:
 * of the links of a vault nine in ten are spelled as another one is.
 */
export class TextTable<Value extends { readonly text: string }, Later extends LaterValue<Value> = LaterValue<Value>> {
	/** For each place, by hash, `WIDTH` numbers: that of an entry plus one, 0 for a free place; its hash; where its text begins in `#characters`, `NOWHERE` where it came as one that is made later, and its length. */
	#places = new Int32Array(512 * WIDTH);
	/** The texts of all entries, one after the other: comparing with a text of its own would touch four more places in memory. */
	#characters = new Uint16Array(4096);
	#used = 0;
	/** `undefined` for an entry that was deleted; its place stays taken. */
	readonly #values: (Value | Later | undefined)[] = [];
	readonly #overflow = new Map<string, Value>();

	/** The value whose text is `text.slice(start, end)`, `undefined` where there is none. */
	get(text: string, start = 0, end = text.length): Value | undefined {
		const entry = this.#entryOf(text, start, end);
		if (entry !== -1) return this.#made(entry);
		return this.#overflow.size === 0 ? undefined : this.#overflow.get(text.slice(start, end));
	}

	/** Says that so many values more may be added. */
	reserve(count: number): void {
		const width = 2 ** Math.ceil(Math.log2((this.#values.length + count) * 2 * WIDTH));
		if (width > this.#places.length) this.#grow(width);
	}

	/** Adds a value whose text is not in it. */
	add(value: Value): void {
		const { text } = value;
		if (this.#push(value, hashOf(text, 0, text.length), this.#used, text.length)) this.#keep(text);
		else this.#overflow.set(text, value);
	}

	/** Adds a value that is made when somebody asks for it; `false`, and nothing is added, where one with this text may be in it. */
	addLater(later: Later): boolean {
		const { hash, length } = later;
		const places = this.#places;
		const mask = places.length - 1;
		for (let at = (hash * WIDTH) & mask, probe = 0; probe < MAX_PROBES && places[at] !== 0; at = (at + WIDTH) & mask, probe += 1)
			if (places[at + 1] === hash && places[at + 3] === length) return false;
		return this.#overflow.size === 0 && this.#push(later, hash, NOWHERE, length);
	}

	delete(text: string): void {
		const entry = this.#entryOf(text, 0, text.length);
		if (entry === -1) this.#overflow.delete(text);
		else this.#values[entry] = undefined;
	}

	/** All values; of those that are made later only the ones that `mayBe` asked for. */
	*values(mayBe?: (later: Later) => boolean): Iterable<Value> {
		for (let entry = 0; entry < this.#values.length; entry += 1) {
			const value = this.#values[entry];
			if (value === undefined || (mayBe !== undefined && 'make' in value && !mayBe(value))) continue;
			const made = this.#made(entry);
			if (made !== undefined) yield made;
		}
		yield* this.#overflow.values();
	}

	#made(entry: number): Value | undefined {
		const value = this.#values[entry];
		return value === undefined || !('make' in value) ? value : (this.#values[entry] = value.make());
	}

	/** Adds an entry; `false` where there is no place for it near by. */
	#push(value: Value | Later, hash: number, start: number, length: number): boolean {
		const entry = this.#values.length;
		if (entry * 2 * WIDTH >= this.#places.length) this.#grow();
		if (!this.#place(entry, hash, start, length)) return false;
		this.#values.push(value);
		return true;
	}

	/** The entry of `text.slice(start, end)`, -1 where there is none but perhaps in the overflow. */
	#entryOf(text: string, start: number, end: number): number {
		const hash = hashOf(text, start, end);
		const places = this.#places;
		const mask = places.length - 1;
		for (let at = (hash * WIDTH) & mask, probe = 0; probe < MAX_PROBES; at = (at + WIDTH) & mask, probe += 1) {
			const entry = (places[at] ?? 0) - 1;
			if (entry === -1) return -1;
			if (places[at + 1] !== hash || places[at + 3] !== end - start) continue;
			const from = places[at + 2] ?? 0;
			const isSame = from === NOWHERE ? text.startsWith(this.#made(entry)?.text ?? '', start) : this.#isAt(from, text, start, end);
			if (isSame && this.#values[entry] !== undefined) return entry;
		}
		return -1;
	}

	#isAt(from: number, text: string, start: number, end: number): boolean {
		const characters = this.#characters;
		for (let at = start, kept = from; at < end; at += 1, kept += 1) if (characters[kept] !== text.charCodeAt(at)) return false;
		return true;
	}

	#keep(text: string): void {
		if (this.#used + text.length > this.#characters.length) {
			const larger = new Uint16Array(Math.max(this.#characters.length * 2, this.#used + text.length));
			larger.set(this.#characters);
			this.#characters = larger;
		}
		for (let at = 0; at < text.length; at += 1) this.#characters[this.#used + at] = text.charCodeAt(at);
		this.#used += text.length;
	}

	/** Takes the first free place for an entry; false where there is none near by. */
	#place(entry: number, hash: number, start: number, length: number): boolean {
		const places = this.#places;
		const mask = places.length - 1;
		for (let at = (hash * WIDTH) & mask, probe = 0; probe < MAX_PROBES; at = (at + WIDTH) & mask, probe += 1) {
			if (places[at] !== 0) continue;
			places[at] = entry + 1;
			places[at + 1] = hash;
			places[at + 2] = start;
			places[at + 3] = length;
			return true;
		}
		return false;
	}

	#grow(width = this.#places.length * 2): void {
		const before = this.#places;
		this.#places = new Int32Array(width);
		for (let at = 0; at < before.length; at += WIDTH) {
			const entry = (before[at] ?? 0) - 1;
			if (this.#values[entry] === undefined || this.#place(entry, before[at + 1] ?? 0, before[at + 2] ?? 0, before[at + 3] ?? 0)) continue;
			const value = this.#made(entry);
			if (value !== undefined) this.#overflow.set(value.text, value);
			this.#values[entry] = undefined;
		}
	}
}

/** How many numbers stand for a place. */
const WIDTH = 4;

/** Where the text of an entry stands that came as one that is made later. */
const NOWHERE = -1;

/** FNV-1a over code units, without a sign. */
export function hashOf(text: string, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash ^ (hash >>> 15)) & 0x3fffffff;
}
