import * as z from 'zod/mini';
import '../../text/configureZod.ts';
import { withArticle } from '../../text/withArticle.ts';
import type { FieldKind } from './fieldKind.ts';

/** The name of another note, plain or as a wikilink. Whether there is such a note, and of which type, is for rules to say. */
export const noteKind: FieldKind = {
	id: 'note',
	description: 'The name of a note, plain (`Iran`) or as a link (`"[[Iran]]"`). `of` says of which types it may be.',
	example: 'Iran',
	control: 'note',
	schema: () => schema,
	takesAnyText: true,
	noun: (field) => (field.of.length === 0 ? 'the name of a note' : `the name of ${field.of.map(withArticle).join(' or ')}`),
	plural: (field) => (field.of.length === 0 ? 'names of notes' : `names of ${field.of.map(withArticle).join(' or ')}`),
	examplesFor: (field) => [...field.suggest, noteKind.example, 'Israel'],
};

// A note may be named by a number (`1984`).
const schema = z.union([z.string(), z.number()]);
