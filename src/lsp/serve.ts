import {
	CodeLensRefreshRequest,
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type InitializeParams,
	MessageType,
	ShowMessageNotification,
	type WorkspaceDiagnosticParams,
	type WorkspaceDocumentDiagnosticReport,
} from './protocol.ts';
import type { Threads } from '../cli/vault/threads/threadCount.ts';
import { cancellable } from './cancellable.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type Client, clientOf, UNKNOWN_CLIENT } from './client.ts';
import { type ClientSettings, DEFAULT_CLIENT_SETTINGS, readClientSettings } from './clientSettings.ts';
import { codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { type CommandWorld, runCommand } from './features/commands.ts';
import { completions } from './features/completions.ts';
import { hover } from './features/hover.ts';
import { DiagnosticsFeature, shown } from './features/diagnosticsFeature.ts';
import { WorkspaceDiagnostics } from './features/workspaceDiagnostics.ts';
import { orWithout } from './orWithout.ts';
import { readingShown } from './readingShown.ts';
import type { LiveFolder } from './vault/liveFolder.ts';
import { PlacedDocuments } from './vault/placedDocuments.ts';
import { RelatedNotes } from './vault/relatedNow.ts';
import { Workspace } from './vault/workspace.ts';
import { watchVault } from './vault/watchVault.ts';

/** What the server knows of the world beside its connection. */
export interface ServerWorld {
	readonly now: () => Date;
	readonly threads: Threads | undefined;
}

/** What a server is made of; each part listens to and answers some of what comes in. */
interface Server {
	readonly connection: Connection;
	readonly editor: Editor;
	readonly workspace: Workspace;
	readonly documents: PlacedDocuments;
	readonly diagnostics: DiagnosticsFeature;
	readonly workspaceDiagnostics: WorkspaceDiagnostics;
}

/**
 * Answers what comes in on `connection`: a table of contents, each answer in a file of `features/`. It adapts and decides nothing:
 * what is found and how it is mended, core says.
 *
 * @returns ends all work.
 */
export function serve(connection: Connection, world: ServerWorld): () => void {
	const server = serverOn(connection, world);
	const { workspace, diagnostics } = server;
	listenToEditor(server);
	listenToDocuments(server);
	answerDiagnostics(server);
	answerRequests(connection, commandWorld(server, world.now));
	return () => {
		diagnostics.stop();
		for (const vault of workspace.vaults()) vault.close();
	};
}

function serverOn(connection: Connection, { now, threads }: ServerWorld): Server {
	const editor = new Editor(connection);
	const workspace = new Workspace(
		{
			now,
			threads,
			clientSettings: () => editor.settings,
			warn: (message) => editor.warn(message),
			reading: (root) => readingShown(connection, root),
			changed() {
				diagnostics.changed();
				workspaceDiagnostics.changed();
			},
			learned() {
				if (editor.client.canRefreshCodeLenses) orWithout(connection.sendRequest(CodeLensRefreshRequest.type));
			},
		},
		(vault) => {
			if (!editor.client.watchesFiles) watchVault(vault, vault.signal, (message) => connection.console.warn(message));
		},
	);
	const documents = new PlacedDocuments(workspace, () => editor.client.encoding);
	const diagnostics = new DiagnosticsFeature({
		connection,
		client: () => editor.client,
		settings: () => editor.settings,
		documents: () => documents.notes(),
		async check(uri, isOver) {
			const note = documents.noteOf(uri);
			const found = await note?.vault.check(note.path, isOver);
			// As it is now: what was found may be of a newer text.
			const document = documents.noteOf(uri)?.document;
			return found === undefined || document === undefined ? undefined : { found, document };
		},
	});
	const workspaceDiagnostics = new WorkspaceDiagnostics({
		client: () => editor.client,
		vaults: () => workspace.vaults(),
		isOpen: (vault, path) => documents.isOpen(vault, path),
		uriOf: (vault, path) => workspace.uriOf(vault, path),
		shown: (found, text) => shown(found, text, editor.settings),
	});
	return { connection, editor, workspace, documents, diagnostics, workspaceDiagnostics };
}

/** What the editor can do and how it is set. */
class Editor {
	client: Client = UNKNOWN_CLIENT;
	settings: ClientSettings = DEFAULT_CLIENT_SETTINGS;
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	warn(message: string): void {
		void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `Dossier: ${message}` });
	}

	/** @returns whether they are others than before. */
	takeSettings(sent: unknown): boolean {
		const read = readClientSettings(sent);
		for (const problem of read.problems) this.warn(problem);
		const isSame = JSON.stringify(read.settings) === JSON.stringify(this.settings);
		this.settings = read.settings;
		return !isSame;
	}
}

