import type { Note } from '../note/note.ts';
import { nearestWord } from '../text/nearestWord.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { builtinDefinitions } from './builtin/builtinDefinitions.ts';
import { checkField, checkFieldName } from './definition/checkField.ts';
import { inheritField } from './definition/inheritField.ts';
import { placedFinding, type TypeFinding } from './definition/placedFinding.ts';
import type { DefinitionProblem, DefinitionReading, TypeDefinition } from './definition/typeDefinition.ts';
import { Inheritance, MOST_ABOVE } from './definition/inheritance.ts';
import type { NoteType, NoteTypes } from './noteType.ts';
import { isConflictCopy } from '../vault/noteRole/conflictCopyOf.ts';
import { readTypeNote } from './readTypeNote.ts';
import { noteTypesOf } from './noteTypes.ts';

/** The types of a vault, and what is wrong with the notes that describe them. */
export interface ReadNoteTypes {
	readonly types: NoteTypes;
	/** By the path of the type note; only notes with something to report. */
	readonly findings: ReadonlyMap<string, readonly TypeFinding[]>;
}

interface OwnType {
	readonly note: Note;
	readonly definition: TypeDefinition;
	readonly problems: DefinitionProblem[];
}

/**
 * The types that the built-in definitions and the vault's own type notes come to; the vault's own win.
 *
 * Whatever is wrong with one type note is told with its place, and every other type goes on working: a parent that is
 * not known is no parent, in a circle of parents nobody has one, and of two notes for one type the first by path counts.
 * A copy that a sync service made describes none.
 */
export function noteTypesFrom(typeNotes: Iterable<Note>, settings: { readonly typeKey: string }): ReadNoteTypes {
	const findings = new Map<string, readonly TypeFinding[]>();
	const own = new Map<string, OwnType>();
	for (const note of [...typeNotes].sort((a, b) => compareCodeUnits(a.path, b.path))) {
		if (isConflictCopy(note.path)) continue;
		const { definition, findings: found } = readTypeNote(note, settings.typeKey);
		const problems: DefinitionProblem[] = [];
		const first = definition && own.get(definition.name);
		if (definition && !first) own.set(definition.name, { note, definition, problems });
		if (definition && first) problems.push(describedTwice(definition, first.note.path));
		findings.set(note.path, [...found, ...problems.map((problem) => placedFinding(note, problem))]);
	}
	const builtIn = new Map(builtinDefinitions().map((definition) => [definition.name, definition]));
	const lineage = new Inheritance(new Map([...own].map(([name, { definition }]) => [name, definition])), builtIn);
	const types = resolveAll(own, lineage);
	const noteTypes = noteTypesOf(types, lineage, own.size > 0);
	const names = noteTypes.all().map(({ name }) => name);
	for (const { note, definition, problems } of own.values()) {
		const type = noteTypes.get(definition.name);
		if (type) checkType(definition, type, lineage, { types: noteTypes, names }, { problems });
		findings.set(note.path, [...(findings.get(note.path) ?? []), ...problems.map((problem) => placedFinding(note, problem))]);
	}
	return { types: noteTypes, findings: new Map([...findings].filter(([, found]) => found.length > 0)) };
}

/** Every type with what it inherits; parents before their children. */
function resolveAll(own: ReadonlyMap<string, OwnType>, lineage: Inheritance): ReadonlyMap<TypeDefinition, NoteType> {
	const resolved = new Map<TypeDefinition, NoteType>();
	const resolve = (definition: TypeDefinition): NoteType => {
		const known = resolved.get(definition);
		if (known) return known;
		const parent = lineage.parentOf(definition);
		const reading: DefinitionReading = { problems: own.get(definition.name)?.problems ?? [] };
		const type = withInherited(definition, parent && resolve(parent), definition.origin.kind === 'note' ? reading : { problems: [] });
		resolved.set(definition, type);
		return type;
	};
	for (const definition of lineage.definitions()) resolve(definition);
	return resolved;
}

function withInherited(definition: TypeDefinition, parent: NoteType | undefined, reading: DefinitionReading): NoteType {
	const fields = new Map(parent?.fields);
	for (const [name, own] of definition.fields) fields.set(name, inheritField(name, own, parent?.fields.get(name), reading));
	// A parent's template has the parent's sections: of no use to a type with sections of its own.
	const template = definition.template === '' && definition.sections === undefined ? (parent?.template ?? '') : definition.template;
	return {
		name: definition.name,
		...(definition.extends === undefined ? {} : { extends: definition.extends }),
		// Notes of a type lie together, those of its kind in folders of their own.
		...(definition.folder === undefined ? {} : { folder: definition.folder }),
		fields,
		sections: definition.sections ?? parent?.sections ?? [],
		...(hasBuiltInSections(definition, parent) ? { hasBuiltInSections: true } : {}),
		...shapesOf(definition.sections === undefined ? parent : definition),
		unknownFields: definition.unknownFields ?? parent?.unknownFields ?? 'allow',
		template,
		origin: definition.origin,
		...(definition.description === undefined ? {} : { description: definition.description }),
	};
}

