import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeLens, Command } from 'vscode-languageserver-protocol/node';
import { snapshot, tempVault } from '../cli/support/tempVault.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { applyEdit } from './support/applyEdit.ts';
import { type LspClient, MODERN, startHere } from './support/lspClient.ts';
import { useClient } from './support/useClient.ts';

const POLICY = '---\ntype: policy\nactors: Iran\nstatus: proposed\n---\n# Pact\n\nSee [[Irán]].\n';
const AT_ACTORS = { line: 2, character: 9 };
const AT_IRAN = { line: 7, character: 6 };

const VAULT = {
	'Iran.md': '---\ntype: country\n---\n',
	'United States.md': '---\ntype: country\n---\nThe United States (US).\n',
	'Types/policy.md': '---\ntype: note-type\nname: policy\nfields:\n  actors: { kind: note, many: true, of: [actor] }\n---\n',
	'Pact.md': POLICY,
};

const shared = useClient(VAULT);
let shown = 6;

/** Shows a text of `Pact.md`; its version. */
function show(text: string): number {
	shown += 1;
	if (shown === 7) shared().open('Pact.md', text, shown);
	else shared().change('Pact.md', text, shown);
	return shown;
}

describe('code actions', () => {
	test('mend what is wrong at the place, in the version that was looked at', async () => {
		const client = shared();
		const version = show(POLICY);
		const actions = await client.actions('Pact.md', AT_ACTORS);
		expect([...actions.keys()]).toEqual([
			'Put Iran in a list',
			'Ignore field-kind in this note',
			'Ignore field-kind everywhere',
			'Fix 1 problem',
		]);
		const fix = actions.get('Put Iran in a list');
		expect([fix?.kind, fix?.isPreferred, fix?.diagnostics?.[0]?.code]).toEqual(['quickfix', true, 'field-kind']);
		const uri = client.uri('Pact.md');
		expect(applyEdit(fix?.edit, { [uri]: { version, text: POLICY } })).toEqual({
			[uri]: POLICY.replace('actors: Iran', 'actors: [Iran]'),
		});
		expect(() => applyEdit(fix?.edit, { [uri]: { version: version + 1, text: POLICY } })).toThrow('another version');
	});
	test('are those of the vault as it is read, also where they are asked for while it still is', async () => {
		const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`Notes/${at}.md`, `# ${at}\n\n[[${at + 1}]]\n`]));
		const vault = tempVault({ ...VAULT, ...many });
		const client = await startHere({ folders: [vault] });
		client.open('Pact.md', POLICY);
		expect([...(await client.actions('Pact.md', AT_ACTORS)).keys()]).toContain('Put Iran in a list');
	});
	test('say what may be meant, and give another note its alias', async () => {
		const client = shared();
		const version = show(POLICY);
		const link = (await client.actions('Pact.md', AT_IRAN)).get('Link to Iran and go on showing Irán');
		const uri = client.uri('Pact.md');
		expect(applyEdit(link?.edit, { [uri]: { version, text: POLICY } })).toEqual({ [uri]: POLICY.replace('[[Irán]]', '[[Iran|Irán]]') });
		show(POLICY.replace('Iran', '[US, Iran]'));
		const named = await client.actions('Pact.md', { line: 2, character: 10 });
		const alias = named.get('Add US as an alias of United States');
		const target = client.uri('United States.md');
		expect(applyEdit(alias?.edit, { [target]: { version: null, text: VAULT['United States.md'] } })).toEqual({
			[target]: '---\ntype: country\naliases: [US]\n---\nThe United States (US).\n',
		});
	});
	test('make the note that is missing, as a file that nobody has', async () => {
		const client = shared();
		show(POLICY.replace('Iran', '[Iran, Narnia]'));
		const actions = await client.actions('Pact.md', { line: 2, character: 18 });
		const create = [...actions.values()].find(({ title }) => title.startsWith('Create'));
		expect(create?.title).toBe('Create Narnia as an actor');
		expect(applyEdit(create?.edit, {})).toEqual({
			[client.uri('Narnia.md')]: '---\ntype: actor\n---\n\n# Narnia\n\n## Related Notes\n- [[Pact]]\n',
		});
	});
	test('make no note to which the link would not lead, since no file can be called so', async () => {
		const settings = { severity: { 'note-not-written': 'warning' } };
		const client = await startHere({ folders: [tempVault({ 'A.md': 'See [[Narnia]].\nSee [[Narnia?]].\n' })], settings });
		client.open('A.md', 'See [[Narnia]].\nSee [[Narnia?]].\n');
		const creationsOn = async (line: number): Promise<readonly string[]> =>
			[...(await client.actions('A.md', { line, character: 6 })).keys()].filter((title) => !title.startsWith('Ignore'));
		expect(await creationsOn(0)).toEqual(['Create Narnia']);
		expect(await creationsOn(1)).toEqual([]);
	});
	test('fix all that cannot mean anything else, for an editor that does so on saving', async () => {
		const client = shared();
		const version = show(POLICY);
		const actions = await client.actions('Pact.md', { line: 0, character: 0 }, undefined, { only: ['source.fixAll'], triggerKind: 2 });
		expect([...actions.values()].map(({ title, kind }) => [title, kind])).toEqual([['Fix 1 problem', 'source.fixAll.dossier']]);
		const uri = client.uri('Pact.md');
		const [all] = actions.values();
		expect(applyEdit(all?.edit, { [uri]: { version, text: POLICY } })).toEqual({
			[uri]: POLICY.replace('actors: Iran', 'actors: [Iran]'),
		});
	});
	test('have no versions for an editor that knows none', async () => {
		const client = await startHere({ folders: [tempVault(VAULT)], capabilities: { ...MODERN, workspace: {} } });
		client.open('Pact.md', POLICY);
		const { edit } = (await client.actions('Pact.md', AT_ACTORS)).get('Put Iran in a list') ?? {};
		expect(Object.keys(edit ?? {})).toEqual(['changes']);
	});
	test('are refused for a text that changes while they are worked out', async () => {
		const others = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`Notes/${at}.md`, `See [[${at + 1}]].\n`]));
		const outcomes: unknown[] = [];
		// A server that has just started reads slowly enough for the change to come in between, unless the machine holds this process up and not the server.
		for (let attempt = 0; attempt < 8 && !outcomes.includes(REFUSED); attempt += 1) {
			const client = await startHere({ folders: [tempVault({ ...VAULT, ...others })] });
			client.open('Pact.md', POLICY);
			const asked = client.actions('Pact.md', AT_ACTORS);
			client.change('Pact.md', `${POLICY}More.\n`, 2);
			outcomes.push(
				await asked.then(
					() => 'answered before it changed',
					({ code }: { code: unknown }) => code,
				),
			);
		}
		expect(outcomes.at(-1)).toBe(REFUSED);
	});
});

