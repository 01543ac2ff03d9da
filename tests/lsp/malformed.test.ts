import { spawn } from 'node:child_process';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ErrorCodes, type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { tempVault } from '../cli/support/tempVault.ts';
import { runs } from '../support/runs.ts';
import { MODERN } from './support/lspClient.ts';
import { useServer } from './support/useServer.ts';

const server = useServer();

const NOTE =
	'---\ntype: relationship\nactors: [Iran, Nobody]\nstauts: x\n---\n# A\n\n## Related Notes\n\n## Sources\n\n- [P](https://p.org/)\n';
const VAULT = { 'A.md': NOTE, 'Iran.md': '---\ntype: country\n---\n[[A]]\n' };

interface Answer {
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string };
}

/** An editor that sends whatever it is given, and knows what became of it. */
interface RawEditor {
	readonly root: string;
	readonly exit: Promise<unknown>;
	readonly isOver: boolean;
	/** What the server said in its log. */
	readonly logged: readonly string[];
	/** How the editor answers what the server asks it. */
	answers: () => object;
	send(message: unknown): void;
	/** Resolves to the answer, or to `undefined` where the server is gone. */
	ask(method: string, params?: unknown): Promise<Answer | undefined>;
	tell(method: string, params?: unknown): void;
	uri(path: string): string;
}

function rawEditor(): RawEditor {
	const root = tempVault(VAULT);
	const child = spawn(process.execPath, [server(), 'lsp', '--stdio'], { env: { ...process.env, DOSSIER_THREADS: '0' } });
	onTestFinished(() => void child.kill('SIGKILL'));
	const exit = new Promise((resolve) => child.once('exit', resolve));
	const writer = new StreamMessageWriter(child.stdin);
	writer.onError(() => undefined);
	const asked = new Map<number, (answer: Answer) => void>();
	const logged: string[] = [];
	const send = (message: unknown): void => void writer.write(message as Message).catch(() => undefined);
	new StreamMessageReader(child.stdout).listen((message) => {
		const { id, method, params } = message as { id?: number; method?: string; params?: { message?: string } };
		if (method === 'window/logMessage') logged.push(params?.message ?? '');
		else if (method !== undefined && id !== undefined) send({ jsonrpc: '2.0', id, ...editor.answers() });
		else if (id !== undefined) asked.get(id)?.(message as Answer);
	});
	let last = 0;
	const editor: RawEditor = {
		root,
		exit,
		get isOver() {
			return child.exitCode !== null;
		},
		logged,
		answers: () => ({ result: null }),
		send,
		ask(method, params) {
			last += 1;
			const id = last;
			send({ jsonrpc: '2.0', id, method, params });
			return Promise.race([new Promise<Answer>((resolve) => asked.set(id, resolve)), exit.then(() => undefined)]);
		},
		tell: (method, params) => send({ jsonrpc: '2.0', method, params }),
		uri: (path) => pathToFileURL(`${root}/${path}`).href,
	};
	return editor;
}

const initializeParams = ({ root }: RawEditor): object => ({
	processId: process.pid,
	rootUri: pathToFileURL(root).href,
	workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'vault' }],
	capabilities: {
		...MODERN,
		window: { showDocument: { support: true }, workDoneProgress: true },
		workspace: {
			...MODERN.workspace,
			configuration: true,
			codeLens: { refreshSupport: true },
			diagnostics: { refreshSupport: true },
			didChangeConfiguration: { dynamicRegistration: true },
		},
	},
});

async function started(editor = rawEditor()): Promise<RawEditor> {
	await editor.ask('initialize', initializeParams(editor));
	editor.tell('initialized', {});
	editor.tell('textDocument/didOpen', { textDocument: { uri: editor.uri('A.md'), languageId: 'markdown', version: 1, text: NOTE } });
	return editor;
}

/** Whether the server still answers what is asked as it should be. */
async function isWell(editor: RawEditor): Promise<unknown> {
	const answer = await editor.ask('textDocument/hover', {
		textDocument: { uri: editor.uri('A.md') },
		position: { line: 5, character: 2 },
	});
	return answer?.result !== null && answer?.error === undefined && answer !== undefined;
}

const MISSING = Symbol('missing');

