import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import {
	type ClientCapabilities,
	createProtocolConnection,
	type Diagnostic,
	type InitializeResult,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { onTestFinished } from 'vitest';

/** An editor without a window: it talks to a server of its own over pipes, as every editor does. */
export interface LspClient {
	readonly connection: ProtocolConnection;
	readonly process: ChildProcessWithoutNullStreams;
	readonly initialized: InitializeResult;
	/** What was pushed of each document last, by address. */
	readonly pushed: ReadonlyMap<string, PublishDiagnosticsParams>;
	/** Messages that a person would have been shown. */
	readonly shown: readonly string[];
	/** Resolves once `isTrue`, which is asked after every push and every few milliseconds. */
	until(isTrue: () => boolean): Promise<void>;
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
	/** Says goodbye; resolves to the exit code. */
	end(): Promise<number | null>;
}

/** How an editor starts. */
export interface ClientOptions {
	/** Paths of the folders that it has open. */
	readonly folders: readonly string[];
	readonly capabilities?: ClientCapabilities;
	readonly settings?: unknown;
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

/** Starts the program `server` and shakes hands with it. It is ended with the test. */
export async function startClient(server: string, { folders, capabilities = MODERN, settings }: ClientOptions): Promise<LspClient> {
	const child = spawn(process.execPath, [server, 'lsp', '--stdio'], { env: { ...process.env, DOSSIER_THREADS: '0' } });
	const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
	const pushed = new Map<string, PublishDiagnosticsParams>();
	const shown: string[] = [];
	connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void pushed.set(params.uri, params));
	connection.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest('window/workDoneProgress/create', () => null);
	connection.onRequest('workspace/diagnostic/refresh', () => null);
	connection.onRequest('workspace/codeLens/refresh', () => null);
	connection.onError(() => undefined);
	connection.listen();
	const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
	onTestFinished(() => {
		connection.dispose();
		child.kill('SIGKILL');
	});
	const [root = ''] = folders;
	const initialized: InitializeResult = await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri: folders.length === 0 ? null : pathToFileURL(root).href,
		workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
		capabilities,
		initializationOptions: settings,
	});
	await connection.sendNotification('initialized', {});
	const diagnostics = async (path: string): Promise<readonly Diagnostic[]> => {
		const report: { items?: Diagnostic[] } = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: uri(path) } });
		return report.items ?? [];
	};
	const uri = (path: string): string => pathToFileURL(path.startsWith('/') ? path : `${root}/${path}`).href;
	return {
		connection,
		process: child,
		initialized,
		pushed,
		shown,
		uri,
		async until(isTrue) {
			while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
		},
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
		diagnostics,
		async untilDiagnostics(path, isRight) {
			while (!isRight(await diagnostics(path))) await new Promise((resolve) => setTimeout(resolve, 20));
		},
		touched: (path) => void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type: 2 }] }),
		async end() {
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			return exited;
		},
	};
}
