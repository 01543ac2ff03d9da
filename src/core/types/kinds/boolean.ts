import * as z from 'zod/mini';
import '../../text/configureZod.ts';
import type { FieldKind } from './fieldKind.ts';

/** Yes or no, written `true` or `false`: YAML 1.2 and Obsidian read `yes` and `on` as text. */
export const booleanKind: FieldKind = {
	id: 'boolean',
	description: 'Yes or no, written `true` or `false`.',
	example: 'true',
	control: 'toggle',
	schema: () => schema,
	noun: () => '`true` or `false`',
	plural: () => '`true` and `false`',
	examplesFor: () => [],
	suggestionFor(value) {
		const word = String(value).trim().toLowerCase();
		if (['yes', 'y', 'on', 'true', '1', 'x'].includes(word)) return 'true';
		if (['no', 'n', 'off', 'false', '0'].includes(word)) return 'false';
		return undefined;
	},
};

const schema = z.boolean();