/** What each message may say, as the protocol has it. */
function messagesOf({ uri }: Pick<RawEditor, 'uri'>): Readonly<Record<string, unknown>> {
	const textDocument = { uri: uri('A.md') };
	const position = { line: 2, character: 12 };
	const range = { start: position, end: position };
	return {
		'textDocument/hover': { textDocument, position },
		'textDocument/completion': { textDocument, position, context: { triggerKind: 1 } },
		'textDocument/codeAction': { textDocument, range, context: { diagnostics: [], only: ['quickfix'], triggerKind: 1 } },
		'textDocument/codeLens': { textDocument },
		'textDocument/diagnostic': { textDocument, previousResultId: '1' },
		'workspace/executeCommand': { command: 'dossier.newNote', arguments: [{ title: 'New', type: 'country', values: { aliases: ['N'] } }] },
		'no/such': { textDocument },
		'textDocument/didOpen': { textDocument: { uri: uri('B.md'), languageId: 'markdown', version: 1, text: '[[A]]' } },
		'textDocument/didChange': { textDocument: { uri: uri('B.md'), version: 2 }, contentChanges: [{ range, text: 'x' }, { text: 'y' }] },
		'textDocument/didSave': { textDocument: { uri: uri('B.md') }, text: 'y' },
		'textDocument/didClose': { textDocument: { uri: uri('B.md') } },
		'workspace/didChangeWatchedFiles': { changes: [{ uri: uri('Iran.md'), type: 2 }] },
		'workspace/didChangeConfiguration': { settings: { dossier: { severity: { 'unknown-field': 'error' } } } },
		'workspace/didChangeWorkspaceFolders': {
			event: { added: [{ uri: uri('sub'), name: 'sub' }], removed: [{ uri: uri('sub'), name: 'sub' }] },
		},
		'window/workDoneProgress/cancel': { token: 'x' },
		'$/cancelRequest': { id: 4_000_000 },
		'$/setTrace': { value: 'off' },
		'$/progress': { token: 1, value: {} },
		'$/unknown': {},
	};
}

const NOTIFICATION = /^\$|\/did|^window/;

/** Every place in a value, from its root on. */
function placesIn(value: unknown): readonly (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [[]];
	return [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((path) => [key, ...path]))];
}

function withAt(value: unknown, [key, ...path]: readonly string[], put: unknown): unknown {
	if (key === undefined) return put;
	const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
	const inner = withAt(Reflect.get(copy, key), path, put);
	if (inner === MISSING) Reflect.deleteProperty(copy, key);
	else Reflect.set(copy, key, inner);
	return copy;
}

const wrong = fc.constantFrom<unknown>(
	MISSING,
	null,
	[],
	{},
	[null],
	'',
	'untitled:Untitled-1',
	'http://%zz/A.md',
	'file:///%00.md',
	-1,
	1.5,
	1e308,
	4_294_967_296,
	true,
);

/** A message of which something is not as it should be. */
const mutated = (methods: readonly string[]): fc.Arbitrary<{ method: string; at: number; put: unknown }> =>
	fc.record({ method: fc.constantFrom(...methods), at: fc.nat(), put: wrong });

function paramsOf(all: Readonly<Record<string, unknown>>, { method, at, put }: { method: string; at: number; put: unknown }): unknown {
	const places = placesIn(all[method]);
	const params = withAt(all[method], places[at % places.length] ?? [], put);
	return params === MISSING ? undefined : params;
}

const answers = fc.constantFrom<object>(
	{ result: null },
	{ result: 5 },
	{ result: {} },
	{ result: [null] },
	{ error: { code: -32_601, message: 'no' } },
	{ error: 'no' },
	{ error: null },
	{},
);

test('whatever is wrong with a message, a request is answered and is no fault of the server, and the server goes on', {
	timeout: 120_000,
}, async () => {
	let editor = await started();
	const methods = Object.keys(messagesOf(editor));
	await fc.assert(
		fc.asyncProperty(fc.array(mutated(methods), { minLength: 1, maxLength: 16 }), answers, async (messages, answer) => {
			// A smaller example is looked for where one has ended the server.
			if (editor.isOver) editor = await started();
			const all = messagesOf(editor);
			editor.answers = () => answer;
			const asked = messages.map(async (message) => {
				const params = paramsOf(all, message);
				if (NOTIFICATION.test(message.method)) editor.tell(message.method, params);
				else {
					const given = await editor.ask(message.method, params);
					expect([message.method, params, given?.error]).not.toEqual([
						message.method,
						params,
						expect.objectContaining({ code: ErrorCodes.InternalError }),
					]);
					expect(given).toBeDefined();
				}
			});
			await Promise.all(asked);
			// What was changed of the note that is asked about.
			editor.tell('textDocument/didOpen', { textDocument: { uri: editor.uri('A.md'), languageId: 'markdown', version: 1, text: NOTE } });
			expect(await isWell(editor)).toBe(true);
		}),
		{ numRuns: runs(400) },
	);
});

