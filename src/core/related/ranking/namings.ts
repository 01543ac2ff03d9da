import { visitWords } from '../../text/wordTokens.ts';
import { type NumberRows, RowWriter } from './numberRows.ts';
import { placeOf } from './placeOf.ts';

/** A name of fewer code points, all its words together, means too many things. */
const FEWEST_CODE_POINTS = 4;

/** A note that a text names, and how often. */
export interface Naming {
	readonly note: number;
	readonly times: number;
}

/** Which notes the text of each note names, and how often. */
export class Namings {
	readonly rows: NumberRows;
	/** How often, in the order of the numbers of the rows. */
	readonly times: Int32Array;

	constructor(rows: NumberRows, times: Int32Array) {
		this.rows = rows;
		this.times = times;
	}

	/** The notes that a note names, in ascending order. */
	of(note: number): Int32Array {
		return this.rows.of(note);
	}

	/** How often a note names the other. */
	timesOf(note: number, other: number): number {
		const { starts, numbers } = this.rows;
		return this.times[placeOf(numbers, other, starts[note], starts[note + 1])] ?? 0;
	}
}

/** Puts namings together, note by note. */
export class NamingWriter {
	readonly #rows = new RowWriter();
	readonly #times: number[] = [];

	/** Adds what the next note names, in ascending order of notes. */
	add(namings: readonly Naming[]): void {
		this.#rows.add(namings.map(({ note }) => note));
		for (const { times } of namings) this.#times.push(times);
	}

	finish(): Namings {
		return new Namings(this.#rows.finish(), Int32Array.from(this.#times));
	}
}

/** A name in so many words is none that a text would say; it also keeps a search from long aliases. */
const MOST_WORDS = 24;

/** So many names are taken in in a step: a few milliseconds. */
const NAMES_A_STEP = 1000;

/** What may follow the words that led here: a tree of names, word by word. */
interface NameNode {
	/** Most names are not the beginning of another: a map for each of them would be larger than all else. */
	next: Map<number, NameNode> | undefined;
	/** The notes of which the words up to here are a name, if they are one. */
	notes: number[] | undefined;
}

/** Finds the notes of a vault that a text names. */
export interface NameFinder {
	/** The notes that a sequence of words names by title or alias, in ascending order; `self`, whose own names count for nothing, left out. */
	namedIn(tokens: Uint32Array, self: number): readonly Naming[];
}

/**
 * Knows the names of all notes: titles and aliases, in words as `wordTokens` makes them; yields now and then. In a text the longest name counts
 * where several begin, no two overlap, and one that several notes bear counts for each.
 *
 * @param names those of a note one after the other.
 */
export function* nameFinderSteps(
	names: Iterable<{ readonly name: string; readonly note: number }>,
): Generator<undefined, NameFinder, undefined> {
	const root = yield* nameTree(names);
	return {
		namedIn(tokens, self) {
			const times = new Map<number, number>();
			for (let at = 0; at < tokens.length; ) {
				const found = longestAt(root, tokens, at);
				at += found?.words ?? 1;
				if (found === undefined || found.notes.includes(self)) continue;
				for (const note of found.notes) times.set(note, (times.get(note) ?? 0) + 1);
			}
			return Array.from(times, ([note, count]) => ({ note, times: count })).sort((a, b) => a.note - b.note);
		},
	};
}

function* nameTree(names: Iterable<{ readonly name: string; readonly note: number }>): Generator<undefined, NameNode, undefined> {
	const root: NameNode = { next: undefined, notes: undefined };
	let done = 0;
	for (const { name, note } of names) {
		if (done++ % NAMES_A_STEP === 0) yield;
		let node = root;
		for (const token of tokensOfName(name)) {
			const known: NameNode = node.next?.get(token) ?? { next: undefined, notes: undefined };
			node.next = (node.next ?? new Map<number, NameNode>()).set(token, known);
			node = known;
		}
		if (node === root) continue;
		// A list with a first number in it has no room for sixteen more.
		if (node.notes === undefined) node.notes = [note];
		else if (node.notes.at(-1) !== note) node.notes.push(note);
	}
	return root;
}

/** The words of a name, none where it is too short, too long or of digits only. */
function tokensOfName(name: string): readonly number[] {
	const tokens: number[] = [];
	let codePoints = 0;
	let isNumber = true;
	visitWords(name, (hash, length, isNumberAlone) => {
		tokens.push(hash);
		codePoints += length;
		isNumber &&= isNumberAlone;
	});
	return isNumber || codePoints < FEWEST_CODE_POINTS || tokens.length > MOST_WORDS ? [] : tokens;
}

/** The longest name that begins with the word at `at`. */
function longestAt(
	root: NameNode,
	tokens: Uint32Array,
	at: number,
): { readonly notes: readonly number[]; readonly words: number } | undefined {
	let found: { readonly notes: readonly number[]; readonly words: number } | undefined;
	let node = root.next?.get(tokens[at] ?? 0);
	for (let words = 1; node !== undefined; words += 1) {
		if (node.notes !== undefined) found = { notes: node.notes, words };
		node = at + words >= tokens.length ? undefined : node.next?.get(tokens[at + words] ?? 0);
	}
	return found;
}