/** `ContentModified` of the protocol. */
const REFUSED = -32801;

describe('ignoring a rule', () => {
	test('is stored where the command stores it, counts at once, and changes no note', async () => {
		const root = tempVault(VAULT);
		const before = snapshot(root);
		const client = await shared().inFolder(root);
		client.open('Pact.md', POLICY);
		const ignore = (await client.actions('Pact.md', AT_ACTORS)).get('Ignore field-kind in this note');
		await client.command(ignore?.command);
		expect((await client.diagnostics('Pact.md')).map(({ code }) => code)).not.toContain('field-kind');
		expect(readFileSync(join(root, '.dossier.json'), 'utf8')).toContain('field-kind');
		expect({ ...snapshot(root), '.dossier.json': undefined }).toEqual({ ...before, '.dossier.json': undefined });
	});
});

const TIDES = `# Tides\n${SUBJECT}\n\n## Related Notes\n`;

describe('related notes that are not linked back', () => {
	const start = async (): Promise<LspClient> => {
		const root = tempVault({ 'Moon.md': `It all began with [[Tides]]. ${SUBJECT}\n`, 'Tides.md': TIDES, ...OTHER_SUBJECTS });
		const client = await shared().inFolder(root);
		client.open('Tides.md', TIDES);
		return client;
	};
	const lensesOf = async (client: LspClient): Promise<readonly CodeLens[]> =>
		client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: client.uri('Tides.md') } });

	test('are told in a lens at their section, and added by it in the version that was looked at', async () => {
		const client = await start();
		const lenses = await lensesOf(client);
		expect(lenses.map(({ command, range }) => [range.start.line, command?.title])).toEqual([
			[3, '1 not linked back'],
			[3, 'dismiss'],
		]);
		const uri = client.uri('Tides.md');
		const made = await client.command(lenses[0]?.command);
		expect(applyEdit(made?.edit, { [uri]: { version: 1, text: TIDES } })).toEqual({ [uri]: `${TIDES}- [[Moon]]\n` });
		client.change('Tides.md', `${TIDES}\n`, 2);
		await expect(client.command(lenses[0]?.command)).rejects.toMatchObject({ code: -32801 });
	});
	test('are added by a code action as well', async () => {
		const client = await start();
		const [add] = (await client.actions('Tides.md', { line: 0, character: 0 }, undefined, { only: ['source'] })).values();
		expect(add?.title).toBe('Add 1 note to the related notes');
		const uri = client.uri('Tides.md');
		expect(applyEdit((await client.command(add?.command))?.edit, { [uri]: { version: 1, text: TIDES } })).toEqual({
			[uri]: `${TIDES}- [[Moon]]\n`,
		});
	});
	test('are never proposed again once they are dismissed', async () => {
		const client = await start();
		const [, dismiss] = await lensesOf(client);
		await client.command(dismiss?.command);
		expect(await lensesOf(client)).toEqual([]);
		expect(client.shown.at(-1)).toBe('Dossier: 1 note will not be proposed here again');
	});
});

