import { writeScalar } from '../note/edit/frontmatter/writeScalar.ts';
import type { FrontmatterValue } from '../note/frontmatter.ts';
import { TYPE_NOTE, type FieldDefinition, type TypeDefinition } from './definition/typeDefinition.ts';

/** A line of a type note's front matter may be followed by a comment: why a learned field is what it is. */
export interface TypeNoteComments {
	/** By field. */
	readonly fields?: ReadonlyMap<string, string>;
	readonly sections?: string;
}

/**
 * The text of a type note that says what `definition` says: one line a field, lists in brackets, the template below.
 * Reading it back gives the same definition.
 */
export function typeNoteText(definition: Omit<TypeDefinition, 'origin'>, typeKey: string, comments: TypeNoteComments = {}): string {
	const lines = ['---', `${writeScalar(typeKey)}: ${TYPE_NOTE}`, `name: ${writeScalar(definition.name)}`];
	const add = (key: string, value: FrontmatterValue | undefined, comment?: string): void => {
		if (value !== undefined) lines.push(`${key}: ${flow(value)}${commentText(comment)}`);
	};
	add('extends', definition.extends);
	add('description', definition.description);
	add('folder', definition.folder);
	if (definition.fields.size > 0) lines.push('fields:');
	for (const [name, field] of definition.fields) {
		lines.push(`  ${writeScalar(name)}: ${flowField(field)}${commentText(comments.fields?.get(name))}`);
	}
	add('sections', definition.sections, comments.sections);
	add('unknown-fields', definition.unknownFields);
	lines.push('---');
	return `${lines.join('\n')}\n${definition.template === '' ? '' : `\n${definition.template}`}`;
}

/** The keys of a field in the order in which people read them, and what they are in a definition. */
const PARTS: readonly (readonly [key: string, part: keyof FieldDefinition])[] = [
	['kind', 'kind'],
	['many', 'many'],
	['one-or-many', 'oneOrMany'],
	['of', 'of'],
	['inverse', 'inverse'],
	['options', 'options'],
	['suggest', 'suggest'],
	['min', 'min'],
	['max', 'max'],
	['required', 'required'],
	['required-when', 'requiredWhen'],
	['after', 'after'],
	['default', 'default'],
	['description', 'description'],
];

function flowField(field: FieldDefinition): string {
	const parts = PARTS.flatMap(([key, part]) => {
		const value = field[part];
		return value === undefined ? [] : [`${key}: ${flow(value)}`];
	});
	return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function flow(value: FrontmatterValue): string {
	if (typeof value !== 'object' || value === null) return writeScalar(value);
	if (Array.isArray(value)) return `[${(value as readonly FrontmatterValue[]).map(flow).join(', ')}]`;
	const entries = Object.entries(value).map(([key, entry]) => `${writeScalar(key)}: ${flow(entry)}`);
	return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function commentText(comment: string | undefined): string {
	return comment === undefined ? '' : ` # ${comment.replace(/\s+/g, ' ')}`;
}
