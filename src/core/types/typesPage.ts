import { exportBuiltin } from './exportBuiltin.ts';
import { describeField } from './describeField.ts';
import { FIELD_PARTS } from './definition/readFieldDefinition.ts';
import { SECTION_ITEMS, SECTION_KEYS } from './definition/readSections.ts';
import { TYPE_KEYS } from './definition/readTypeDefinition.ts';
import { fieldKinds } from './kinds/fieldKinds.ts';
import type { Field, NoteType } from './noteType.ts';
import { noteTypesFrom } from './noteTypesFrom.ts';
import { PLACEHOLDERS } from './placeholderNames.ts';

/** The page `docs/types.md`: what a type note may say, the kinds of fields, and the built-in types. Made from the code alone. */
export function typesPage(): string {
	const { types } = noteTypesFrom([], { typeKey: 'type' });
	const example = types.get('policy');
	return `${[
		'# Note types',
		'This page is generated from the code.',
		'A note names its type in its front matter: `type: policy`. What a type asks of its notes is described in a type note, one a type, in the folder `Types` (the folder and the key are settings). Its front matter is the description, its body is the template of new notes. The types below are built in; a type note of the same name counts instead, and one that also `extends` that name adds to it. This is the built-in type `policy` as a type note:',
		fenced('yaml', example ? exportBuiltin(example, types, 'type').trimEnd() : ''),
		'## What a type note says',
		table(
			['Key', 'What it says'],
			Object.entries(TYPE_KEYS).map(([key, says]) => [`\`${key}\``, says]),
		),
		'A type takes over everything of the type it extends. It may ask for more and never for less, since its notes are notes of that type as well.',
		'## Kinds of fields',
		table(
			['Kind', 'What it is', 'Example'],
			fieldKinds.map(({ id, description, example: value }) => [`\`${id}\``, description, `\`${value}\``]),
		),
		'## What a field says',
		'A field is a map of the following, or a kind alone: `since: date`.',
		table(
			['Key', 'What it says'],
			FIELD_PARTS.map(({ key, says }) => [`\`${key}\``, says]),
		),
		'## What a section says',
		'A section is a heading, or a map of the following: `{ name: Sources, items: link, empty: warn }`.',
		table(
			['Key', 'What it says'],
			Object.entries(SECTION_KEYS).map(([key, says]) => [`\`${key}\``, says]),
		),
		table(
			['Items', 'What they are'],
			Object.entries(SECTION_ITEMS).map(([key, says]) => [`\`${key}\``, says]),
		),
		'## What a template may name',
		'In the body of a type note, in a default and in the templates of the vault. Every field of the type may be named as well; whatever else stands in braces, and what other programs would run, stays as it is.',
		table(
			['Placeholder', 'What stands there in a new note'],
			Object.entries(PLACEHOLDERS).map(([name, says]) => [`\`{{${name}}}\``, says]),
		),
		'## The built-in types',
		...types.all().flatMap(builtInType),
	].join('\n\n')}\n`;
}

function builtInType(type: NoteType): string[] {
	const parts = [`### ${type.name}`, `${type.description ?? ''}.${type.extends === undefined ? '' : ` Extends \`${type.extends}\`.`}`];
	if (type.extends === undefined) parts.push(table(['Field', 'Expected', ''], [...type.fields.values()].map(fieldRow)));
	if (type.sections.length > 0) parts.push(`Sections: ${type.sections.map((heading) => `\`${heading}\``).join(', ')}.`);
	return parts;
}

function fieldRow(field: Field): string[] {
	const expected = field.oneOrMany === true ? `${describeField({ ...field, many: false })}, or several` : describeField(field);
	return [`\`${field.name}\``, expected, field.required ? 'required' : ''];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fenced(language: string, text: string): string {
	return `\`\`\`${language}\n${text}\n\`\`\``;
}
