import { CreateFile, TextDocumentEdit, type TextEdit as LspEdit, type WorkspaceEdit } from '../protocol.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { Positions } from '../text/positions.ts';
import type { LiveFolder } from '../vault/liveFolder.ts';
import type { Answering } from './answering.ts';

/** Edits of one note, planned on `text`. */
export interface NoteEdits {
	readonly vault: LiveFolder;
	readonly path: string;
	readonly text: string;
	readonly edits: readonly TextEdit[];
}

/** A note that is to be made. */
export interface NewFile {
	readonly vault: LiveFolder;
	readonly path: string;
	readonly text: string;
}

/**
 * The edits as the editor is to make them: each is of the version of the text that it was planned on, so that the editor refuses it
 * on any other. `undefined` where the text is another one by now.
 */
export function editOf(changes: readonly NoteEdits[], { client, documentOf, uriOf }: Answering): WorkspaceEdit | undefined {
	const documentChanges: TextDocumentEdit[] = [];
	for (const { vault, path, text, edits } of changes) {
		const open = documentOf(vault, path);
		if (open !== undefined && open.text !== text) return undefined;
		const positions = open?.positions ?? Positions.of(text, client().encoding);
		const made = edits.map(({ range, newText }): LspEdit => ({ range: positions.range(range), newText }));
		documentChanges.push(TextDocumentEdit.create({ uri: open?.uri ?? uriOf(vault, path), version: open?.version ?? null }, made));
	}
	if (client().takesVersions) return { documentChanges };
	return { changes: Object.fromEntries(documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits as LspEdit[]])) };
}

/** The edit that makes a note, which has to be there for nobody yet; `undefined` where the editor makes no files. */
export function creationOf({ vault, path, text }: NewFile, { client, uriOf }: Answering): WorkspaceEdit | undefined {
	if (!client().canCreateFiles || !client().takesVersions) return undefined;
	const uri = uriOf(vault, path);
	const start = { line: 0, character: 0 };
	return {
		documentChanges: [
			CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }),
			TextDocumentEdit.create({ uri, version: null }, [{ range: { start, end: start }, newText: text }]),
		],
	};
}