test('what comes with a request and is not as it should be is told to be wrong, in words', async () => {
	const editor = await started();
	const textDocument = { uri: editor.uri('A.md') };
	const asked = async (method: string, params: unknown): Promise<unknown> => {
		const { code, message } = (await editor.ask(method, params))?.error ?? {};
		return code === ErrorCodes.InvalidParams ? message : code;
	};
	const wanted = 'expected an object';
	expect(await asked('textDocument/hover', null)).toBe(`\`params\` of textDocument/hover is null; ${wanted}`);
	expect(await asked('textDocument/hover', undefined)).toBe(`\`params\` of textDocument/hover is missing; ${wanted}`);
	expect(await asked('textDocument/hover', [])).toBe(`\`params\` of textDocument/hover is a list; ${wanted}`);
	expect(await asked('textDocument/hover', { textDocument })).toBe(`\`params.position\` of textDocument/hover is missing; ${wanted}`);
	expect(await asked('textDocument/codeLens', { textDocument: null })).toBe(
		`\`params.textDocument\` of textDocument/codeLens is null; ${wanted}`,
	);
	expect(await asked('textDocument/completion', { textDocument, position: { line: 0, character: -1 } })).toBe(
		'`params.position.character` of textDocument/completion is -1; expected a whole number from 0',
	);
	expect(await asked('workspace/diagnostic', { previousResultIds: 'x' })).toBe(
		'`params.previousResultIds` of workspace/diagnostic is text; expected a list',
	);
	expect(await isWell(editor)).toBe(true);
});

test('what is no request and not as it should be is left out, which the log says', async () => {
	const editor = await started();
	for (const message of [null, [], 5, 'x', {}, { id: 1 }, { jsonrpc: '2.0', method: 5 }, { jsonrpc: '2.0', id: null, method: 'x' }])
		editor.send(message);
	for (const params of [null, [], undefined, { id: null }, { id: {} }]) editor.tell('$/cancelRequest', params);
	editor.tell('textDocument/didChange', { textDocument: { uri: editor.uri('A.md'), version: 2 }, contentChanges: [null] });
	expect(await isWell(editor)).toBe(true);
	expect(editor.logged).toContain('left out: `params` of $/cancelRequest is null; expected an object');
	expect(editor.logged).toContain('left out: `params.contentChanges.0` of textDocument/didChange is null; expected an object');
	editor.send({ jsonrpc: '2.0', id: 77, method: 5 });
	expect(await isWell(editor)).toBe(true);
});

test('a server that is asked to start in a way that is wrong says so and starts when it is asked rightly', async () => {
	const editor = rawEditor();
	const right = initializeParams(editor);
	const ways = placesIn(right).flatMap((path) => [MISSING, null, 5, [5], {}].map((put) => ({ path, params: withAt(right, path, put) })));
	for (const params of [null, undefined, [], { capabilities: { general: { positionEncodings: 5 } } }, { capabilities: null }])
		expect([params, (await editor.ask('initialize', params))?.error?.code]).toEqual([params, ErrorCodes.InvalidParams]);
	for (const { path, params } of ways) {
		const answer = await editor.ask('initialize', params === MISSING ? undefined : params);
		expect([path, params, answer?.error?.code ?? 0]).not.toEqual([path, params, ErrorCodes.InternalError]);
		expect(answer).toBeDefined();
	}
	await started(editor);
	expect(await isWell(editor)).toBe(true);
});

test.each([
	['refuses', { error: { code: -32_601, message: 'no' } }],
	['answers with nothing', {}],
	['answers with something else', { result: 5 }],
])('an editor that %s what the server asks of it is served all the same', async (_what, answer) => {
	const editor = rawEditor();
	editor.answers = () => answer;
	await started(editor);
	await editor.ask('textDocument/codeLens', { textDocument: { uri: editor.uri('A.md') } });
	editor.tell('workspace/didChangeConfiguration', { settings: null });
	editor.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: editor.uri('Iran.md'), type: 2 }] });
	const params = { command: 'dossier.newNote', arguments: [{ title: 'New', type: 'country' }] };
	expect((await editor.ask('workspace/executeCommand', params))?.error?.code).not.toBe(ErrorCodes.InternalError);
	expect(await isWell(editor)).toBe(true);
});
