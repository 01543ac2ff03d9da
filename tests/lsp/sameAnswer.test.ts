import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempVault } from '../cli/support/tempVault.ts';
import { runCli } from '../cli/support/runCli.ts';
import { type LspClient, startClient } from './support/lspClient.ts';
import { useServer } from './support/useServer.ts';

const server = useServer();

/** At full length many sessions; else one that is short. */
const RUNS = process.env['DOSSIER_TORTURE'] === '1' ? 200 : 3;

const NAMES = ['Iran', 'Irán', 'Pact', 'Types/treaty', 'Sub/Iran'];
const HEADS = [
	'',
	'---\ntype: country\n---\n',
	'---\ntype: country\naliases: [Persia]\n---\n',
	'---\ntype: treaty\nactors: Iran\n---\n',
	'---\ntype: relationship\nactors: [Iran, Israel]\n---\n',
	'---\ntype: note-type\nname: treaty\nfields:\n  actors: { kind: note, many: true, required: true }\n---\n',
	'---\ntype: note-type\nname: treaty\nextends: treaty\n---\n',
	'---\nbroken: [\n---\n',
	'---\n',
];
const BODIES = [
	'',
	'See [[Irán]], [[iran]] and [[Persia]].\n',
	'# A\n\n## Related Notes\n- [[Iran]]\n- [[Iran]]\n',
	'## Sources\n- https://a.example/\n- <https://a.example>\n',
	'😀 [[Sub/Irán]]\r\n',
];
const text = fc.tuple(fc.constantFrom(...HEADS), fc.constantFrom(...BODIES)).map((parts) => parts.join(''));
const name = fc.constantFrom(...NAMES).map((each) => `${each}.md`);

type Step =
	| { readonly kind: 'edit' | 'save' | 'write'; readonly path: string; readonly text: string }
	| { readonly kind: 'close' | 'remove'; readonly path: string };

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ kind: fc.constantFrom('edit' as const, 'edit' as const, 'save' as const, 'write' as const), path: name, text }),
	fc.record({ kind: fc.constantFrom('close' as const, 'remove' as const), path: name }),
);

/** What an editor shows, by path. */
type Shown = Map<string, string>;

/** Takes a step in the editor, on disk, or both; `version` grows with every step. */
function take(client: LspClient, root: string, shown: Shown, step: Step, version: number): void {
	const file = join(root, step.path);
	if (step.kind === 'close') {
		if (shown.delete(step.path)) client.close(step.path);
		return;
	}
	if (step.kind === 'edit' || step.kind === 'save') {
		if (shown.has(step.path)) client.change(step.path, step.text, version);
		else client.open(step.path, step.text, version);
		shown.set(step.path, step.text);
	}
	if (step.kind === 'edit') return;
	if (step.kind === 'remove') rmSync(file, { force: true });
	else if ('text' in step) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, step.text);
	}
	if (step.kind === 'save')
		void client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: client.uri(step.path) } });
	client.touched(step.path);
}

/** Where the command finds something, and by which rule, once everything that is shown is saved; suggestions included. */
async function byCommand(root: string, shown: Shown): Promise<readonly string[]> {
	const onDisk = readdirSync(root, { recursive: true, encoding: 'utf8' })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => path.endsWith('.md'));
	const copy = tempVault({
		...Object.fromEntries(onDisk.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
		...Object.fromEntries(shown),
	});
	const { stdout } = await runCli(['check', copy, '--format', 'json', '--no-cache']);
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly (Place & { rule: string; places?: readonly Place[] })[] };
	return diagnostics
		.flatMap(({ rule, places, ...place }) => (places ?? [place]).map(({ path, line, column }) => `${path}:${line}:${column} ${rule}`))
		.filter((found) => [...shown.keys()].some((path) => found.startsWith(`${path}:`)))
		.sort();
}

interface Place {
	readonly path: string;
	readonly line: number;
	readonly column: number;
}

async function byServer(client: LspClient, shown: Shown): Promise<readonly string[]> {
	const found: string[] = [];
	for (const path of shown.keys())
		for (const { range, code } of await client.diagnostics(path))
			found.push(`${path}:${range.start.line + 1}:${range.start.character + 1} ${String(code)}`);
	return found.sort();
}

test('whatever is edited, saved, closed and done on disk, the server finds what the command finds in the same texts', {
	timeout: 60_000 * RUNS,
}, async () => {
	const editor = await startClient(server(), { folders: [], settings: { suggestions: true } });
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
			const root = tempVault({ 'Iran.md': HEADS[1] ?? '', 'Israel.md': '', 'Types/treaty.md': HEADS[5] ?? '' });
			const client = await editor.inFolder(root);
			const shown: Shown = new Map();
			try {
				steps.forEach((each, at) => take(client, root, shown, each, at + 1));
				const expected = await byCommand(root, shown);
				// What happens on disk is heard of after a moment.
				for (let left = 100; left > 0; left -= 1) {
					if (JSON.stringify(await byServer(client, shown)) === JSON.stringify(expected)) break;
					await new Promise((resolve) => setTimeout(resolve, 50));
				}
				expect(await byServer(client, shown)).toEqual(expected);
			} finally {
				for (const path of shown.keys()) client.close(path);
				const removed = [{ uri: client.uri(''), name: '' }];
				await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
			}
		}),
		{ numRuns: RUNS },
	);
});
