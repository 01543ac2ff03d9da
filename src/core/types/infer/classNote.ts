import { isMap } from '../../note/isMap.ts';
import type { FrontmatterData, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';
import type { FieldDefinition } from '../definition/typeDefinition.ts';
import type { FieldKindId } from '../kinds/fieldKinds.ts';
import { ownValue } from '../../text/ownValue.ts';

/** What a class note of Fileclass or Metadata Menu says of its type. */
export interface ClassNote {
	/** The note's file name. */
	readonly name: string;
	readonly path: string;
	readonly extends?: string;
	/** The one folder whose notes are of the class, where it names one. */
	readonly folder?: string;
	readonly fields: ReadonlyMap<string, FieldDefinition>;
}

/**
 * The kinds of fields that both plugins have, and what they are here; the rest (objects, formulas, canvases) has no
 * counterpart. (mdelobelle.github.io/fileclass, "Fields & input" and "Schema layer"; the file format is Metadata Menu's.)
 */
const KINDS: Readonly<Record<string, { readonly kind: FieldKindId; readonly many?: true }>> = {
	Input: { kind: 'text' },
	MultiInput: { kind: 'text', many: true },
	Number: { kind: 'number' },
	Boolean: { kind: 'boolean' },
	Select: { kind: 'text' },
	Cycle: { kind: 'text' },
	Multi: { kind: 'text', many: true },
	Date: { kind: 'date' },
	DateTime: { kind: 'date' },
	Time: { kind: 'text' },
	Duration: { kind: 'text' },
	Location: { kind: 'text' },
	Icon: { kind: 'text' },
	Color: { kind: 'text' },
	File: { kind: 'note' },
	MultiFile: { kind: 'note', many: true },
};

/** The class that a note describes, or `undefined`: its front matter has a list of `fields`, each with a name and a type. */
export function classNote({ path, frontmatter }: Note): ClassNote | undefined {
	if (frontmatter.kind !== 'parsed') return undefined;
	const { data } = frontmatter;
	const described = ownValue(data, 'fields');
	if (!Array.isArray(described)) return undefined;
	const entries = (described as readonly FrontmatterValue[]).filter(isClassField);
	if (entries.length === 0) return undefined;
	const fields = new Map<string, FieldDefinition>();
	for (const entry of entries) {
		// A path names the object that a field is a part of; only fields of the note itself are fields here.
		const isNested = typeof entry['path'] === 'string' && entry['path'] !== '';
		const definition = isNested ? undefined : fieldOf(entry);
		if (definition !== undefined) fields.set(entry.name, definition);
	}
	const parent = ownText(data, 'extends');
	const folders = textsIn(data['filesPaths']);
	return {
		name: noteNameOf(path),
		path,
		...(parent === undefined ? {} : { extends: parent }),
		...(folders.length === 1 && folders[0] !== undefined ? { folder: folders[0] } : {}),
		fields,
	};
}

type ClassField = FrontmatterData & { readonly name: string; readonly type: string };

function isClassField(value: FrontmatterValue): value is ClassField {
	if (!isMap(value)) return false;
	return typeof value['name'] === 'string' && value['name'] !== '' && typeof value['type'] === 'string';
}

function fieldOf(entry: ClassField): FieldDefinition | undefined {
	const known = ownValue(KINDS, entry.type);
	if (known === undefined) return undefined;
	const options = entry['options'] ?? null;
	const settings: FrontmatterData = isMap(options) ? options : {};
	const suggest = textsIn(Array.isArray(options) ? options : (settings['valuesList'] ?? numbered(settings)));
	const min = numberIn(settings['min']);
	const max = numberIn(settings['max']);
	return {
		...known,
		...(known.kind === 'text' && suggest.length > 0 ? { suggest } : {}),
		...(known.kind === 'number' && min !== undefined ? { min } : {}),
		...(known.kind === 'number' && max !== undefined ? { max } : {}),
		...(entry['required'] === true || settings['required'] === true ? { required: true } : {}),
	};
}

/** The oldest form of a list of values: a map whose keys are numbers. */
function numbered(settings: FrontmatterData): FrontmatterValue {
	return Object.entries(settings)
		.filter(([key]) => /^\d+$/.test(key))
		.map(([, value]) => value);
}

/** The texts of a list, or of the values of a map. */
function textsIn(value: FrontmatterValue | undefined): readonly string[] {
	if (value === undefined || value === null) return [];
	if (typeof value !== 'object') return [String(value)].filter((text) => text.trim() !== '');
	return Object.values(value)
		.filter((item) => typeof item === 'string' || typeof item === 'number')
		.map(String);
}

/** A number, which both plugins write as text. */
function numberIn(value: FrontmatterValue | undefined): number | undefined {
	if (typeof value === 'number') return value;
	const isNumber = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
	return isNumber ? Number(value) : undefined;
}

function ownText(data: FrontmatterData, key: string): string | undefined {
	const value = ownValue(data, key);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
