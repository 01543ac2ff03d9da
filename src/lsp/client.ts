import { type InitializeParams, type PositionEncodingKind, ResourceOperationKind } from './protocol.ts';
import { encodingFor } from './text/positions.ts';

/** What the editor at the other end can do, as far as an answer depends on it. */
export interface Client {
	readonly encoding: PositionEncodingKind;
	/** It asks for diagnostics: then none are sent to it, or each would be shown twice. */
	readonly asksForDiagnostics: boolean;
	readonly canRefreshDiagnostics: boolean;
	readonly canRefreshCodeLenses: boolean;
	/** It takes edits with the version of the text that they were made for, and refuses those of an older one. */
	readonly takesVersions: boolean;
	readonly canCreateFiles: boolean;
	/** It watches files for a server that asks for it. */
	readonly watchesFiles: boolean;
	/** It tells of changed settings where it is asked to. */
	readonly tellsSettings: boolean;
	/** It has to be asked for its settings. */
	readonly answersSettings: boolean;
	readonly hasWorkspaceFolders: boolean;
	readonly readsMarkdown: boolean;
	readonly canShowDocuments: boolean;
	readonly knowsTags: boolean;
}

export function clientOf({ capabilities }: Pick<InitializeParams, 'capabilities'>): Client {
	const { general, textDocument, window, workspace } = capabilities;
	return {
		encoding: encodingFor(general?.positionEncodings),
		asksForDiagnostics: textDocument?.diagnostic !== undefined,
		canRefreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
		canRefreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
		takesVersions: workspace?.workspaceEdit?.documentChanges === true,
		canCreateFiles: workspace?.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Create) === true,
		watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		tellsSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		answersSettings: workspace?.configuration === true,
		hasWorkspaceFolders: workspace?.workspaceFolders === true,
		readsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
		canShowDocuments: window?.showDocument?.support === true,
		knowsTags: (textDocument?.publishDiagnostics?.tagSupport ?? textDocument?.diagnostic?.tagSupport) !== undefined,
	};
}

/** An editor of which nothing is known yet. */
export const UNKNOWN_CLIENT: Client = clientOf({ capabilities: {} });