function listenToEditor({ connection, editor, workspace, documents, diagnostics }: Server): void {
	const takeSettings = (sent: unknown): void => {
		if (editor.takeSettings(sent)) for (const vault of workspace.vaults()) vault.configure();
	};
	const askForSettings = (): void => {
		// What the editor has nothing to say about stays as it said when it started.
		void connection.workspace.getConfiguration('dossier').then(
			(sent: unknown) => (sent === null ? undefined : takeSettings(sent)),
			() => undefined,
		);
	};
	connection.onInitialize((params) => {
		editor.client = clientOf(params);
		takeSettings(params.initializationOptions);
		for (const uri of foldersOf(params)) workspace.add(uri);
		return capabilitiesFor(editor.client, editor.settings);
	});
	connection.onInitialized(() => {
		const { client } = editor;
		if (client.watchesFiles)
			orWithout(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }));
		if (client.answersSettings) askForSettings();
		if (client.tellsSettings) orWithout(connection.client.register(DidChangeConfigurationNotification.type, { section: 'dossier' }));
		if (client.hasWorkspaceFolders)
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				for (const { uri } of removed) workspace.remove(uri);
				for (const { uri } of added) workspace.add(uri);
				for (const uri of documents.placeAgain()) diagnostics.closed(uri);
			});
	});
	connection.onDidChangeConfiguration(({ settings: sent }) => (editor.client.answersSettings ? askForSettings() : takeSettings(sent)));
}

function listenToDocuments({ connection, workspace, documents, diagnostics }: Server): void {
	connection.onDidOpenTextDocument(({ textDocument }) => documents.open(textDocument));
	connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
		const outcome = documents.change(uri, version, contentChanges);
		if (outcome !== 'changed') connection.console.warn(`a change of ${uri} to version ${version} is ${outcome} and was refused`);
	});
	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		documents.close(uri);
		diagnostics.closed(uri);
	});
	connection.onDidSaveTextDocument(({ textDocument: { uri } }) => documents.save(uri));
	connection.onDidChangeWatchedFiles(({ changes }) => {
		for (const { uri } of changes) for (const { vault, path } of workspace.touchedBy(uri)) vault.touch([path]);
	});
}

function answerDiagnostics({ connection, diagnostics, workspaceDiagnostics }: Server): void {
	const { diagnostics: asked } = connection.languages;
	asked.on(cancellable(({ textDocument, previousResultId }, isOver) => diagnostics.report(textDocument.uri, previousResultId, isOver)));
	asked.onWorkspace((given, token, _, parts) => {
		const tell = parts && ((items: WorkspaceDocumentDiagnosticReport[]): void => parts.report({ items }));
		return cancellable((params: WorkspaceDiagnosticParams, isOver) => workspaceDiagnostics.report(params, isOver, tell))(given, token);
	});
}

function commandWorld({ connection, editor, workspace, documents }: Server, now: () => Date): CommandWorld {
	const related = new WeakMap<LiveFolder, RelatedNotes>();
	return {
		connection,
		now,
		client: () => editor.client,
		noteOf: (uri) => documents.noteOf(uri),
		documentOf: (vault, path) => documents.documentOf(vault, path),
		uriOf: (vault, path) => workspace.uriOf(vault, path),
		relatedOf(vault) {
			const known = related.get(vault) ?? new RelatedNotes(vault);
			related.set(vault, known);
			return known;
		},
		vaults: (folder) => (folder === undefined ? workspace.vaults() : [workspace.vaultOf(folder) ?? []].flat()),
	};
}

function answerRequests(connection: Connection, world: CommandWorld): void {
	connection.onCodeAction(cancellable((params, isOver) => codeActions(params, world, world.now(), isOver)));
	connection.onCompletion(cancellable((params) => completions(params, world)));
	connection.onHover(cancellable((params, isOver) => hover(params, world, isOver)));
	connection.onCodeLens(cancellable((params, isOver) => codeLenses(params, world, isOver)));
	connection.onExecuteCommand(cancellable(({ command, arguments: given }, isOver) => runCommand(command, given, world, isOver)));
}

/** The addresses of the folders that the editor has open; one that knows of a single folder says so in the older way. */
function foldersOf({ workspaceFolders, ...older }: InitializeParams): readonly string[] {
	const { rootUri } = older as { readonly rootUri?: string | null };
	return workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? []].flat();
}
