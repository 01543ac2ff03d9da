import { type InitializeResult, TextDocumentSyncKind } from './protocol.ts';
import { version } from '../../package.json';
import type { Client } from './client.ts';
import type { ClientSettings } from './clientSettings.ts';
import { CODE_ACTION_KINDS } from './features/codeActions.ts';
import { COMMAND_NAMES } from './features/commands.ts';

/** What the server tells the editor of itself when it starts. */
export function capabilitiesFor(client: Client, settings: ClientSettings): InitializeResult {
	return {
		serverInfo: { name: 'dossier', version },
		capabilities: {
			positionEncoding: client.encoding,
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
			codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
			completionProvider: { triggerCharacters: [':', ' ', '[', '-', ','], resolveProvider: false },
			hoverProvider: true,
			codeLensProvider: { resolveProvider: false },
			executeCommandProvider: { commands: [...COMMAND_NAMES] },
			diagnosticProvider: {
				identifier: 'dossier',
				interFileDependencies: true,
				workspaceDiagnostics: settings.workspaceDiagnostics && client.asksForDiagnostics,
			},
			workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
		},
	};
}
