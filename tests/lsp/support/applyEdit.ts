import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What an editor makes of the texts that it has open, by address: a text of another version is refused, as is a file that is there. */
export function applyEdit(
	edit: WorkspaceEdit | undefined,
	open: Readonly<Record<string, { readonly version: number | null; readonly text: string }>>,
): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const change of edit?.documentChanges ?? []) {
		if ('kind' in change) {
			if (change.kind !== 'create') throw new Error(`a ${change.kind} was not expected`);
			if (change.uri in open) throw new Error(`${change.uri} is there`);
			texts[change.uri] = '';
			continue;
		}
		const { uri, version } = change.textDocument;
		const before = open[uri];
		if (before !== undefined && before.version !== version) throw new Error(`${uri} is of another version`);
		const text = texts[uri] ?? before?.text;
		if (text === undefined) throw new Error(`${uri} is not known`);
		const edits = change.edits.map((each) => {
			if (!('newText' in each)) throw new Error('a snippet was not expected');
			return each;
		});
		texts[uri] = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 0, text), edits);
	}
	return texts;
}