function hasBuiltInSections({ origin, sections }: TypeDefinition, parent: NoteType | undefined): boolean {
	return origin.kind === 'built-in' ? (sections ?? []).length > 0 : sections === undefined && parent?.hasBuiltInSections === true;
}

function shapesOf(from: Pick<NoteType, 'sectionShapes'> | undefined): Pick<NoteType, 'sectionShapes'> {
	return from?.sectionShapes === undefined ? {} : { sectionShapes: from.sectionShapes };
}

function describedTwice({ name }: TypeDefinition, firstPath: string): DefinitionProblem {
	return {
		severity: 'error',
		path: ['name'],
		part: 'value',
		message: `\`${name}\` is described in \`${firstPath}\` as well, which counts; expected another name`,
	};
}

/** The types of the vault, and what they are called. */
interface NamedTypes {
	readonly types: NoteTypes;
	readonly names: readonly string[];
}

function checkType(
	definition: TypeDefinition,
	type: NoteType,
	lineage: Inheritance,
	{ types, names }: NamedTypes,
	reading: DefinitionReading,
): void {
	if (definition.extends !== undefined) checkParent(definition, definition.extends, names, lineage, reading);
	for (const [position, heading] of (definition.sections ?? []).entries())
		for (const name of Object.keys(definition.sectionShapes?.get(heading)?.requiredWhen ?? {}))
			checkFieldName(name, ['sections', position, 'required-when', name], 'key', type, reading);
	const parent = lineage.parentOf(definition);
	for (const [name, own] of definition.fields) {
		const field = type.fields.get(name);
		if (!field) continue;
		checkField(own, field, type, reading);
		const wider = parent && types.get(parent.name)?.fields.get(name)?.of;
		for (const [position, target] of (own.of ?? []).entries()) checkTarget(name, target, position, wider ?? [], types, names, reading);
	}
}

function checkParent(
	definition: TypeDefinition,
	parent: string,
	names: readonly string[],
	lineage: Inheritance,
	reading: DefinitionReading,
): void {
	const descent = lineage.descentOf(definition);
	if (descent.kind === 'parent') return;
	if (descent.kind !== 'none') {
		const message =
			descent.kind === 'circle'
				? `\`extends\` leads in a circle: ${descent.names.map((name) => `\`${name}\``).join(' extends ')}; expected a type that does not extend this one`
				: `\`extends\` leads over more than ${MOST_ABOVE} types, so nothing is taken over; expected a shorter way`;
		reading.problems.push({ severity: 'error', path: ['extends'], part: 'value', message });
		return;
	}
	const suggestion = nearestWord(parent, names);
	const expected = suggestion === undefined ? `a type such as \`${names[0] ?? 'actor'}\`` : `\`${suggestion}\``;
	const message = `\`extends\` is \`${parent}\`, which no type is called; expected ${expected}`;
	reading.problems.push({
		severity: 'error',
		path: ['extends'],
		part: 'value',
		message,
		...(suggestion === undefined ? {} : { suggestion }),
	});
}

function checkTarget(
	field: string,
	target: string,
	position: number,
	wider: readonly string[],
	types: NoteTypes,
	names: readonly string[],
	reading: DefinitionReading,
): void {
	const path = ['fields', field, 'of', position] as const;
	if (types.get(target) === undefined) {
		const suggestion = nearestWord(target, names);
		const expected = suggestion === undefined ? 'a type with a note of its own, or a built-in one' : `\`${suggestion}\``;
		const message = `\`of\` names \`${target}\`, which no type is called; expected ${expected}`;
		reading.problems.push({ severity: 'info', path, part: 'value', message, ...(suggestion === undefined ? {} : { suggestion }) });
		return;
	}
	if (wider.length === 0 || wider.some((ancestor) => types.isA(target, ancestor))) return;
	const message = `\`of\` names \`${target}\`; expected ${wider.map((ancestor) => `\`${ancestor}\``).join(' or ')} or a type that extends it, as in the type it extends`;
	reading.problems.push({ severity: 'error', path, part: 'value', message });
}
