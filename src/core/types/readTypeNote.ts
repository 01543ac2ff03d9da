import { applyRepair } from '../note/edit/frontmatter/applyRepair.ts';
import type { Fix } from '../note/finding.ts';
import type { FrontmatterObstacle } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { placedFinding, type TypeFinding } from './definition/placedFinding.ts';
import { readTypeDefinition } from './definition/readTypeDefinition.ts';
import { TYPE_NOTE, type DefinitionReading, type TypeDefinition } from './definition/typeDefinition.ts';

/** What a note of the types folder says, and what is wrong with it. */
export interface TypeNoteReading {
	/** Absent where the note describes no type: another kind of note, or one whose front matter cannot be read. */
	readonly definition?: TypeDefinition;
	readonly findings: readonly TypeFinding[];
}

/**
 * Reads a note of the types folder as a type note: front matter is the definition, the body the template.
 *
 * A note is one when its type key says `note-type`, or when it has no type and describes `fields`. Any other note
 * of the folder is left alone. Findings have their places in the note; whatever is not understood is left out.
 */
export function readTypeNote(note: Note, typeKey: string): TypeNoteReading {
	const { frontmatter } = note;
	if (frontmatter.kind === 'malformed') {
		const { range, message, repair } = frontmatter.fault;
		const fixes: readonly Fix[] = repair === undefined ? [] : [{ kind: 'edit', title: repair.title, safe: repair.safe, plan: applyRepair }];
		return { findings: [{ severity: 'error', range, message: `front matter cannot be read: ${message}`, fixes }] };
	}
	if (frontmatter.kind === 'none') return { findings: frontmatter.obstacle === undefined ? [] : [obstacleFinding(frontmatter.obstacle)] };
	if (!isTypeNote(frontmatter.data, typeKey)) return { findings: [] };
	const reading: DefinitionReading = { problems: [] };
	if (!Object.hasOwn(frontmatter.data, typeKey)) {
		reading.problems.push({
			severity: 'warning',
			path: [typeKey],
			part: 'key',
			message: `\`${typeKey}\` is missing; expected \`${TYPE_NOTE}\``,
		});
	}
	const definition = readTypeDefinition(
		frontmatter.data,
		note.text.slice(note.bodyStart),
		{ typeKey, fallbackName: noteNameOf(note.path), origin: { kind: 'note', path: note.path } },
		reading,
	);
	return { definition, findings: reading.problems.map((problem) => placedFinding(note, problem)) };
}

/** What keeps a block from being front matter, for the author of a type note. */
const OBSTACLES: Readonly<Record<FrontmatterObstacle, string>> = {
	language: 'something stands after its first dashes; expected `---` alone',
	unclosed: 'it is not closed; expected a line `---` after it',
	'carriage-returns': 'its lines end in carriage returns alone; expected line feeds',
	'not-first': 'it does not stand on the first line; expected no blank line before it',
};

function obstacleFinding({ code, range }: { readonly code: FrontmatterObstacle; readonly range: Range }): TypeFinding {
	return { severity: 'error', range, message: `front matter cannot be read: ${OBSTACLES[code]}`, fixes: [] };
}

function isTypeNote(data: Readonly<Record<string, unknown>>, typeKey: string): boolean {
	if (Object.hasOwn(data, typeKey)) return data[typeKey] === TYPE_NOTE;
	return Object.hasOwn(data, 'fields');
}
