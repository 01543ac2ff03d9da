import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import {
	type ApplyWorkspaceEditParams,
	type ClientCapabilities,
	type CodeAction,
	type CodeActionContext,
	type Command,
	createProtocolConnection,
	type Diagnostic,
	type InitializeResult,
	type Position,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { onTestFinished } from 'vitest';
import { serverHere } from './serverHere.ts';

/** An editor without a window: it talks to a server of its own over pipes, as every editor does. */
export interface LspClient extends Speaking {
	readonly connection: ProtocolConnection;
	/** Ends the server. */
	stop(): void;
	readonly initialized: InitializeResult;
	/** What was pushed of each document last, by address. */
	readonly pushed: ReadonlyMap<string, PublishDiagnosticsParams>;
	/** Messages that a person would have been shown. */
	readonly shown: readonly string[];
	/** Resolves once `isTrue`, which is asked after every push and every few milliseconds. */
	until(isTrue: () => boolean): Promise<void>;
	/** Asks the server to carry out a command; resolves to the edit that it asked for, which is taken as made. */
	command(command: Command | undefined): Promise<ApplyWorkspaceEditParams | undefined>;
	/** The same editor, which has the vault at `root` open as well until the test ends: paths are those of that vault. */
	inFolder(root: string): Promise<LspClient>;
}

/** One whose server is a process. */
export interface ProcessClient extends LspClient {
	readonly process: ChildProcessWithoutNullStreams;
	/** Says goodbye; resolves to the exit code. */
	end(): Promise<number | null>;
	inFolder(root: string): Promise<ProcessClient>;
}

/** What is said of notes, by their paths in a vault. */
interface Speaking {
	uri(path: string): string;
	open(path: string, text: string, version?: number): void;
	/** Replaces the whole text of an open document. */
	change(path: string, text: string, version: number): void;
	close(path: string): void;
	/** What is wrong in an open document, asked for. */
	diagnostics(path: string): Promise<readonly Diagnostic[]>;
	/** Asks until the answer is as it should be: what happens on disk is told after a moment. */
	untilDiagnostics(path: string, isRight: (found: readonly Diagnostic[]) => boolean): Promise<void>;
	/** Tells that something happened to a file on disk. */
	touched(path: string): void;
	/** What can be done from one place of an open document to another, by title. */
	actions(path: string, from: Position, to?: Position, context?: Partial<CodeActionContext>): Promise<ReadonlyMap<string, CodeAction>>;
}

/** How an editor starts. */
export interface ClientOptions {
	/** Paths of the folders that it has open. */
	readonly folders: readonly string[];
	readonly capabilities?: ClientCapabilities;
	readonly settings?: unknown;
	/** Whether whoever starts it stops it; without it the end of the test does. */
	readonly isKept?: boolean;
}

/** And how its server does. */
export interface ProcessOptions extends ClientOptions {
	/** For Node itself, before the program. */
	readonly nodeFlags?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
}

/** What an editor can that asks for diagnostics and takes edits with versions. */
export const MODERN: ClientCapabilities = {
	general: { positionEncodings: ['utf-16'] },
	textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
	workspace: {
		workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
		didChangeWatchedFiles: { dynamicRegistration: true },
		workspaceFolders: true,
	},
};

/** Shakes hands with a server in the test's own process, from its sources. It is ended with the test. */
export async function startHere(options: ClientOptions): Promise<LspClient> {
	const { output, input, stop } = serverHere();
	const connection = createProtocolConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
	return await shakeHands(connection, stop, options);
}

/** Starts the program `server` and shakes hands with it: for what is about its process. It is ended with the test. */
export async function startClient(server: string, { nodeFlags = [], env = {}, ...options }: ProcessOptions): Promise<ProcessClient> {
	const child = spawn(process.execPath, [...nodeFlags, server, 'lsp', '--stdio'], {
		env: { ...process.env, DOSSIER_THREADS: '0', ...env },
	});
	const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
	const client = await shakeHands(connection, () => child.kill('SIGKILL'), { ...options, processId: process.pid });
	const own = {
		process: child,
		async end() {
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			return exited;
		},
		inFolder: async (root: string): Promise<ProcessClient> => ({ ...(await client.inFolder(root)), ...own }),
	};
	return { ...client, ...own };
}

interface HandshakeOptions extends ClientOptions {
	/** The process that the server is to end with; none where they are one. */
	readonly processId?: number;
}

async function shakeHands(
	connection: ProtocolConnection,
	stopServer: () => void,
	{ folders, capabilities = MODERN, settings, isKept, processId }: HandshakeOptions,
): Promise<LspClient> {
	const pushed = new Map<string, PublishDiagnosticsParams>();
	const shown: string[] = [];
	connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void pushed.set(params.uri, params));
	connection.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest('window/workDoneProgress/create', () => null);
	let applied: ApplyWorkspaceEditParams | undefined;
	connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
		applied = params;
		return { applied: true };
	});
	connection.onRequest('workspace/diagnostic/refresh', () => null);
	connection.onRequest('workspace/codeLens/refresh', () => null);
	connection.onError(() => undefined);
	connection.listen();
	const stop = (): void => {
		connection.dispose();
		stopServer();
	};
	if (isKept !== true) onTestFinished(stop);
	const [root = ''] = folders;
	const initialized: InitializeResult = await connection.sendRequest('initialize', {
		processId: processId ?? null,
		rootUri: folders.length === 0 ? null : pathToFileURL(root).href,
		workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
		capabilities,
		initializationOptions: settings,
	});
	await connection.sendNotification('initialized', {});
	const client: LspClient = {
		connection,
		stop,
		initialized,
		pushed,
		shown,
		...speakingOf(connection, root),
		async until(isTrue) {
			while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
		},
		async command(command) {
			applied = undefined;
			await connection.sendRequest('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
			return applied;
		},
		async inFolder(other) {
			const folder = { uri: pathToFileURL(other).href, name: other };
			const tell = (event: object): Promise<void> => connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
			await tell({ added: [folder], removed: [] });
			const speaking = speakingOf(connection, other);
			const opened = new Set<string>();
			onTestFinished(() => {
				// What stays open would keep a vault around it.
				for (const path of opened) speaking.close(path);
				return tell({ added: [], removed: [folder] });
			});
			return {
				...client,
				...speaking,
				open(path, ...given) {
					opened.add(path);
					speaking.open(path, ...given);
				},
			};
		},
	};
	return client;
}

