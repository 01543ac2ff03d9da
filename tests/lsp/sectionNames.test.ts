import { describe, expect, test } from 'vitest';
import type { Command } from 'vscode-languageserver-protocol/node';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { applyEdit } from './support/applyEdit.ts';
import { useClient } from './support/useClient.ts';

const HEAD = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n# R\n\n';
const WHOLE = `${HEAD}## Überblick\nText.\n\n## Verwandte Notizen\n\n## Quellen\n- Ein Buch.\n`;
const BARE = `${HEAD}## Überblick\n${SUBJECT}\n`;

const client = useClient({
	'A.md': WHOLE,
	'B.md': WHOLE,
	'C.md': WHOLE,
	'Bare.md': BARE,
	'Iran.md': '---\ntype: country\n---\n# Iran\n',
	'Israel.md': '---\ntype: country\n---\n# Israel\n',
	'Abkommen.md': `Alles begann mit [[Bare]]. ${SUBJECT}\n`,
	...OTHER_SUBJECTS,
});

describe('in a vault whose notes have German sections', () => {
	test('those that are missing are told and inserted by their German names', async () => {
		client().open('Bare.md', BARE);
		const found = await client().diagnostics('Bare.md');
		expect(found.filter(({ code }) => code === 'section-required').map(({ message }) => message)).toEqual([
			'the section `Quellen` is missing; expected a heading such as `## Quellen`',
			'the section `Verwandte Notizen` is missing; expected a heading such as `## Verwandte Notizen`',
		]);
		const at = found.find(({ code }) => code === 'section-required')?.range.start;
		const actions = await client().actions('Bare.md', at ?? { line: 0, character: 0 });
		const fix = actions.get('Insert the section Quellen');
		expect(applyEdit(fix?.edit, { [client().uri('Bare.md')]: { version: 1, text: BARE } })).toEqual({
			[client().uri('Bare.md')]: `${BARE}\n## Quellen\n`,
		});
	});

	test('related notes are added below such a heading', async () => {
		client().open('Bare.md', BARE);
		const add = await client().actions('Bare.md', { line: 7, character: 0 }, undefined, { only: ['source.addRelated'], triggerKind: 1 });
		expect([...add.keys()]).toEqual(['Add 1 note to the related notes']);
		const edit = (await client().command(add.get('Add 1 note to the related notes')?.command))?.edit;
		expect(Object.values(applyEdit(edit, { [client().uri('Bare.md')]: { version: 1, text: BARE } }))).toEqual([
			`${BARE}\n## Verwandte Notizen\n- [[Abkommen]]\n`,
		]);
	});

	test('a new note has them', async () => {
		const command: Command = {
			title: '',
			command: 'dossier.newNote',
			arguments: [{ type: 'relationship', title: 'Iran-Israel Relations', values: { status: 'hostile' } }],
		};
		const made = applyEdit((await client().command(command))?.edit, {});
		expect(Object.values(made)).toEqual([expect.stringMatching(/\n## Überblick\n\n## Verwandte Notizen\n(?:- .*\n)*\n## Quellen\n$/)]);
	});
});
