import * as z from 'zod/mini';
import type { FieldConditions, FieldKind } from './fieldKind.ts';
import { twoStepSchema } from './twoStepSchema.ts';

/** A number that survives being read: `.nan`, `.inf` and whole numbers of more than 15 digits are refused. */
export const numberKind: FieldKind = {
	id: 'number',
	description: 'A number, whole or with decimals. `min` and `max` are its least and greatest value.',
	example: '42',
	control: 'number',
	schema(field) {
		const { min = -Infinity, max = Infinity } = field.many ? {} : field;
		// Whole numbers beyond this lose digits on being read (ECMAScript, Number.MAX_SAFE_INTEGER).
		return twoStepSchema(z.number(), (value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER && value >= min && value <= max);
	},
	noun: (field) => `a number${conditions(field)}`,
	plural: (field) => `numbers${conditions(field)}`,
	examplesFor: (field) => (field.many ? [numberKind.example, '7'] : [String(field.min ?? field.max ?? numberKind.example)]),
	suggestionFor(value) {
		if (typeof value !== 'string') return undefined;
		const digits = /^[+-]?\d{1,3}(?:[,_ ]\d{3})+$/.test(value) ? value.replace(/[,_ ]/g, '') : value.trim();
		return /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(digits) ? String(Number(digits)) : undefined;
	},
};

function conditions(field: FieldConditions): string {
	// In a list `min` and `max` count the items.
	if (field.many) return '';
	const { min, max } = field;
	if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
	if (min !== undefined) return ` of at least ${min}`;
	if (max !== undefined) return ` of at most ${max}`;
	return '';
}
