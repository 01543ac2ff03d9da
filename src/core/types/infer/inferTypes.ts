import { addToList } from '../../text/addToList.ts';
import { mostFirst } from '../../text/mostFirst.ts';
import { countUp } from '../../text/countUp.ts';
import { isInFolder, isTemplate } from '../../vault/paths/isInFolder.ts';
import { isConflictCopy } from '../../vault/noteRole/conflictCopyOf.ts';
import { fileNameFor } from '../../vault/paths/fileNameFor.ts';
import type { Note } from '../../note/note.ts';
import type { Settings } from '../../settings/settings.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { folderOf } from '../../vault/paths/pathParts.ts';
import { TYPE_NOTE, type TypeDefinition } from '../definition/typeDefinition.ts';
import type { NoteType, NoteTypes } from '../noteType.ts';
import { templateBody } from '../templateBody.ts';
import { templateForType } from '../templateForType.ts';
import { classNote, type ClassNote } from './classNote.ts';
import { fieldEvidence, type FieldEvidence, type TypedNote } from './fieldEvidence.ts';
import { inferFields } from './inferFields.ts';
import { learnedText } from './learnedText.ts';
import { hasNoFault, isTakenUp } from './soundness.ts';
import { withoutContradictions } from './withoutContradictions.ts';
import { parentsByNames } from './parentsByNames.ts';
import { nearNamesOf } from '../../vault/names/nearNames.ts';
import type { VaultIndex } from '../../vault/vaultIndex.ts';
import { inferSections } from './inferSections.ts';
import { shareText } from './shareText.ts';
import type { NameIndex } from './targetsOf.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { ownValue } from '../../text/ownValue.ts';

/** A type that the vault's notes have, as a type note that may be written, with the reasons for what it says. */
export interface InferredType {
	readonly name: string;
	/** Where the type note would stand. */
	readonly path: string;
	/** Its text; the reasons stand in it as comments. */
	readonly text: string;
	readonly definition: Omit<TypeDefinition, 'origin'>;
	/** Notes of the type. */
	readonly notes: number;
	/** By field: "in 12 of 13 notes". */
	readonly why: ReadonlyMap<string, string>;
	/** The same of its sections; absent where it has none. */
	readonly whySections?: string;
}

/** One note of a type may be a slip of the pen. */
const FEWEST_NOTES = 2;

/** Properties that say something to Obsidian about a note and nothing about its type. */
const NO_FIELDS = ['cssclasses', 'cssclass', 'publish', 'permalink', 'position'];

/** Properties that every note may have: no reason to describe a built-in type anew. */
const IN_ANY_NOTE = ['aliases', 'tags', 'title', 'created', 'updated', 'modified', 'description', 'image', 'cover', 'id'];

/** What learning asks of the vault. */
type LearningIndex = Pick<VaultIndex, 'resolveName' | 'resolveLink' | 'record' | 'names'>;

/** What learning is told by the settings. */
export type LearningSettings = Pick<Settings, 'typeKey' | 'typesFolder' | 'templatesFolder' | 'ignoredFolders'>;

/**
 * The types that a vault's notes have and that nobody has described yet, most notes first: what their front matter has
 * in common, where names lead, the sections they share, their folder, the vault's own template, and what class notes
 * of Fileclass and Metadata Menu say. A built-in type is proposed only with the fields that it lacks.
 *
 * Whatever is sound stays sound under what is learned: lists of values are open, fields are required and sections wanted
 * only where all notes have them, a value that fits no kind leaves its field undescribed, and a type under which one of its
 * notes would be less sound than before is not proposed.
 */
export function inferTypes(
	notes: Iterable<Note>,
	index: LearningIndex,
	types: NoteTypes,
	settings: LearningSettings,
): readonly InferredType[] {
	return finish(inferTypesSteps(notes, index, types, settings));
}

