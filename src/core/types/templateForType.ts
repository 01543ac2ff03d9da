import type { Note } from '../note/note.ts';
import { foldName } from '../text/foldName.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';

/**
 * The vault's own template for notes of the type called `name`, or `undefined`: the template whose type key says so,
 * else the one that is called like the type (`Relationship`, `Relationship template`, `relationships`).
 *
 * A template's front matter often cannot be read (`since: {{date}}` is a map in a map to YAML), so its lines are looked at.
 */
export function templateForType(name: string, templates: Iterable<Note>, typeKey: string): Note | undefined {
	let called: Note | undefined;
	for (const template of templates) {
		if (typeNamedIn(template, typeKey) === name) return template;
		if (called === undefined && isCalledLike(noteNameOf(template.path), name)) called = template;
	}
	return called;
}

function typeNamedIn({ text, frontmatter }: Note, typeKey: string): string | undefined {
	if (frontmatter.kind === 'none') return undefined;
	const lines = text.slice(frontmatter.block.start, frontmatter.block.end).split('\n');
	const line = lines.find((candidate) => candidate.startsWith(`${typeKey}:`));
	return line
		?.slice(typeKey.length + 1)
		.trim()
		.replace(/^["']|["']$/g, '');
}

function isCalledLike(templateName: string, name: string): boolean {
	const folded = foldName(templateName)
		.replaceAll('template', '')
		.replace(/[-_()\s]+/g, ' ')
		.trim();
	const wanted = foldName(name).replace(/[-_\s]+/g, ' ');
	return folded === wanted || folded === `${wanted}s`;
}
