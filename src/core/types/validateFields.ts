import type { ZodMiniType } from 'zod/mini';
import { copyOf } from '../text/interner.ts';
import type { FrontmatterData, FrontmatterPath } from '../note/frontmatter.ts';
import { describeField, describeOne } from './describeField.ts';
import type { FieldFault, FieldFaultKind } from './fieldFault.ts';
import { isEmptyValue, isRequiredIn } from './isRequiredIn.ts';
import { fieldKind } from './kinds/fieldKinds.ts';
import { judge } from './kinds/twoStepSchema.ts';
import { isBefore } from './isBefore.ts';
import { inlineCode } from '../text/inlineCode.ts';
import type { Field, NoteType } from './noteType.ts';
import { showValue } from '../text/showValue.ts';
import { ownValue } from '../text/ownValue.ts';

/** More faults than this are one fault: the note is of another type, or no note at all. */
const MAX_FAULTS = 100;

/** A longer list is not looked into: no field of a note has a thousand values. */
const MAX_ITEMS = 1_000;

interface CompiledField {
	readonly field: Field;
	readonly schema: ZodMiniType;
	readonly takesAnyText: boolean;
	/** Texts that were found sound: the same few stand in note after note. */
	readonly sound: Set<string>;
}

/** More different texts than this are not the values of a closed list, and asking the schema costs no more than looking them up. */
const MAX_REMEMBERED = 500;

// Held by the type itself, so that a type that is gone takes its schemas along; a type's fields never change.
const compiledTypes = new WeakMap<NoteType, readonly CompiledField[]>();

/**
 * What is wrong with the fields that `type` describes in a note's front matter, in the type's order; empty for a sound note.
 *
 * Fields that are not the type's are no concern of this (see `unknownFieldsOf`). Only own keys of `data` count.
 * At most 100 faults come back, and a list is measured before its items are looked at. Never throws.
 */
export function validateFields(type: NoteType, data: FrontmatterData): readonly FieldFault[] {
	let faults: FieldFault[] | undefined;
	for (const compiled of compiledFields(type)) {
		const { field } = compiled;
		const value = ownValue(data, field.name);
		if (isEmptyValue(value)) {
			if (!isRequiredIn(field, data)) continue;
			(faults ??= []).push(fault(field, [field.name], emptiness(value), describeField(field)));
			continue;
		}
		const found = faultsOfValue(compiled, value);
		if (found.length === 0) {
			const early = field.after === undefined ? undefined : faultOfOrder(field, field.after, value, data);
			if (early) (faults ??= []).push(early);
			continue;
		}
		faults = [...(faults ?? []), ...found];
		if (faults.length >= MAX_FAULTS) return faults.slice(0, MAX_FAULTS);
	}
	return faults ?? NO_FAULTS;
}

const NO_FAULTS: readonly FieldFault[] = [];

function compiledFields(type: NoteType): readonly CompiledField[] {
	let compiled = compiledTypes.get(type);
	if (compiled === undefined) {
		compiled = [...type.fields.values()].map((field) => {
			const kind = fieldKind(field.kind);
			return { field, schema: kind.schema(field), takesAnyText: kind.takesAnyText === true, sound: new Set<string>() };
		});
		compiledTypes.set(type, compiled);
	}
	return compiled;
}

/** The value lies before that of the field after which it has to be. */
function faultOfOrder(field: Field, after: string, value: unknown, data: FrontmatterData): FieldFault | undefined {
	const other = ownValue(data, after);
	if (typeof other === 'object' || !isBefore(value, other)) return undefined;
	const { suggestion: _no, ...found } = fault(
		field,
		[field.name],
		'value',
		`${fieldKind(field.kind).noun(field)} not before ${inlineCode(after)}, which is ${inlineCode(String(other))}`,
		value,
	);
	return found;
}

function emptiness(value: unknown): FieldFaultKind {
	if (value === undefined) return 'missing';
	return Array.isArray(value) ? 'empty-list' : 'no-value';
}

