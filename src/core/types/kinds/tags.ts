import * as z from 'zod/mini';
import '../../text/configureZod.ts';
import type { FieldKind } from './fieldKind.ts';

/**
 * Tags, in a list or as text with blanks or commas between them. What Obsidian puts up with passes:
 * numbers, empty items, a leading `#` in quotes.
 */
export const tagsKind: FieldKind = {
	id: 'tags',
	description: "The note's tags: a list, or text with commas between them.",
	example: '[alliance, middle-east]',
	control: 'tags',
	schema: () => schema,
	noun: () => 'tags',
	plural: () => 'tags',
	examplesFor: () => [tagsKind.example],
};

const tag = z.union([z.string(), z.number(), z.null()]);
const schema = z.union([z.string(), z.number(), z.array(tag)]);
