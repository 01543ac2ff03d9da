import * as z from 'zod/mini';
import { nearestWord } from '../../text/nearestWord.ts';
import type { FieldConditions, FieldKind } from './fieldKind.ts';
import { twoStepSchema } from './twoStepSchema.ts';

/** More options than this are not read in a message; the page of the type has them all. */
const SHOWN_OPTIONS = 8;

/** One of a closed list. Options are compared as text, so that `1` and `true` may be options. */
export const choiceKind: FieldKind = {
	id: 'choice',
	description: 'One of the values in `options`, which is a closed list. An open list is `text` with `suggest`.',
	example: 'high',
	control: 'select',
	schema(field) {
		const options = new Set(field.options);
		return twoStepSchema(z.union([z.string(), z.number(), z.boolean()]), (value) => options.has(String(value)));
	},
	noun: (field) => (field.options.length === 1 ? listed(field.options) : `one of ${listed(field.options)}`),
	plural: (field) => `values out of ${listed(field.options)}`,
	examplesFor: () => [],
	suggestionFor: (value, field) => nearestWord(String(value), field.options),
};

function listed(options: FieldConditions['options']): string {
	const shown = options.slice(0, SHOWN_OPTIONS).map((option) => `\`${option}\``);
	return options.length > SHOWN_OPTIONS ? `${shown.join(', ')} (${options.length} in all)` : shown.join(', ');
}