function faultsOfValue(compiled: CompiledField, value: unknown): readonly FieldFault[] {
	const { field } = compiled;
	if (Array.isArray(value) && value.length > MAX_ITEMS) {
		return [fault(field, [field.name], 'value', `at most ${MAX_ITEMS} values`, value)];
	}
	if (field.kind === 'tags') return faultsOfOne(compiled, value, [field.name]);
	if (Array.isArray(value)) return field.many || field.oneOrMany === true ? faultsOfList(compiled, value) : [listForOne(compiled, value)];
	if (field.many && field.oneOrMany !== true) return [oneForList(compiled, value)];
	return faultsOfOne(compiled, value, [field.name]);
}

function faultsOfOne({ field, schema, takesAnyText, sound }: CompiledField, value: unknown, path: FrontmatterPath): readonly FieldFault[] {
	if (typeof value === 'string' && (takesAnyText || sound.has(value))) return NO_FAULTS;
	const judgement = judge(schema, value);
	if (judgement === 'sound') {
		if (typeof value === 'string' && sound.size < MAX_REMEMBERED) sound.add(copyOf(value));
		return NO_FAULTS;
	}
	const found = fault(field, path, judgement === 'not-allowed' ? 'value' : 'kind', describeOne(field), value);
	const canQuote = isUnquotedLink(value) ? takesLinks(field) : isUnquotedWord(value) && judge(schema, String(value)) === 'sound';
	return [canQuote ? { ...found, quote: true } : found];
}

function faultsOfList(compiled: CompiledField, items: readonly unknown[]): readonly FieldFault[] {
	const { field } = compiled;
	// `actors: [[Iran]]` is meant as one link, not as a list in a list.
	if (isUnquotedLink(items) && takesLinks(field)) {
		return [{ ...fault(field, [field.name], 'kind', describeField(field), items), quote: true, wrapInList: true }];
	}
	const faults: FieldFault[] = [];
	let count = 0;
	items.forEach((item, position) => {
		if (isEmptyValue(item)) return;
		count += 1;
		if (faults.length < MAX_FAULTS) faults.push(...faultsOfOne(compiled, item, [field.name, position]));
	});
	const tooFew = field.min !== undefined && count < field.min;
	const tooMany = field.max !== undefined && count > field.max;
	if (tooFew || tooMany) faults.push(fault(field, [field.name], 'value', describeField(field), items));
	return faults;
}

function oneForList({ field, schema }: CompiledField, value: unknown): FieldFault {
	const found = fault(field, [field.name], 'kind', describeField(field), value);
	if (judge(schema, value) !== 'sound') return found;
	return typeof value === 'string' && mayBeSeveral(field, value) ? found : { ...found, wrapInList: true };
}

/** `Iran, Israel` and `Iran and Israel` may be two names or one: not for us to say. An address is one whatever it holds. */
function mayBeSeveral({ kind }: Field, value: string): boolean {
	if (kind === 'url') return /\s/.test(value.trim());
	return /[,;/|\u00b7\u2022&+]|\]\][^\]]*\[\[|\s(?:and|und|et|y|e|vs\.?|[-\u2013\u2014])\s/i.test(value);
}

function listForOne({ field, schema }: CompiledField, items: readonly unknown[]): FieldFault {
	const found = fault(field, [field.name], 'kind', describeOne(field), items);
	if (isUnquotedLink(items) && takesLinks(field)) return { ...found, quote: true };
	const [only] = items;
	return items.length === 1 && judge(schema, only) === 'sound' ? { ...found, suggestion: String(only) } : found;
}

function fault(field: Field, path: FrontmatterPath, kind: FieldFaultKind, expected: string, value?: unknown): FieldFault {
	const found: FieldFault = { field, path, fault: kind, expected, shown: value === undefined ? '' : showValue(value) };
	const suggestion = value === undefined || typeof value === 'object' ? undefined : fieldKind(field.kind).suggestionFor?.(value, field);
	return suggestion === undefined ? found : { ...found, suggestion };
}

function takesLinks(field: Field): boolean {
	return field.kind === 'note' || field.kind === 'text';
}

/** `[[Iran]]` without quotes: a list that holds nothing but a list of one text. */
function isUnquotedLink(value: unknown): boolean {
	if (!Array.isArray(value) || value.length !== 1) return false;
	const inner: unknown = value[0];
	return Array.isArray(inner) && inner.length === 1 && typeof inner[0] === 'string';
}

/** `true`, or a number with more digits than can be read: text once it is quoted. */
function isUnquotedWord(value: unknown): boolean {
	return typeof value === 'boolean' || typeof value === 'number';
}
