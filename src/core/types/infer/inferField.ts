import type { FieldDefinition } from '../definition/typeDefinition.ts';
import { fieldKind, type FieldKindId } from '../kinds/fieldKinds.ts';
import { judge } from '../kinds/twoStepSchema.ts';
import type { NoteTypes } from '../noteType.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import type { Steps } from '../../text/steps.ts';
import type { FieldEvidence, SeenValue } from './fieldEvidence.ts';
import { nameEvidence, narrowestOf, type NameIndex } from './targetsOf.ts';

/** With fewer notes nothing is required, whatever they have in common. */
const ENOUGH_NOTES = 5;

/** Of so many the odd one is a slip: a field forgotten, a list where all others have one value, a word for a number. */
const MANY = 50;
const NEARLY_ALL = 0.98;

/** Longer values are sentences, and nobody picks a sentence from a list. */
const LONGEST_SUGGESTION = 40;
const MOST_SUGGESTIONS = 12;

/** A word that is so many times as frequent as one near to it is the one that was meant. */
const FAR_MORE = 5;

/** How many of the different values have to be names of notes: a quarter of them leads nowhere in a vault that is sound. */
const NAMED_SHARE = 0.5;

/** So many values are judged in a step: a few milliseconds. */
const VALUES_A_STEP = 50;

/** Kinds that are told from the values alone, the strictest first. */
const PLAIN_KINDS: readonly FieldKindId[] = ['boolean', 'number', 'date', 'url', 'text'];

/** Fields that Obsidian itself gives a meaning. */
const OBSIDIAN_FIELDS: Readonly<Record<string, FieldDefinition>> = {
	tags: { kind: 'tags' },
	aliases: { kind: 'text', many: true, oneOrMany: true },
};

/**
 * The definition under which what was seen in a field is sound, or `undefined` where there is none
 * (maps, `true` among words, no value at all). A list of values is never closed, and nothing is required unless enough
 * notes have it. Of fifty one may be an exception to everything.
 */
export function* inferField(evidence: FieldEvidence, index: NameIndex, types: NoteTypes): Steps<FieldDefinition | undefined> {
	const known = OBSIDIAN_FIELDS[evidence.name];
	if (known !== undefined && Object.hasOwn(OBSIDIAN_FIELDS, evidence.name)) return known;
	if (evidence.filled === 0) return undefined;
	const plain = yield* plainKindOf(evidence.values);
	if (plain === undefined) return undefined;
	return { ...(yield* kindOf(plain, evidence, index, types)), ...listOf(evidence), ...(isAlwaysThere(evidence) ? { required: true } : {}) };
}

function* plainKindOf(values: readonly SeenValue[]): Steps<FieldKindId | undefined> {
	for (const id of PLAIN_KINDS) if (areAll(yield* countValidAs(id, values), values.length)) return id;
	return undefined;
}

/** How many of the values are sound ones of the kind. */
export function* countValidAs(id: FieldKindId, values: readonly SeenValue[]): Steps<number> {
	const schema = fieldKind(id).schema({ many: true, suggest: [], options: [], of: [] });
	let valid = 0;
	for (const [at, { value }] of values.entries()) {
		if (at % VALUES_A_STEP === VALUES_A_STEP - 1) yield;
		if (judge(schema, value) === 'sound') valid += 1;
	}
	return valid;
}

/** Whether `some` of `all` are all of them, or as good as all of many. */
function areAll(some: number, all: number): boolean {
	return some === all || (all >= MANY && some / all >= NEARLY_ALL);
}

function* kindOf(plain: FieldKindId, evidence: FieldEvidence, index: NameIndex, types: NoteTypes): Steps<FieldDefinition> {
	if (plain !== 'text') return { kind: plain };
	const names = yield* nameEvidence(evidence.values, index);
	if (names.different > 0 && names.named / names.different >= NAMED_SHARE) {
		const of = narrowestOf(names.types, names.different, types);
		return of.length === 0 ? { kind: 'note' } : { kind: 'note', of };
	}
	const suggest = repeated(evidence.values);
	return suggest.length === 0 ? { kind: 'text' } : { kind: 'text', suggest };
}

/** The values that come more than once, the most frequent first, without those that are a more frequent one mistyped. */
function repeated(values: readonly SeenValue[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const { value } of values) {
		const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
		if (text.length <= LONGEST_SUGGESTION) counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	const frequent = [...counts].filter(([, count]) => count > 1).sort(([a, first], [b, second]) => second - first || compareCodeUnits(a, b));
	const suggestions: string[] = [];
	for (const [text, count] of frequent) {
		if (suggestions.length === MOST_SUGGESTIONS) break;
		const others = frequent.filter(([, other]) => other >= count * FAR_MORE).map(([other]) => other);
		if (nearestWord(text, others) === undefined) suggestions.push(text);
	}
	return suggestions;
}

function listOf({ filled, lists }: FieldEvidence): FieldDefinition {
	if (areAll(filled - lists, filled)) return {};
	const many = lists * 2 >= filled ? { many: true } : {};
	return areAll(lists, filled) ? many : { ...many, oneOrMany: true };
}

function isAlwaysThere({ notes, filled }: FieldEvidence): boolean {
	return notes >= ENOUGH_NOTES && areAll(filled, notes);
}
