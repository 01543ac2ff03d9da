import { countUp } from '../text/countUp.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';

/** What says something of the type of a note that is named. */
export const FEATURE_KINDS = ['word', 'ending', 'shape', 'namedBy', 'field', 'heading', 'neighbour'] as const;

export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** One thing that is seen, and its share of all things of its kind that are. */
export interface Evidence {
	readonly kind: FeatureKind;
	readonly feature: string;
	readonly share: number;
}

/** Further words of a title are those of a sentence. */
const MOST_WORDS = 8;

/** What stands so many lines away is named in the same breath. */
const LINES_NEAR = 2;

const LETTERS_OF_ENDING = 3;

/** What a title says: its words, its last three letters, its shape. */
export function titleEvidence(title: string): readonly Evidence[] {
	const words = (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
	const letters = words.join('');
	return [
		...words.map((feature): Evidence => ({ kind: 'word', feature, share: 1 })),
		{ kind: 'ending', feature: letters.slice(-LETTERS_OF_ENDING), share: 1 },
		{ kind: 'shape', feature: shapeOf(title), share: 1 },
	];
}

/** `US-Israel Relations` has the shape `A-X X`, `Section 502B` is `X 9A`: capitals, digits and marks, word by word. */
function shapeOf(title: string): string {
	return title
		.trim()
		.split(/\s+/)
		.slice(0, MOST_WORDS)
		.map((word) => (word.match(/[\p{L}\p{M}'\u2019.]+|\p{Nd}+|[^\p{L}\p{Nd}]/gu) ?? []).map(shapeOfRun).join(''))
		.join(' ');
}

/** Capitals are `A`, a word with a capital at its beginning `X`, another one `x`, digits `9`; a mark is itself. */
function shapeOfRun(run: string): string {
	if (/^\p{Nd}/u.test(run)) return '9';
	if (!/^\p{L}/u.test(run)) return run;
	if (run.length > 1 && run.toUpperCase() === run && run.toLowerCase() !== run) return 'A';
	return /^\p{Lu}/u.test(run) ? 'X' : 'x';
}

/** What a note says around its links: its type, its headings, and its links to notes that have a type. */
interface NotePlace {
	readonly type: string;
	readonly headings: readonly string[];
	readonly links: readonly { readonly line: number; readonly target: string; readonly type: string }[];
}

export type NotePlaces = (path: string) => NotePlace;

/** Reads each note of `index` once, however many links of it are asked for. */
export function notePlaces(index: Pick<VaultIndex, 'record' | 'targetOf'>): NotePlaces {
	const known = new Map<string, NotePlace>();
	return (path) => {
		let place = known.get(path);
		if (place === undefined) known.set(path, (place = placeOf(path, index)));
		return place;
	};
}

function placeOf(path: string, index: Pick<VaultIndex, 'record' | 'targetOf'>): NotePlace {
	const record = index.record(path);
	const links = (record?.links ?? []).flatMap((link) => {
		const to = index.targetOf(link, path);
		const type = to === null || to === path ? undefined : index.record(to)?.type;
		return type === undefined ? [] : [{ line: link.line, target: link.target, type }];
	});
	return { type: record?.type ?? '', headings: (record?.headings ?? []).map(({ text }) => text), links };
}

/** What the places say where a note is named: the type of the note, the field, the heading, what is named near it. */
export function namingEvidence(mentions: readonly Backlink[], places: NotePlaces): readonly Evidence[] {
	const seen = new Map<string, { kind: FeatureKind; feature: string; share: number }>();
	const near = new Map<string, number>();
	const count = (kind: FeatureKind, feature: string, share: number): void => {
		const key = `${kind} ${feature}`;
		const known = seen.get(key);
		if (known === undefined) seen.set(key, { kind, feature, share });
		else known.share += share;
	};
	// Places that say the same are not so many reasons; a field is one each time.
	const each = 1 / Math.sqrt(mentions.length);
	for (const { from, link } of mentions) {
		const { type, headings, links } = places(from);
		count('namedBy', type, each);
		if (link.field !== null) count('field', `${type} ${link.field}`, 1);
		const heading = headings[link.section]?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
		for (const word of heading.slice(0, MOST_WORDS)) count('heading', word, each);
		for (const other of links) {
			if (Math.abs(other.line - link.line) > LINES_NEAR || other.target === link.target) continue;
			countUp(near, other.type);
		}
	}
	let total = 0;
	for (const times of near.values()) total += times;
	for (const [type, times] of near) count('neighbour', type, times / total);
	return [...seen.values()];
}