function speakingOf(connection: ProtocolConnection, root: string): Speaking {
	const uri = (path: string): string => pathToFileURL(path.startsWith('/') ? path : `${root}/${path}`).href;
	const diagnostics = async (path: string): Promise<readonly Diagnostic[]> => {
		const report: { items?: Diagnostic[] } = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: uri(path) } });
		return report.items ?? [];
	};
	return {
		uri,
		diagnostics,
		open: (path, text, version = 1) =>
			void connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri: uri(path), languageId: 'markdown', version, text },
			}),
		change: (path, text, version) =>
			void connection.sendNotification('textDocument/didChange', {
				textDocument: { uri: uri(path), version },
				contentChanges: [{ text }],
			}),
		close: (path) => void connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } }),
		async actions(path, from, to = from, context = {}) {
			const found: CodeAction[] = await connection.sendRequest('textDocument/codeAction', {
				textDocument: { uri: uri(path) },
				range: { start: from, end: to },
				context: { diagnostics: [], triggerKind: 1, ...context },
			});
			return new Map(found.map((action) => [action.title, action]));
		},
		async untilDiagnostics(path, isRight) {
			while (!isRight(await diagnostics(path))) await new Promise((resolve) => setTimeout(resolve, 20));
		},
		touched: (path) => void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type: 2 }] }),
	};
}
