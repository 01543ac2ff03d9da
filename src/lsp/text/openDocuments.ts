import type { PositionEncodingKind, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Positions } from './positions.ts';

/** A text as an editor shows it. */
export interface OpenDocument {
	readonly uri: string;
	readonly version: number;
	readonly text: string;
	readonly positions: Positions;
}

/** What became of a change: a stale one is older than what is known and was refused. */
export type ChangeOutcome = 'changed' | 'stale' | 'unknown';

/** The documents that the editor has open, kept up with its changes. */
export class OpenDocuments {
	readonly #encoding: () => PositionEncodingKind;
	readonly #documents = new Map<string, TextDocument>();

	/** @param encoding what positions are counted in; agreed on before the first document is opened. */
	constructor(encoding: () => PositionEncodingKind) {
		this.#encoding = encoding;
	}

	open({ uri, languageId, version, text }: TextDocumentItem): void {
		this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
	}

	/** Takes in changes, in their order; each is placed in the text that the one before it left. */
	change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): ChangeOutcome {
		let document = this.#documents.get(uri);
		if (document === undefined) return 'unknown';
		if (version < document.version) return 'stale';
		for (const change of changes) {
			const positions = new Positions(document, this.#encoding());
			const placed =
				'range' in change
					? { text: change.text, range: { start: positions.inUtf16(change.range.start), end: positions.inUtf16(change.range.end) } }
					: change;
			document = TextDocument.update(document, [placed], version);
		}
		this.#documents.set(uri, document);
		return 'changed';
	}

	close(uri: string): void {
		this.#documents.delete(uri);
	}

	get(uri: string): OpenDocument | undefined {
		const document = this.#documents.get(uri);
		if (document === undefined) return undefined;
		return { uri, version: document.version, text: document.getText(), positions: new Positions(document, this.#encoding()) };
	}

	uris(): readonly string[] {
		return [...this.#documents.keys()];
	}
}
