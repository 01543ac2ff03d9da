import { lineAt, lineStartsOf } from '../../../core/text/lineStarts.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { queriesNaming, renamedInBase } from '../../../core/types/fieldInQueries.ts';
import { decodeNote } from '../../disk/decodeNote.ts';
import type { LoadedVault } from '../../vault/loadVault.ts';

/** No base that a person keeps comes near it. */
const MAX_BASE_BYTES = 1_000_000;

/** A place outside front matter that asks for a field by its name. */
export interface OtherUse {
	readonly path: string;
	/** From 1; of a query the line on which its code block begins. */
	readonly line: number;
	readonly kind: 'base' | 'query';
}

/** Where bases and queries of the vault name the field, by path and line; a step a file. What cannot be read names nothing. */
export function* otherUsesOf(field: string, { folder, index, noteAt }: LoadedVault): Steps<readonly OtherUse[]> {
	const uses: OtherUse[] = [];
	for (const path of folder.walk.others) {
		if (!path.toLowerCase().endsWith('.base')) continue;
		for (const line of linesOfBase(path, field, folder)) uses.push({ path, line, kind: 'base' });
		yield;
	}
	for (const path of index.paths()) {
		const note = noteAt(path);
		if (note !== undefined) for (const line of queriesNaming(note, field)) uses.push({ path, line, kind: 'query' });
		yield;
	}
	return uses;
}

function linesOfBase(path: string, field: string, folder: LoadedVault['folder']): readonly number[] {
	const file = folder.readPlain(path, MAX_BASE_BYTES);
	const decoded = file.kind === 'read' ? decodeNote(file.bytes) : undefined;
	if (decoded?.kind !== 'text') return [];
	const lineStarts = lineStartsOf(decoded.text);
	return [...new Set(renamedInBase(decoded.text, field, field).map(({ range }) => lineAt(lineStarts, range.start)))];
}