describe('a new note of a type', () => {
	const newNote = (given: object): Command => ({ title: '', command: 'dossier.newNote', arguments: [given] });

	test('is made by the editor, from its template and its title', async () => {
		const client = shared();
		const made = await client.command(
			newNote({ type: 'relationship', title: 'Iran-United States Relations', values: { status: 'hostile' } }),
		);
		expect(applyEdit(made?.edit, {})).toEqual({
			[client.uri('Iran-United States Relations.md')]:
				'---\ntype: relationship\nactors: [Iran, United States]\nstatus: hostile\n---\n\n# Iran-United States Relations\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
		});
	});
	test.each([
		[
			'of a type that is not there',
			{ type: 'relationsip', title: 'A' },
			'"relationsip" is no type of this vault; did you mean relationship?',
		],
		['without a title', { type: 'country' }, '`title` is missing; expected text such as "US-China Relations"'],
		[
			'where a note is there',
			{ type: 'country', title: 'iran' },
			'"iran" cannot be made: iran.md is there already as `Iran.md`; it is never written over',
		],
		[
			'with a value that is none',
			{ type: 'country', title: 'A', values: { gdp: {} } },
			'`gdp` is no value; expected text, a number or a list of texts',
		],
		[
			'where no file can be called like its title',
			{ type: 'country', title: 'Who rules?' },
			'"Who rules?" would be Who rules.md: a file name cannot hold `?`; "force": true makes it all the same',
		],
	])('is refused %s', async (_, given, message) => {
		await expect(shared().command(newNote(given))).rejects.toThrow(message);
	});
	test('stays in the vault whatever its title is', async () => {
		const made = await shared().command(newNote({ type: 'country', title: '../x', force: true }));
		expect(Object.keys(applyEdit(made?.edit, {}))).toEqual([shared().uri('x.md')]);
	});
});
