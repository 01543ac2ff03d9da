import { mostFirst } from '../../text/mostFirst.ts';
import { countUp } from '../../text/countUp.ts';
import type { FieldDefinition } from '../definition/typeDefinition.ts';
import { fieldKind, type FieldKindId } from '../kinds/fieldKinds.ts';
import { judge } from '../kinds/twoStepSchema.ts';
import type { NoteTypes } from '../noteType.ts';
import { isPlaceholder } from '../../vault/names/couldBeName.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';
import type { Steps } from '../../text/steps.ts';
import type { FieldEvidence, SeenValue } from './fieldEvidence.ts';
import { nameEvidence, narrowestOf, type NameIndex } from './targetsOf.ts';

/** With fewer notes nothing is required, whatever they have in common. */
const ENOUGH_NOTES = 5;

/** Longer values are sentences, and nobody picks a sentence from a list. */
const LONGEST_SUGGESTION = 40;
const MOST_SUGGESTIONS = 12;

/** Nobody picks a day or a moment from a list, though a program that touched many notes at once wrote the same one into all of them. */
const MOMENT = /\b\d{1,2}:\d\d\b|^\d{4}-\d\d-\d\d/;

/** A word that is so many times as frequent as one near to it is the one that was meant. */
const FAR_MORE = 5;

/** More than this share of the different values have to be names of notes, and so many: a quarter leads nowhere in a sound vault. */
const NAMED_SHARE = 0.5;
const FEWEST_NAMED = 3;

/** Values are offered where this share of all is given more than once: titles and sentences are each their own. */
const REPEATED_SHARE = 0.5;

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
 * (maps, `true` among words, no value at all). A list of values is never closed, and nothing is required unless there are
 * enough notes and all have it: no note is to have a finding for what is learned from it.
 */
export function* inferField(evidence: FieldEvidence, index: NameIndex, types: NoteTypes): Steps<FieldDefinition | undefined> {
	const known = OBSIDIAN_FIELDS[evidence.name];
	if (known !== undefined && Object.hasOwn(OBSIDIAN_FIELDS, evidence.name)) return known;
	// A list with nothing but an empty list in it is filled, and says nothing.
	if (evidence.filled === 0 || evidence.values.length === 0) return undefined;
	const plain = yield* plainKindOf(evidence.values);
	if (plain === undefined) return undefined;
	const learned = { ...(yield* kindOf(plain, evidence, index, types)), ...listOf(evidence) };
	return isAlwaysThere(evidence) ? { ...learned, required: true, ...knownWhenMade(evidence.name, learned) } : learned;
}

/** A field that says when its note was made or changed, and not when something happened. */
const MOMENT_OF_NOTE = /^(?:date[-_ ]?)?(?:created|updated|modified)(?:[-_ ]?(?:date|at|on))?$/i;

/** What a new note can say of itself in a field that it has to have, so that it is not born with a problem. */
function knownWhenMade(name: string, { kind, many }: FieldDefinition): FieldDefinition {
	if (many === true) return {};
	if (kind === 'date' && MOMENT_OF_NOTE.test(name)) return { default: '{{date}}' };
	return kind === 'text' && name.toLowerCase() === 'title' ? { default: '{{title}}' } : {};
}

function* plainKindOf(values: readonly SeenValue[]): Steps<FieldKindId | undefined> {
	for (const id of PLAIN_KINDS) if ((yield* countValidAs(id, values)) === values.length) return id;
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

function* kindOf(plain: FieldKindId, evidence: FieldEvidence, index: NameIndex, types: NoteTypes): Steps<FieldDefinition> {
	if (plain !== 'text') return { kind: plain };
	const names = yield* nameEvidence(evidence.values, index);
	if (names.named >= FEWEST_NAMED && names.named / names.different > NAMED_SHARE && !names.isNearMissed) {
		const of = narrowestOf(names.types, names.different, types);
		return of.length === 0 ? { kind: 'note' } : { kind: 'note', of };
	}
	const suggest = repeated(evidence.values);
	return suggest.length === 0 ? { kind: 'text' } : { kind: 'text', suggest };
}

/** The values that come more than once, the most frequent first, without those that are a more frequent one mistyped. */
function repeated(values: readonly SeenValue[]): readonly string[] {
	const counts = new Map<string, number>();
	let given = 0;
	for (const { value, from } of values) {
		// `N/A` and the like stand where there is nothing to say, and links are offered as names.
		if (typeof value === 'string' && (isPlaceholder(value) || value.startsWith('[['))) continue;
		given += 1;
		// What is called like the note is the note's own, also where a vault holds a folder twice.
		if (value === noteNameOf(from)) continue;
		const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
		if (text.length <= LONGEST_SUGGESTION && !MOMENT.test(text)) countUp(counts, text);
	}
	const frequent = mostFirst([...counts].filter(([, count]) => count > 1));
	if (frequent.reduce((sum, [, count]) => sum + count, 0) < given * REPEATED_SHARE) return [];
	const suggestions: string[] = [];
	for (const [text, count] of frequent) {
		if (suggestions.length === MOST_SUGGESTIONS) break;
		const others = frequent.filter(([, other]) => other >= count * FAR_MORE).map(([other]) => other);
		if (nearestWord(text, others) === undefined) suggestions.push(text);
	}
	return suggestions;
}

function listOf({ filled, lists }: FieldEvidence): FieldDefinition {
	if (lists === 0) return {};
	const many = lists * 2 >= filled ? { many: true } : {};
	return lists === filled ? many : { ...many, oneOrMany: true };
}

function isAlwaysThere({ notes, filled }: FieldEvidence): boolean {
	return notes >= ENOUGH_NOTES && filled === notes;
}
