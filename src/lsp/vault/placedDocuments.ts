import type { PositionEncodingKind, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import type { NoteDocument } from '../features/answering.ts';
import { type ChangeOutcome, type OpenDocument, OpenDocuments } from '../text/openDocuments.ts';
import type { LiveFolder } from './liveFolder.ts';
import type { PlacedNote, Workspace } from './workspace.ts';

/** The documents that the editor has open and the notes that they are; each vault is handed the text that stands for its note. */
export class PlacedDocuments {
	readonly #documents: OpenDocuments;
	readonly #placed = new Map<string, PlacedNote>();
	readonly #workspace: Workspace;

	/** @param encoding what positions are counted in; agreed on before the first document is opened. */
	constructor(workspace: Workspace, encoding: () => PositionEncodingKind) {
		this.#workspace = workspace;
		this.#documents = new OpenDocuments(encoding);
	}

	open(document: TextDocumentItem): void {
		this.#documents.open(document);
		const note = this.#workspace.noteAt(document.uri);
		if (note === undefined) return;
		this.#placed.set(document.uri, note);
		this.#hand(document.uri, document.text);
	}

	change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): ChangeOutcome {
		const outcome = this.#documents.change(uri, version, changes);
		if (outcome === 'changed') this.#hand(uri, this.#documents.get(uri)?.text);
		return outcome;
	}

	close(uri: string): void {
		this.#documents.close(uri);
		this.#hand(uri, undefined);
	}

	save(uri: string): void {
		const note = this.#placed.get(uri);
		note?.vault.touch([note.path]);
	}

	/** A folder came or went: documents may be notes of another vault now. @returns those that are notes no more. */
	placeAgain(): readonly string[] {
		return this.#documents.uris().flatMap((uri) => {
			const note = this.#workspace.noteAt(uri);
			const before = this.#placed.get(uri);
			if (before?.vault === note?.vault && before?.path === note?.path) return [];
			this.#hand(uri, undefined);
			if (note === undefined) return [uri];
			this.#placed.set(uri, note);
			this.#hand(uri, this.#documents.get(uri)?.text);
			return [];
		});
	}

	/** The documents that are notes. */
	notes(): readonly OpenDocument[] {
		return [...this.#placed.keys()].flatMap((uri) => this.#documents.get(uri) ?? []);
	}

	/** The note that a document is; `undefined` where it is none, or not open. */
	noteOf(uri: string): NoteDocument | undefined {
		const note = this.#placed.get(uri);
		const document = this.#documents.get(uri);
		return note === undefined || document === undefined ? undefined : { ...note, document };
	}

	/** The open document that shows a note. */
	documentOf(vault: LiveFolder, path: string): OpenDocument | undefined {
		return this.#showing(vault, path)
			.flatMap((uri) => this.#documents.get(uri) ?? [])
			.at(-1);
	}

	isOpen(vault: LiveFolder, path: string): boolean {
		return this.#showing(vault, path).length > 0;
	}

	#showing(vault: LiveFolder, path: string): readonly string[] {
		return [...this.#placed].filter(([, note]) => note.vault === vault && note.path === path).map(([uri]) => uri);
	}

	/** Hands the text of a document to its vault: of several that are the same note the one that was touched last counts. */
	#hand(uri: string, text: string | undefined): void {
		const note = this.#placed.get(uri);
		if (note === undefined) return;
		if (text !== undefined) {
			note.vault.edit(note.path, text);
			return;
		}
		this.#placed.delete(uri);
		const [other] = this.#showing(note.vault, note.path);
		note.vault.edit(note.path, other === undefined ? undefined : this.#documents.get(other)?.text);
	}
}
