import type { FrontmatterValue } from '../../core/note/frontmatter.ts';
import type { Field, NoteType } from '../../core/types/noteType.ts';
import { OperatorError } from '../operatorError.ts';

/** `field=value` as the command line has it, the value read as the field's type wants it; `undefined`: the field goes. */
export interface Assignment {
	readonly field: string;
	readonly value: Scalar | readonly Scalar[] | undefined;
}

type Scalar = Extract<FrontmatterValue, string | number | boolean>;

/**
 * Reads `field=value` arguments. A value in square brackets is a list; a field that holds a list takes a lone value as
 * a list of one. Numbers and booleans are read where the type says so, and without a type where the whole value is one.
 *
 * @throws {OperatorError} for an argument without a field or an equals sign, and for a list that is not closed.
 */
export function parseAssignments(given: readonly string[], type: NoteType | undefined): readonly Assignment[] {
	return given.map((argument) => {
		const equals = argument.indexOf('=');
		const field = argument.slice(0, Math.max(0, equals)).trim();
		if (field === '') throw new OperatorError(`"${argument}" sets nothing; give FIELD=VALUE, such as status="in force"`);
		return { field, value: readValue(argument.slice(equals + 1).trim(), field, type?.fields.get(field)) };
	});
}

function readValue(text: string, name: string, field: Field | undefined): Assignment['value'] {
	if (text === '') return undefined;
	if (isList(text)) {
		if (!text.endsWith(']')) throw new OperatorError(`${name}="${text}" is a list that is not closed; give ${name}="${text}]"`);
		return splitItems(text.slice(1, -1)).map((item) => scalarOf(item, field));
	}
	const scalar = scalarOf(text, field);
	return field !== undefined && (field.many || field.kind === 'tags') ? [scalar] : scalar;
}

/** `[A, B]` and `[[[A]], [[B]]]` are lists, `[[A]]` is one link. */
function isList(text: string): boolean {
	return text.startsWith('[') && (!text.startsWith('[[') || text.startsWith('[[['));
}

/** The parts between commas that stand outside quotes and outside links. */
function splitItems(text: string): readonly string[] {
	const items: string[] = [];
	let item = '';
	let quote = '';
	let depth = 0;
	for (const character of text) {
		if (quote === '' && depth === 0 && character === ',') {
			items.push(item);
			item = '';
			continue;
		}
		if (quote !== '') quote = character === quote ? '' : quote;
		else if (item.trim() === '' && (character === '"' || character === "'")) quote = character;
		else if (character === '[') depth++;
		else if (character === ']') depth--;
		item += character;
	}
	return [...items, item].map((each) => each.trim()).filter((each) => each !== '');
}

/** A number as YAML 1.2 core reads it, in the forms that give the same digits again. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;

function scalarOf(written: string, field: Field | undefined): Scalar {
	const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(written);
	if (quoted) return quoted[1] ?? quoted[2] ?? '';
	if (field !== undefined && field.kind !== 'number' && field.kind !== 'boolean') return written;
	if (NUMBER.test(written) && String(Number(written)) === written) return Number(written);
	if (written === 'true' || written === 'false') return written === 'true';
	return written;
}
