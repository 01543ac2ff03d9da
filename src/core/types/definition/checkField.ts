import type { FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import { withArticle } from '../../text/withArticle.ts';
import type { Field, NoteType } from '../noteType.ts';
import { validateFields } from '../validateFields.ts';
import type { DefinitionProblem, DefinitionReading, FieldDefinition } from './typeDefinition.ts';

/**
 * Tells `reading` what a field's own definition says that comes to nothing: parts that its kind has no use for,
 * a choice without options, a default that the field itself would refuse, conditions on fields that are not there.
 */
export function checkField(own: FieldDefinition, field: Field, type: NoteType, reading: DefinitionReading): void {
	const path: FrontmatterPath = ['fields', field.name];
	const report = (part: string, message: string, severity: DefinitionProblem['severity'] = 'warning'): void => {
		reading.problems.push({ severity, path: [...path, part], part: 'key', message });
	};
	const useless = (part: string, kind: string): void =>
		report(part, `\`${part}\` says nothing of ${withArticle(field.kind)} field; expected \`kind: ${kind}\` with it`);
	if (own.options !== undefined && field.kind !== 'choice') useless('options', 'choice');
	if (own.of !== undefined && field.kind !== 'note') useless('of', 'note');
	if (own.inverse !== undefined && field.kind !== 'note') useless('inverse', 'note');
	if (own.after !== undefined && field.kind !== 'date' && field.kind !== 'number') useless('after', 'date');
	for (const part of ['min', 'max'] as const) {
		if (own[part] !== undefined && !field.many && field.oneOrMany !== true && field.kind !== 'number') useless(part, 'number');
	}
	if (field.kind === 'choice' && field.options.length === 0) {
		reading.problems.push({
			severity: 'error',
			path,
			part: 'key',
			message: `\`${field.name}\` has no \`options\`; expected a list such as \`[low, high]\``,
		});
	}
	if (own.default !== undefined) checkDefault(field, own.default, reading);
	for (const name of Object.keys(own.requiredWhen ?? {})) checkFieldName(name, [...path, 'required-when', name], 'key', type, reading);
	if (own.after !== undefined) checkFieldName(own.after, [...path, 'after'], 'value', type, reading);
}

/** Tells `reading` where `name` is no field of `type`. */
export function checkFieldName(
	name: string,
	path: FrontmatterPath,
	part: DefinitionProblem['part'],
	type: NoteType,
	reading: DefinitionReading,
): void {
	if (type.fields.has(name)) return;
	const suggestion = nearestWord(name, type.fields.keys());
	const expected = suggestion === undefined ? 'a field of this type' : `\`${suggestion}\``;
	const message = `\`${name}\` is no field of \`${type.name}\`; expected ${expected}`;
	reading.problems.push({ severity: 'warning', path, part, message, ...(suggestion === undefined ? {} : { suggestion }) });
}

function checkDefault(field: Field, value: FrontmatterValue, reading: DefinitionReading): void {
	// What a placeholder comes to is not known before there is a note.
	if (JSON.stringify(value).includes('{{')) return;
	const only: NoteType = {
		name: '',
		fields: new Map([[field.name, field]]),
		sections: [],
		unknownFields: 'allow',
		template: '',
		origin: { kind: 'built-in' },
	};
	const [fault] = validateFields(only, { [field.name]: value });
	if (fault === undefined) return;
	const message = `\`default\` of \`${field.name}\` is \`${fault.shown}\`; expected ${fault.expected}`;
	reading.problems.push({ severity: 'error', path: ['fields', field.name, 'default'], part: 'value', message });
}
