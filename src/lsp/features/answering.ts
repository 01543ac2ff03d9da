import { LSPErrorCodes, ResponseError } from '../protocol.ts';
import type { Client } from '../client.ts';
import type { OpenDocument } from '../text/openDocuments.ts';
import type { LiveFolder } from '../vault/liveFolder.ts';
import type { RelatedNotes } from '../vault/relatedNow.ts';
import type { PlacedNote } from '../vault/workspace.ts';

/** A document that is a note of a vault. */
export interface NoteDocument extends PlacedNote {
	readonly document: OpenDocument;
}

/** What answers about documents are made from. */
export interface Answering {
	readonly client: () => Client;
	/** The note that an open document is; `undefined` where it is none, or not open. */
	readonly noteOf: (uri: string) => NoteDocument | undefined;
	/** The open document that shows a note. */
	readonly documentOf: (vault: LiveFolder, path: string) => OpenDocument | undefined;
	readonly relatedOf: (vault: LiveFolder) => RelatedNotes;
	readonly uriOf: (vault: LiveFolder, path: string) => string;
}

/** What an answer says that was made for a text which has changed meanwhile: the editor asks again, and nothing is edited. */
export function contentModified(): ResponseError<void> {
	return new ResponseError(LSPErrorCodes.ContentModified, 'the note changed meanwhile; ask again');
}
