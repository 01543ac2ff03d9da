import * as z from 'zod/mini';
import type { FieldKind } from './fieldKind.ts';
import { twoStepSchema } from './twoStepSchema.ts';

/**
 * Text. A number is text that happens to have only digits (`founded: 1948`), so it passes;
 * `true` and `false` do not, nor does a whole number that loses digits on being read: whoever wanted the text has to quote it.
 */
export const textKind: FieldKind = {
	id: 'text',
	description: 'Words in a line. A number passes as well. `suggest` offers values without demanding them.',
	example: 'some words',
	control: 'text',
	schema: () => schema,
	takesAnyText: true,
	noun: () => 'text',
	plural: () => 'texts',
	examplesFor: (field) => [
		...field.suggest,
		...(typeof field.default === 'string' ? [field.default] : []),
		textKind.example,
		'other words',
	],
};

const schema = twoStepSchema(
	z.union([z.string(), z.number()]),
	(value) => typeof value === 'string' || Number.isSafeInteger(value) || !Number.isInteger(value),
);
