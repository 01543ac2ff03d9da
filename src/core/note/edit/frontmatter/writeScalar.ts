import { showNumber } from '../../../text/showNumber.ts';
import type { FrontmatterValue } from '../../frontmatter.ts';

/** A value that is written on one line: what `writeScalar` takes. */
export type Scalar = string | number | boolean | null;

/** Words that a YAML 1.1 reader (PyYAML, js-yaml 3) or a 1.2 reader takes for a boolean, a null or a number. */
const SPECIAL_WORDS: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', 'nan', 'inf']);

/**
 * Text that every YAML reader takes as it stands, in a block and inside brackets: it begins with a letter, so it is
 * no number, date or indicator; it has no `:`, `#`, comma or bracket; its blanks are single and inside.
 */
const PLAIN = /^\p{L}[\p{L}\p{M}\p{N}_./()&'+-]*(?: [\p{L}\p{M}\p{N}_./()&'+-]+)*$/u;

/** Characters YAML 1.1 readers refuse or fold in double quotes, beside those that JSON escapes (YAML 1.1, 5.1). */
const ESCAPED_BESIDE_JSON = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/**
 * `value` as YAML on one line that readers of YAML 1.1 and 1.2 read as the same thing, also inside a flow list:
 * plain where nothing else can be meant, else in double quotes.
 *
 * A lone surrogate comes out as an escape that no reader accepts; the planners refuse such values before.
 */
export function writeScalar(value: Scalar): string {
	if (value === null) return 'null';
	if (typeof value === 'boolean') return value ? 'true' : 'false';
	if (typeof value === 'number') return writeNumber(value);
	return isSafePlain(value) ? value : quoted(value);
}

/** Whether `value` is text, a number, a boolean or null: what stands on one line. */
export function isScalar(value: FrontmatterValue | undefined): value is Scalar {
	return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** `text` in double quotes, with the escapes of JSON, which YAML shares. */
export function quoted(text: string): string {
	return JSON.stringify(text).replace(ESCAPED_BESIDE_JSON, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `text` in single quotes, which know no escapes: in double quotes where it needs one. */
export function singleQuoted(text: string): string {
	const inDouble = quoted(text);
	return inDouble.replace(/\\(["\\])/g, '$1') === `"${text}"` ? `'${text.replaceAll("'", "''")}'` : inDouble;
}

function isSafePlain(text: string): boolean {
	return PLAIN.test(text) && !SPECIAL_WORDS.has(text.toLowerCase());
}

function writeNumber(value: number): string {
	const text = Object.is(value, -0) ? '-0' : showNumber(value);
	const exponent = text.indexOf('e');
	// YAML 1.1 knows an exponent only after a decimal point.
	if (exponent === -1 || text.includes('.')) return text;
	return `${text.slice(0, exponent)}.0${text.slice(exponent)}`;
}
