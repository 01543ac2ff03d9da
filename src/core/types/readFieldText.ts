import type { FrontmatterValue } from '../note/frontmatter.ts';
import { hasListValue } from './hasListValue.ts';
import type { Field } from './noteType.ts';

/** A value that a field can be set to from a line of text; `undefined`: the field goes. */
export type FieldTextValue = ScalarValue | readonly ScalarValue[] | undefined;

type ScalarValue = Extract<FrontmatterValue, string | number | boolean>;

/** What a text came to, or that its list is not closed. */
export type FieldText = { readonly kind: 'value'; readonly value: FieldTextValue } | { readonly kind: 'unclosed' };

/**
 * `text`, as it is typed after `field=`, as the value of `field`; `undefined` for a field that no type knows.
 *
 * A text in square brackets is a list. For a field that holds a list commas part items without brackets as well, but not in
 * quotes, in a link, or inside what `isName` knows as a name (`Washington, D.C.`). Numbers and booleans are read where the
 * type says so, and without a type where the whole value is one.
 */
export function readFieldText(text: string, field: Field | undefined, isName: (text: string) => boolean = () => false): FieldText {
	const written = text.trim();
	if (written === '') return { kind: 'value', value: undefined };
	if (isBracketed(written)) {
		if (!written.endsWith(']')) return { kind: 'unclosed' };
		return { kind: 'value', value: splitItems(written.slice(1, -1)).map((item) => scalarOf(item, field)) };
	}
	if (field === undefined || !hasListValue(field)) return { kind: 'value', value: scalarOf(written, field) };
	const parts = splitItems(written);
	return { kind: 'value', value: (field.kind === 'note' ? joinNames(parts, isName) : parts).map((item) => scalarOf(item, field)) };
}

/** `[A, B]` and `[[[A]], [[B]]]` are lists, `[[A]]` and `[[A]], [[B]]` are links. */
function isBracketed(text: string): boolean {
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

/** No name holds more commas. */
const MAX_COMMAS = 4;

/** `parts` with those put together again that are one known name, the longest first. */
function joinNames(parts: readonly string[], isName: (text: string) => boolean): readonly string[] {
	const joined: string[] = [];
	for (let at = 0; at < parts.length; ) {
		let end = Math.min(parts.length, at + MAX_COMMAS + 1);
		while (end > at + 1 && !isName(parts.slice(at, end).join(', '))) end -= 1;
		joined.push(parts.slice(at, end).join(', '));
		at = end;
	}
	return joined;
}

/** A number as YAML 1.2 core reads it, in the forms that give the same digits again. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;

function scalarOf(written: string, field: Field | undefined): ScalarValue {
	const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(written);
	if (quoted) return quoted[1] ?? quoted[2] ?? '';
	if (field !== undefined && field.kind !== 'number' && field.kind !== 'boolean') return written;
	if (NUMBER.test(written) && String(Number(written)) === written) return Number(written);
	if (written === 'true' || written === 'false') return written === 'true';
	return written;
}
