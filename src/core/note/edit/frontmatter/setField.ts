import type { TextEdit } from '../../../text/textEdit.ts';
import type { FrontmatterPath } from '../../frontmatter.ts';
import type { Note } from '../../note.ts';
import { badKey, unwritableValue, type WritableValue } from './unwritableValue.ts';
import { dataWith, dataWithAll } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { entryAt, frontmatterSource, hazardOfKeys, type FrontmatterSource } from './frontmatterSource.ts';
import { writesListsWithDashes } from './listStyle.ts';
import { lineEndAt } from '../../read/noteLines.ts';
import { refuse } from '../verify/refuse.ts';
import { sameData } from '../verify/sameData.ts';
import { valueEdits, writeValue } from './valueEdits.ts';
import { verified } from '../verify/verifyEdit.ts';
import { isScalar, writeScalar } from './writeScalar.ts';
import { insertion } from '../../../text/insertion.ts';

/**
 * The edit that makes the front matter say `value` at `path`.
 *
 * A value that is there is replaced in its place, of a list only the items that differ; a key that is not there gets
 * a line before the closing fence; a note without front matter gets a block, an empty note as well (whether that is wise
 * the caller decides: an empty file may be one that is just being written). Lists are written as the note writes
 * its own, in brackets where it has none. Nothing else changes.
 */
export function setField(note: Note, path: FrontmatterPath, value: WritableValue): EditOutcome {
	const fault = badKey(path[0]) ?? unwritableValue(value);
	if (fault) return fault;
	const source = frontmatterSource(note);
	if (source.kind === 'refused') return source;
	if (source.kind === 'none') return path.length === 1 ? newBlock(note, [{ key: path[0], value }]) : nothingAt(path);
	const entry = entryAt(source, path);
	if (!entry) return path.length === 1 ? newKeys(source, [{ key: path[0], value }]) : nothingAt(path);
	if (sameData(entry.data, value)) return { kind: 'unchanged' };
	const edits = hazardOfKeys(source) ?? valueEdits(source, path, entry, value);
	if (!isEdits(edits)) return edits;
	return verified(note, edits, { kind: 'data', data: dataWith(source.frontmatter.data, path, value) });
}

/** A value for an entry of the front matter that is there. */
export interface EntryValue {
	readonly path: FrontmatterPath;
	readonly value: WritableValue;
}

/** `setField` for entries that are there, none of them within another: the note is read again once and not for each. Refused where one of them would be. */
export function setEntries(note: Note, values: readonly EntryValue[]): EditOutcome {
	const source = values.length === 0 ? undefined : frontmatterSource(note);
	if (source === undefined) return { kind: 'unchanged' };
	if (source.kind === 'refused') return source;
	const edits: TextEdit[] = [];
	for (const { path, value } of values) {
		const entry = source.kind === 'none' ? undefined : entryAt(source, path);
		if (source.kind === 'none' || entry === undefined) return nothingAt(path);
		if (sameData(entry.data, value)) continue;
		const planned = unwritableValue(value) ?? hazardOfKeys(source) ?? valueEdits(source, path, entry, value);
		if (!isEdits(planned)) return planned;
		edits.push(...planned);
	}
	if (source.kind === 'none') return { kind: 'unchanged' };
	return verified(note, edits, { kind: 'data', data: dataWithAll(source.frontmatter.data, values) });
}

/** A field that is not there yet. */
export interface NewField {
	readonly key: string;
	readonly value: WritableValue;
}

/** `setField` for keys that are not there: the note is read again once and not for each. Refused where one of them would be. */
export function addFields(note: Note, fields: readonly NewField[]): EditOutcome {
	for (const { key, value } of fields) {
		const fault = badKey(key) ?? unwritableValue(value);
		if (fault) return fault;
	}
	const source = fields.length === 0 ? undefined : frontmatterSource(note);
	if (source === undefined) return { kind: 'unchanged' };
	if (source.kind === 'refused') return source;
	return source.kind === 'none' ? newBlock(note, fields) : newKeys(source, fields);
}

function newBlock(note: Note, fields: readonly NewField[]): EditOutcome {
	const eol = note.lineEnd;
	const lines = fields.map(({ key, value }) => `${writeScalar(key)}: ${writeValue(value)}`);
	const edit = insertion(note.bodyStart, ['---', ...lines, '---', ''].join(eol));
	return verified(note, [edit], { kind: 'data', data: dataWithAll({}, fields.map(atKey)) });
}

function newKeys(source: FrontmatterSource, fields: readonly NewField[]): EditOutcome {
	const { note, frontmatter, indent } = source;
	const { end } = frontmatter.block;
	const fenceEnd = lineEndAt(note, end);
	const lines = fields.flatMap(({ key, value }) => {
		const line = `${indent}${writeScalar(key)}:`;
		const withDashes = !isScalar(value) && value.length > 0 && writesListsWithDashes(source);
		return withDashes ? [line, ...value.map((item) => `${indent}  - ${writeScalar(item)}`)] : [`${line} ${writeValue(value)}`];
	});
	const edit = insertion(end, lines.map((text) => text + fenceEnd).join(''));
	return verified(note, [edit], { kind: 'data', data: dataWithAll(frontmatter.data, fields.map(atKey)) });
}

function atKey({ key, value }: NewField): EntryValue {
	return { path: [key], value };
}

function nothingAt(path: FrontmatterPath): EditOutcome {
	return refuse('NO_SUCH_ENTRY', `there is nothing at \`${path.join('.')}\` to set`);
}

function isEdits(edits: TextEdit[] | { readonly kind: 'refused' }): edits is TextEdit[] {
	return Array.isArray(edits);
}
