import { mostFirst } from '../text/mostFirst.ts';
import { countUp } from '../text/countUp.ts';
import type { Settings } from '../settings/settings.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { noteRoleOf } from '../vault/noteRole/noteRoleOf.ts';
import { folderOf, noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Field, NoteType, NoteTypes } from './noteType.ts';

/** The vault whose names and values are offered. */
export interface WordsVault {
	readonly index: Pick<VaultIndex, 'names' | 'record' | 'notesOfType'>;
	readonly types: NoteTypes;
}

/** A word that is offered for a field. */
export interface FieldWord {
	readonly word: string;
	/** What it is: of a note its type and folder, of an alias its note as well; empty for a value. */
	readonly about: string;
}

/**
 * The words to offer for a field of a type: names and aliases of the notes that may stand in it, else its options and
 * suggestions followed by the values that notes of the type have, most frequent first. Templates, type notes, daily notes and
 * copies of sync conflicts are no notes to be named.
 */
export function fieldWords(field: Field, type: NoteType, { index, types }: WordsVault, settings: Settings): readonly FieldWord[] {
	if (field.kind === 'choice') return field.options.map((word) => ({ word, about: '' }));
	if (field.kind !== 'note') return valueWords(field, type, index).map((word) => ({ word, about: '' }));
	const known = new Map<string, boolean>();
	const isAllowed = (path: string): boolean => {
		if (noteRoleOf(path, settings) !== 'note') return false;
		const name = index.record(path)?.type;
		if (field.of.length === 0 || name === undefined || !types.get(name)) return field.of.length === 0;
		return field.of.some((ancestor) => types.isA(name, ancestor));
	};
	const words: FieldWord[] = [];
	for (const { name, path, isAlias } of index.names()) {
		let allowed = known.get(path);
		if (allowed === undefined) known.set(path, (allowed = isAllowed(path)));
		if (allowed) words.push({ word: name, about: aboutNote(path, index.record(path)?.type, isAlias) });
	}
	return words.sort((a, b) => compareCodeUnits(a.word, b.word));
}

function aboutNote(path: string, type: string | undefined, isAlias: boolean): string {
	const folder = folderOf(path);
	return [
		...(isAlias ? [`alias of ${noteNameOf(path)}`] : []),
		...(type === undefined ? [] : [type]),
		...(folder === '' ? [] : [folder]),
	].join(' · ');
}

function valueWords(field: Field, type: NoteType, index: WordsVault['index']): readonly string[] {
	const counts = new Map<string, number>();
	for (const path of index.notesOfType(type.name)) {
		const value = index.record(path)?.data[field.name];
		for (const item of Array.isArray(value) ? value : [value]) {
			if (typeof item === 'string' || typeof item === 'number') countUp(counts, String(item));
		}
	}
	const used = mostFirst(counts).map(([word]) => word);
	return [...new Set([...field.options, ...field.suggest, ...used])];
}