/** `inferTypes` in steps, one a note that is read and one a type; it holds as long as the index does not change meanwhile. */
export function* inferTypesSteps(
	notes: Iterable<Note>,
	index: LearningIndex,
	types: NoteTypes,
	settings: LearningSettings,
): Steps<readonly InferredType[]> {
	const vault = yield* sorted(notes, settings);
	const near = nearNamesOf(index, settings);
	const parents = yield* parentsByNames(vault, index, types);
	if (vault.byType.size > 0) yield* near.workOut();
	const learning: Learning = {
		index: {
			resolveName: (name) => index.resolveName(name),
			resolveLink: (target, from) => index.resolveLink(target, from),
			record: (path) => index.record(path),
			near,
		},
		types,
		settings,
		parents,
	};
	const inferred: InferredType[] = [];
	for (const [name, found] of vault.byType) {
		yield;
		const known = types.get(name);
		if (known?.origin.kind === 'note' || name === TYPE_NOTE) continue;
		const described = vault.classes.find((candidate) => candidate.name === name);
		if (found.length < FEWEST_NOTES && described === undefined) continue;
		if (known === undefined && described === undefined && isSlip(name, found.length, vault, types)) continue;
		if (known !== undefined && !isTakenUp(known, found)) continue;
		const type = yield* inferType(name, found, known, described, vault, learning);
		if (type !== undefined) inferred.push(type);
	}
	for (const described of vault.classes) {
		if (vault.byType.has(described.name) || types.get(described.name) !== undefined) continue;
		const type = yield* inferType(described.name, [], undefined, described, vault, learning);
		if (type !== undefined) inferred.push(type);
	}
	yield* addPlurals(inferred, vault, learning);
	yield* addNamedTypes(inferred, vault, learning);
	const sound = yield* withoutContradictions(inferred, vault.byType, learning);
	return [...sound].sort((a, b) => b.notes - a.notes || compareCodeUnits(a.name, b.name));
}

/** Types that the fields of learned types name, and that too few notes have to be learned by themselves: a name leads nowhere else. */
function* addNamedTypes(inferred: InferredType[], vault: LearningVault, learning: Learning): Steps<void> {
	// Grows while it is gone through: a type that is added may name others.
	for (const type of inferred) {
		for (const { of = [] } of type.definition.fields.values()) {
			for (const name of of) {
				const notes = vault.byType.get(name);
				if (notes === undefined || learning.types.get(name) !== undefined || inferred.some((other) => other.name === name)) continue;
				const named = yield* inferType(name, notes, undefined, undefined, vault, learning);
				if (named !== undefined) inferred.push(named);
			}
		}
	}
}

/** `house-rules` beside `house-rule` is no slip: once one of them is known, notes of the other would be told that theirs is not. */
function* addPlurals(inferred: InferredType[], vault: LearningVault, learning: Learning): Steps<void> {
	const names = new Set(inferred.map(({ name }) => name));
	for (const [name, notes] of vault.byType) {
		const other = name.endsWith('s') ? name.slice(0, -1) : `${name}s`;
		if (!names.has(other) || names.has(name) || learning.types.get(name) !== undefined) continue;
		const type = yield* inferType(name, notes, undefined, undefined, vault, learning);
		if (type !== undefined) inferred.push(type);
	}
}

interface LearningVault {
	readonly byType: ReadonlyMap<string, readonly TypedNote[]>;
	readonly templates: readonly Note[];
	readonly classes: readonly ClassNote[];
}

interface Learning {
	readonly index: NameIndex;
	readonly types: NoteTypes;
	readonly settings: LearningSettings;
	/** What types that are named have to be of, by type: `actor` where the actors of a relationship name its notes. */
	readonly parents: ReadonlyMap<string, string>;
}

function* sorted(notes: Iterable<Note>, settings: LearningSettings): Steps<LearningVault> {
	const byType = new Map<string, TypedNote[]>();
	const templates: Note[] = [];
	const classes: ClassNote[] = [];
	for (const note of notes) {
		yield;
		if (isTemplate(note.path, settings.templatesFolder)) {
			templates.push(note);
			continue;
		}
		if (isConflictCopy(note.path) || settings.ignoredFolders.some((folder) => isInFolder(note.path, folder))) continue;
		const described = classNote(note);
		if (described !== undefined) classes.push(described);
		if (described !== undefined || note.frontmatter.kind !== 'parsed') continue;
		const { data } = note.frontmatter;
		const type = ownValue(data, settings.typeKey);
		if (typeof type !== 'string' || type.trim() === '') continue;
		// What a note says is kept and the note let go: a large vault is read through, not held.
		const typed: TypedNote = { path: note.path, data, headings: note.headings };
		addToList(byType, type, typed);
	}
	return { byType, templates, classes };
}

