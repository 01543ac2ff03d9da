import {
	type CancellationToken,
	CodeLensRefreshRequest,
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type InitializeParams,
	LSPErrorCodes,
	MessageType,
	ResponseError,
	ShowMessageNotification,
	TextDocumentSyncKind,
	type WorkspaceDiagnosticParams,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { version } from '../../package.json';
import type { Threads } from '../cli/vault/threads/threadCount.ts';
import { clientOf, UNKNOWN_CLIENT } from './client.ts';
import { type ClientSettings, DEFAULT_CLIENT_SETTINGS, readClientSettings } from './clientSettings.ts';
import { CODE_ACTION_KINDS, codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { COMMAND_NAMES, type CommandWorld, runCommand } from './features/commands.ts';
import { completions } from './features/completions.ts';
import { hover } from './features/hover.ts';
import { DiagnosticsFeature, shown } from './features/diagnosticsFeature.ts';
import { WorkspaceDiagnostics } from './features/workspaceDiagnostics.ts';
import { readingShown } from './readingShown.ts';
import { OpenDocuments } from './text/openDocuments.ts';
import type { LiveFolder } from './vault/liveFolder.ts';
import { RelatedNotes } from './vault/relatedNow.ts';
import { type PlacedNote, Workspace } from './vault/workspace.ts';
import { watchVault } from './vault/watchVault.ts';

/** What the server knows of the world beside its connection. */
export interface ServerWorld {
	readonly now: () => Date;
	readonly threads: Threads | undefined;
}

/**
 * Answers what comes in on `connection`: a table of contents, each answer in a file of `features/`. It adapts and decides nothing:
 * what is found and how it is mended, core says.
 *
 * @returns ends all work.
 */
export function serve(connection: Connection, { now, threads }: ServerWorld): () => void {
	let client = UNKNOWN_CLIENT;
	let settings: ClientSettings = DEFAULT_CLIENT_SETTINGS;
	const warn = (message: string): void =>
		void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `Dossier: ${message}` });
	const documents = new OpenDocuments(() => client.encoding);
	const placed = new Map<string, PlacedNote>();

	const workspace = new Workspace(
		{
			now,
			threads,
			clientSettings: () => settings,
			warn,
			reading: (root) => readingShown(connection, root),
			changed() {
				diagnostics.changed();
				workspaceDiagnostics.changed();
			},
			learned: () => void (client.canRefreshCodeLenses ? connection.sendRequest(CodeLensRefreshRequest.type) : undefined),
		},
		(vault) => {
			if (!client.watchesFiles) watchVault(vault, vault.signal, (message) => connection.console.warn(message));
		},
	);
	const diagnostics = new DiagnosticsFeature({
		connection,
		client: () => client,
		settings: () => settings,
		documents: () => [...placed.keys()].flatMap((uri) => documents.get(uri) ?? []),
		async check(uri, isOver) {
			const note = placed.get(uri);
			const found = await note?.vault.check(note.path, isOver);
			const document = documents.get(uri);
			return found === undefined || document === undefined ? undefined : { found, document };
		},
	});

	const workspaceDiagnostics = new WorkspaceDiagnostics({
		client: () => client,
		vaults: () => workspace.vaults(),
		isOpen: (vault, path) => [...placed.values()].some((note) => note.vault === vault && note.path === path),
		uriOf: (vault, path) => workspace.uriOf(vault, path),
		shown: (found, text) => shown(found, text, settings),
	});

	const related = new WeakMap<LiveFolder, RelatedNotes>();
	const world: CommandWorld = {
		connection,
		now,
		client: () => client,
		noteOf(uri) {
			const note = placed.get(uri);
			const document = documents.get(uri);
			return note === undefined || document === undefined ? undefined : { ...note, document };
		},
		documentOf(vault, path) {
			const shown = [...placed].filter(([, note]) => note.vault === vault && note.path === path);
			return shown.flatMap(([uri]) => documents.get(uri) ?? []).at(-1);
		},
		uriOf: (vault, path) => workspace.uriOf(vault, path),
		relatedOf(vault) {
			const known = related.get(vault) ?? new RelatedNotes(vault);
			related.set(vault, known);
			return known;
		},
		vaults: (folder) => (folder === undefined ? workspace.vaults() : [workspace.vaultOf(folder) ?? []].flat()),
	};
	const takeSettings = (sent: unknown): void => {
		const read = readClientSettings(sent);
		for (const problem of read.problems) warn(problem);
		const isSame = JSON.stringify(read.settings) === JSON.stringify(settings);
		settings = read.settings;
		if (!isSame) for (const vault of workspace.vaults()) vault.configure();
	};
	const askForSettings = (): void => {
		// What the editor has nothing to say about stays as it said when it started.
		void connection.workspace.getConfiguration('dossier').then(
			(sent: unknown) => (sent === null ? undefined : takeSettings(sent)),
			() => undefined,
		);
	};
	/** Hands the text of a document to its vault: of several that are the same note the one that was touched last counts. */
	const hand = (uri: string, text: string | undefined): void => {
		const note = placed.get(uri);
		if (note === undefined) return;
		if (text !== undefined) return note.vault.edit(note.path, text);
		placed.delete(uri);
		const [other] = [...placed].filter(([, { vault, path }]) => vault === note.vault && path === note.path);
		note.vault.edit(note.path, other === undefined ? undefined : documents.get(other[0])?.text);
	};
	/** A folder came or went: documents may be notes of another vault now. */
	const placeAgain = (): void => {
		for (const uri of documents.uris()) {
			const note = workspace.noteAt(uri);
			const before = placed.get(uri);
			if (before?.vault === note?.vault && before?.path === note?.path) continue;
			hand(uri, undefined);
			if (note === undefined) diagnostics.closed(uri);
			else {
				placed.set(uri, note);
				hand(uri, documents.get(uri)?.text);
			}
		}
	};

	connection.onInitialize((params) => {
		client = clientOf(params);
		takeSettings(params.initializationOptions);
		for (const uri of foldersOf(params)) workspace.add(uri);
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
	});
	connection.onInitialized(() => {
		if (client.watchesFiles)
			void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
		if (client.answersSettings) askForSettings();
		if (client.tellsSettings) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'dossier' });
		if (client.hasWorkspaceFolders)
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				for (const { uri } of removed) workspace.remove(uri);
				for (const { uri } of added) workspace.add(uri);
				placeAgain();
			});
	});
	connection.onDidChangeConfiguration(({ settings: sent }) => (client.answersSettings ? askForSettings() : takeSettings(sent)));
	connection.onDidOpenTextDocument(({ textDocument }) => {
		documents.open(textDocument);
		const note = workspace.noteAt(textDocument.uri);
		if (note === undefined) return;
		placed.set(textDocument.uri, note);
		hand(textDocument.uri, textDocument.text);
	});
	connection.onDidChangeTextDocument(({ textDocument: { uri, version: changed }, contentChanges }) => {
		const outcome = documents.change(uri, changed, contentChanges);
		if (outcome === 'changed') hand(uri, documents.get(uri)?.text);
		else connection.console.warn(`a change of ${uri} to version ${changed} is ${outcome} and was refused`);
	});
	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		documents.close(uri);
		hand(uri, undefined);
		diagnostics.closed(uri);
	});
	connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
		const note = placed.get(uri);
		note?.vault.touch([note.path]);
	});
	connection.onDidChangeWatchedFiles(({ changes }) => {
		for (const { uri } of changes) for (const { vault, path } of workspace.touchedBy(uri)) vault.touch([path]);
	});
	connection.languages.diagnostics.on(
		answering(({ textDocument, previousResultId }, isOver) => diagnostics.report(textDocument.uri, previousResultId, isOver)),
	);
	connection.languages.diagnostics.onWorkspace((params, token, _, parts) => {
		const tell = parts && ((items: WorkspaceDocumentDiagnosticReport[]): void => parts.report({ items }));
		return answering((asked: WorkspaceDiagnosticParams, isOver) => workspaceDiagnostics.report(asked, isOver, tell))(params, token);
	});
	connection.onCodeAction(answering((params, isOver) => codeActions(params, world, now(), isOver)));
	connection.onCompletion(answering((params) => completions(params, world)));
	connection.onHover(answering((params, isOver) => hover(params, world, isOver)));
	connection.onCodeLens(answering((params, isOver) => codeLenses(params, world, isOver)));
	connection.onExecuteCommand(answering(({ command, arguments: given }, isOver) => runCommand(command, given, world, isOver)));
	return () => {
		diagnostics.stop();
		for (const vault of workspace.vaults()) vault.close();
	};
}

/** The addresses of the folders that the editor has open; one that knows of a single folder says so in the older way. */
function foldersOf({ workspaceFolders, ...older }: InitializeParams): readonly string[] {
	const { rootUri } = older as { readonly rootUri?: string | null };
	return workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? []].flat();
}

/** An answer that ends at once when the editor does not want it any more; what works on it is told, and stops after its slice. */
function answering<Params, Result>(
	answer: (params: Params, isOver: () => boolean) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
	return (params, token) => {
		const cancelled = new Promise<never>((_, reject) => {
			const end = (): void => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'the editor does not want it any more'));
			// A token that was cancelled before anybody looked at it tells nobody.
			if (token.isCancellationRequested) end();
			else token.onCancellationRequested(end);
		});
		return Promise.race([answer(params, () => token.isCancellationRequested), cancelled]);
	};
}
