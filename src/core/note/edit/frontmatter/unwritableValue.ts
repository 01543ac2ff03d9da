import { hasHarmfulControl, loneSurrogateAt } from '../../../text/hiddenCharacters.ts';
import type { FrontmatterValue } from '../../frontmatter.ts';
import type { Refusal } from '../verify/editOutcome.ts';
import { refuse } from '../verify/refuse.ts';
import { isScalar, type Scalar } from './writeScalar.ts';

/** YAML readers take no longer key on a line of its own (YAML 1.2, 7.4), quotes and escapes included. */
const MAX_KEY = 500;

/** A value that can be written: one on a line, or a list of such. */
export type WritableValue = Scalar | readonly Scalar[];

/** Why `value` cannot be written, or `undefined`. */
export function unwritableValue(value: WritableValue): Refusal | undefined {
	const parts: readonly Scalar[] = isScalar(value) ? [value] : value;
	for (const part of parts) {
		const fault = typeof part === 'string' ? badText(part) : undefined;
		if (fault) return fault;
	}
	return undefined;
}

/** Why `key` cannot be the name of a field, or `undefined`. */
export function badKey(key: string): Refusal | undefined {
	if (key === '' || key.length > MAX_KEY) return refuse('BAD_VALUE', `a field's name has 1 to ${MAX_KEY} characters`);
	return badText(key);
}

/** Whether `value` can be written as it is: text, a number, a boolean, nothing, or a list of those. */
export function isWritable(value: FrontmatterValue | undefined): value is WritableValue {
	return isScalar(value) || (Array.isArray(value) && value.every((item: FrontmatterValue) => isScalar(item)));
}

function badText(text: string): Refusal | undefined {
	if (loneSurrogateAt(text) !== -1)
		return refuse('LONE_SURROGATE', 'the value holds half a character, which would not survive being written');
	if (hasHarmfulControl(text)) return refuse('CONTROL_CHARACTER', 'the value holds a control character');
	return undefined;
}