/** Whether a name that few notes have is another type's name mistyped. */
function isSlip(name: string, count: number, vault: LearningVault, types: NoteTypes): boolean {
	const names = [
		...types.all().map((type) => type.name),
		...[...vault.byType].filter(([, notes]) => notes.length > count * 2).map(([other]) => other),
	];
	return count <= FEWEST_NOTES && nearestWord(name, names) !== undefined;
}

/** The built-in actor that `name` is but for its capitals: it asks for nothing, and its notes stand in the matrix of relations. */
function actorWritten(name: string, types: NoteTypes): string | undefined {
	const lower = name.toLowerCase();
	return lower !== name && types.isA(lower, 'actor') ? lower : undefined;
}

function* inferType(
	name: string,
	notes: readonly TypedNote[],
	known: NoteType | undefined,
	described: ClassNote | undefined,
	vault: LearningVault,
	learning: Learning,
): Steps<InferredType | undefined> {
	const { settings } = learning;
	const fileName = fileNameFor(name);
	if (fileName.kind === 'refused') return undefined;
	const leftOut = new Set([
		settings.typeKey,
		'fileClass',
		...NO_FIELDS,
		...(known === undefined ? [] : [...IN_ANY_NOTE, ...known.fields.keys()]),
	]);
	const seen = yield* fieldEvidence(notes, leftOut);
	const parent = known?.name ?? described?.extends ?? learning.parents.get(name) ?? actorWritten(name, learning.types);
	const inherited = known === undefined && parent !== undefined ? learning.types.get(parent)?.fields : undefined;
	const evidence = seen.filter(
		(field) =>
			(known === undefined || isBeyond(known, field)) &&
			(described?.fields.has(field.name) === true || inherited?.has(field.name) !== true),
	);
	const { fields, why } = yield* inferFields(evidence, described, learning, { notes: notes.length, isKnown: known !== undefined });
	if (known !== undefined && fields.size === 0) return undefined;
	const sections = known === undefined ? inferSections(notes.map(({ headings }) => headings)) : [];
	const folder = described?.folder ?? (known?.folder === undefined ? folderOfMost(notes) : undefined);
	const template = templateForType(name, vault.templates, settings.typeKey);
	const definition: Omit<TypeDefinition, 'origin'> = {
		name,
		...(parent === undefined ? {} : { extends: parent }),
		...(folder === undefined ? {} : { folder }),
		fields,
		...(sections.length === 0 ? {} : { sections: sections.map(({ heading }) => heading) }),
		template: template === undefined ? '' : templateBody(template.text.slice(template.bodyStart)),
	};
	const fewest = Math.min(...sections.map((section) => section.notes));
	const learned = { definition, why, ...(sections.length === 0 ? {} : { whySections: shareText(fewest, notes.length) }) };
	const text = learnedText(learned, settings.typeKey);
	const folderPath = settings.typesFolder === '' ? '' : `${settings.typesFolder}/`;
	const type = { name, path: `${folderPath}${fileName.path}.md`, text, ...learned, notes: notes.length };
	return hasNoFault(type, notes, learning) ? type : undefined;
}

/** Whether a field says something that a known type does not, and is no slip for one of the type's. */
function isBeyond(known: NoteType, { name }: FieldEvidence): boolean {
	return nearestWord(name, known.fields.keys()) === undefined;
}

function folderOfMost(notes: readonly TypedNote[]): string | undefined {
	const counts = new Map<string, number>();
	for (const { path } of notes) countUp(counts, folderOf(path));
	const [most] = mostFirst(counts);
	if (most === undefined || most[0] === '' || notes.length < FEWEST_NOTES) return undefined;
	return notes.every(({ path }) => isInFolder(path, most[0])) ? most[0] : undefined;
}
