import type { NoteType, NoteTypes } from './noteType.ts';

/**
 * The text of a `.base` file (help.obsidian.md, "Bases syntax") that lists the notes of `type` and of types that extend it, their fields as columns;
 * views of ours are added where they have something to show. Every text is quoted, which JSON and YAML write alike.
 */
export function baseForType(type: NoteType, types: NoteTypes, typeKey: string): string {
	const names = types
		.all()
		.map(({ name }) => name)
		.filter((name) => types.isA(name, type.name));
	const filters = names.map((name) => `    - ${quoted(`note[${quoted(typeKey)}] == ${quoted(name)}`)}`);
	const columns = ['file.name', ...[...type.fields.keys()].filter((field) => field !== typeKey).map((field) => `note.${field}`)];
	const views = [
		`  - type: table\n    name: ${quoted(type.name)}\n    order:\n${columns.map((column) => `      - ${quoted(column)}`).join('\n')}`,
		`  - type: dossier-timeline\n    name: Timeline`,
		...(types.isA(type.name, 'actor') ? ['  - type: dossier-matrix\n    name: Matrix of relations'] : []),
	];
	return `filters:\n  or:\n${filters.join('\n')}\nviews:\n${views.join('\n')}\n`;
}

function quoted(text: string): string {
	return JSON.stringify(text);
}
