import type { FrontmatterData } from '../../note/frontmatter.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import type { NoteTypeOrigin } from '../noteType.ts';
import { templateBody } from '../templateBody.ts';
import { entriesOf, readText, readTexts, readWord, refuseKey, refuseValue } from './readEntries.ts';
import { readSections } from './readSections.ts';
import { readFieldDefinition } from './readFieldDefinition.ts';
import { TYPE_NOTE, type DefinitionReading, type Entry, type FieldDefinition, type TypeDefinition } from './typeDefinition.ts';
import { ownValue } from '../../text/ownValue.ts';

/** Every key of a type note that says something about its type, with what it says, for the page of types. */
export const TYPE_KEYS: Readonly<Record<string, string>> = {
	name: "What notes of the type have after the type key. Without it the type note's file name.",
	extends: 'The type whose fields, sections and template it takes over.',
	description: 'A sentence for forms and lists.',
	folder: 'Where its new notes go. Without it where most notes of the type are.',
	fields: 'Its fields by name, in the order in which a new note gets them.',
	sections: 'Headings that every note of the type should have, in order; one may be a map that says more of it.',
	'unknown-fields': '`warn` reports fields that the type does not describe; `allow` is the default.',
};

/** What a definition is read with: where it stands and what it is called where it does not say. */
export interface DefinitionPlace {
	readonly typeKey: string;
	readonly fallbackName: string;
	readonly origin: NoteTypeOrigin;
}

/**
 * The definition in the front matter of a type note and its body, which is the template of new notes.
 * What cannot be understood is left out and told to `reading`; the rest goes on working. Never throws.
 */
export function readTypeDefinition(
	data: FrontmatterData,
	body: string,
	place: DefinitionPlace,
	reading: DefinitionReading,
): TypeDefinition {
	const entry = (key: string): Entry | undefined => {
		const value = ownValue(data, key);
		return value === undefined || value === null ? undefined : { value, path: [key] };
	};
	const text = (key: string, example: string): string | undefined => {
		const found = entry(key);
		return found && readText(found, example, reading);
	};
	reportNearMisses(data, place.typeKey, reading);
	const sectionsEntry = entry('sections');
	const sections = sectionsEntry && readSections(sectionsEntry, reading);
	const unknownFields = entry('unknown-fields');
	const definition: { -readonly [Key in keyof TypeDefinition]: TypeDefinition[Key] | undefined } = {
		name: readName(text('name', 'flashpoint'), place.fallbackName, reading),
		extends: text('extends', 'actor'),
		folder: text('folder', 'Events')?.replace(/^\/|\/$/g, ''),
		fields: readFields(entry('fields'), place.typeKey, reading),
		sections: sections?.names,
		sectionShapes: sections?.shapes,
		unknownFields: unknownFields && readWord(unknownFields, ['allow', 'warn'], reading),
		template: templateBody(body),
		description: text('description', 'Two actors and how they stand to each other'),
		origin: place.origin,
	};
	return Object.fromEntries(Object.entries(definition).filter(([, value]) => value !== undefined)) as unknown as TypeDefinition;
}

function readName(name: string | undefined, fallbackName: string, reading: DefinitionReading): string {
	if (name !== TYPE_NOTE) return name ?? fallbackName;
	refuseValue({ value: name, path: ['name'] }, `another name: \`${TYPE_NOTE}\` is what type notes themselves are`, reading);
	return fallbackName;
}

function readFields(entry: Entry | undefined, typeKey: string, reading: DefinitionReading): ReadonlyMap<string, FieldDefinition> {
	const fields = new Map<string, FieldDefinition>();
	if (entry === undefined) return fields;
	// A list of names is shorthand for fields of which nothing is asked.
	if (Array.isArray(entry.value)) {
		for (const name of readTexts(entry, 'status', reading) ?? []) fields.set(name, {});
		return fields;
	}
	const entries = entriesOf(entry);
	if (entries === undefined) refuseValue(entry, 'a map of fields such as `{ status: text }`', reading);
	for (const { key, ...inner } of entries ?? []) {
		if (key === typeKey) {
			const message = `\`${key}\` names the type of every note; expected the name of another field`;
			reading.problems.push({ severity: 'warning', path: inner.path, part: 'key', message });
			continue;
		}
		fields.set(key, readFieldDefinition(inner, reading));
	}
	return fields;
}

/** A type note may have properties of its own; one that is nearly a key of types is that key mistyped. */
function reportNearMisses(data: FrontmatterData, typeKey: string, reading: DefinitionReading): void {
	const known = [...Object.keys(TYPE_KEYS)];
	for (const key of Object.keys(data)) {
		if (key === typeKey || Object.hasOwn(TYPE_KEYS, key)) continue;
		if (nearestWord(key, known) !== undefined) refuseKey({ value: null, path: [key] }, known, reading);
	}
}
