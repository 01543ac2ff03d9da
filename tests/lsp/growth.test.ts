import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { tempVault } from '../cli/support/tempVault.ts';
import type { ProcessClient } from './support/lspClient.ts';
import { useProcessClient } from './support/useClient.ts';
import { useServer } from './support/useServer.ts';

const SMALL = 15_000;
const LARGE = 4 * SMALL;

/** Four times the input: n log n takes 4.4 times as long, what is quadratic 16 times. */
const MAX_RATIO = 9;

/** What takes the processor less is over before growth can be told from noise. */
const ENOUGH_MS = 300;

/** A note in which every line is wrong, lists what others list, or dates something. */
function longNote(size: number): string {
	const lines = Math.ceil(size / 100);
	const many = (line: string): string => line.repeat(lines);
	return `---\ntype: policy\nactors: [${many('Iran, ')}Iran]\n---\n# Long\n${many('[[Irán]] 1914–18\n')}\n## Related Notes\n${many('- [[Iran]]\n')}\n## Sources\n${many('- http://a.b/c\n')}`;
}

interface Asked {
	readonly method: string;
	/** Beside the document. */
	readonly params?: object;
}

const WHOLE = { range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } }, context: { diagnostics: [] } };
const AT = { position: { line: 2, character: 12 } };

/** What is asked of each thing that the server says it provides. One that is not here fails the test that grows them. */
const PROVIDED: Readonly<Record<string, Asked>> = {
	codeActionProvider: { method: 'textDocument/codeAction', params: WHOLE },
	codeLensProvider: { method: 'textDocument/codeLens' },
	completionProvider: { method: 'textDocument/completion', params: AT },
	diagnosticProvider: { method: 'textDocument/diagnostic' },
	executeCommandProvider: { method: 'workspace/executeCommand' },
	hoverProvider: { method: 'textDocument/hover', params: AT },
};

/** And of each command. */
const COMMANDS: Readonly<Record<string, object>> = {
	'dossier.addRelated': {},
	'dossier.dismissRelated': {},
	'dossier.ignoreRule': { rule: 'source-format', where: 'note' },
	'dossier.newNote': { type: 'country', title: 'Qatar' },
	'dossier.showNotes': { paths: Array.from({ length: 2000 }, () => 'Iran.md') },
};

const server = useServer();
const shared = useProcessClient(server, { 'Iran.md': '---\ntype: country\n---\n[[Long]]\n', 'Long.md': 'x\n' });

function usedMs({ process: { pid = 0 } }: ProcessClient): number {
	return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

async function timeOf(client: ProcessClient, { method, params = {} }: Asked, size: number): Promise<number> {
	client.open('Long.md', longNote(size));
	const textDocument = { uri: client.uri('Long.md') };
	await client.connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 0 } });
	const before = usedMs(client);
	// What cannot be done is told in no time.
	await client.connection.sendRequest(method, { textDocument, ...params }).catch(() => undefined);
	const took = usedMs(client) - before;
	client.close('Long.md');
	return took;
}

async function growth(client: ProcessClient, asked: Asked): Promise<number> {
	let best = Infinity;
	for (let attempt = 0; attempt < 3 && best > MAX_RATIO; attempt += 1) {
		const large = await timeOf(client, asked, LARGE);
		best = Math.min(best, large < ENOUGH_MS ? 0 : large / (await timeOf(client, asked, SMALL)));
	}
	return best;
}

describe('a request', () => {
	test('of every kind that is answered has something to grow, and so has every command', () => {
		const { capabilities } = shared().initialized;
		expect(
			Object.keys(capabilities)
				.filter((name) => name.endsWith('Provider'))
				.sort(),
		).toEqual(Object.keys(PROVIDED));
		expect([...(capabilities.executeCommandProvider?.commands ?? [])].sort()).toEqual(Object.keys(COMMANDS));
	});

	const requests = [
		...Object.entries(PROVIDED).filter(([name]) => name !== 'executeCommandProvider'),
		...Object.entries(COMMANDS).map(([command, given]): [string, Asked] => [
			command,
			{ method: 'workspace/executeCommand', params: { command, given } },
		]),
	];
	describe.skipIf(process.platform !== 'linux')('(skipped where no /proc tells the time of a process)', () => {
		test.each(requests)('%s takes no longer than n log n', async (_, asked) => {
			const client = await shared().inFolder(tempVault({ 'Iran.md': '---\ntype: country\n---\n[[Long]]\n', 'Long.md': 'x\n' }));
			const { command, given, ...params } = (asked.params ?? {}) as { command?: string; given?: object };
			const uri = client.uri('Long.md');
			const whole = command === undefined ? params : { command, arguments: [{ uri, folder: client.uri('').replace(/\/$/, ''), ...given }] };
			expect(await growth(client, { method: asked.method, params: whole })).toBeLessThan(MAX_RATIO);
		});
	});

	test('for everything that can be done in a note of thousands of findings is answered with the first', async () => {
		const client = await shared().inFolder(tempVault({ 'Long.md': 'x\n' }));
		client.open('Long.md', longNote(LARGE));
		const actions = await client.connection.sendRequest('textDocument/codeAction', {
			textDocument: { uri: client.uri('Long.md') },
			...WHOLE,
		});
		expect((actions as readonly { readonly kind: string }[]).filter(({ kind }) => kind === 'quickfix').length).toBeLessThan(100);
	});
});
