import { describe, expect, test } from 'vitest';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol/node';
import { useClient } from './support/useClient.ts';

const VAULT = {
	'Iran.md': '---\ntype: country\naliases: [Persia]\n---\n# Iran\n',
	'Notes/Ideas.md': 'About [[Iran]].\n',
	'Old.md':
		'---\ntype: relationship\nactors: [Iran]\nstatus: hostile\n---\n\n## Sources\n- [Reuters - A](https://a.example/a)\n- [INSS - B](https://b.example/b)\n- [Reuters - C](https://a.example/c)\n',
};

const NAMED_AS_MARKUP = '![x](http: evil.example a`).md';
const client = useClient({ ...VAULT, [NAMED_AS_MARKUP]: 'See [[Tehran]].\n', 'Tehran.md': '' });
let version = 0;

/** Shows a text, in which `|` is where the cursor stands, and asks what may stand there or what is known of it. */
async function at(marked: string, ask: 'completion' | 'hover'): Promise<unknown> {
	const offset = marked.indexOf('|');
	const before = marked.slice(0, offset).split('\n');
	const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
	version += 1;
	if (version === 1) client().open('New.md', '');
	client().change('New.md', marked.replace('|', ''), version);
	return client().connection.sendRequest(`textDocument/${ask}`, { textDocument: { uri: client().uri('New.md') }, position });
}

async function words(marked: string): Promise<string[]> {
	const { items } = (await at(marked, 'completion')) as CompletionList;
	return items.map(({ label, detail, textEdit }) =>
		[label, textEdit?.newText === label ? '' : textEdit?.newText, detail].filter(Boolean).join(' | '),
	);
}

describe('completion', () => {
	test.each([
		['types', '---\ntype: rel|\n---\n', ['relationship | How two or more actors stand to each other']],
		['keys of the type', '---\ntype: relationship\nst|\n---\n', ['status | status:  | text, required']],
		['values that others have', '---\ntype: relationship\nstatus: hos|\n---\n', ['hostile']],
		[
			'names of the wanted type, and their aliases',
			'---\ntype: relationship\nactors: [|]\n---\n',
			['Iran | country', 'Persia | alias of Iran · country'],
		],
		['a list where a list is wanted', '---\ntype: relationship\nactors: Ir|\n---\n', ['Iran | [Iran] | country']],
		['publishers, the most used first', '# A\n\n## Sources\n- |\n', ['Reuters', 'INSS']],
		['publishers in a link', '# A\n\n## Sources\n- [ins|\n', ['INSS']],
		['nothing in the title of a source', '# A\n\n## Sources\n- [Reuters - Re|\n', []],
		['nothing in the text', 'Re|\n', []],
		['nothing in a link, which others complete', '---\ntype: relationship\nactors: ["[[Ir|"]\n---\n', []],
	])('offers %s', async (_, marked, expected) => {
		expect(await words(marked)).toEqual(expected);
	});
});

describe('hover', () => {
	test.each([
		['a link: its note, and what links there', 'See [[Ir|an]].\n', '`Iran`: `country`\n\n3 notes link here: `New`, `Ideas`, `Old`'],
		[
			'a name in a field',
			'---\ntype: relationship\nactors: [Pers|ia]\n---\n',
			'`Iran`: `country`\n\n3 notes link here: `New`, `Ideas`, `Old`',
		],
		['the title: the note itself', '---\ntype: country\n---\n# Ne|w\n', '`New`: `country`\n\nNothing links here'],
		['a source: its other uses', '## Sources\n- [A|](http://www.a.example/a)\n', 'Also in 1 note: `Old`'],
	])('tells of %s', async (_, marked, expected) => {
		expect(((await at(marked, 'hover')) as Hover).contents).toEqual({ kind: 'markdown', value: expected });
	});
	test('has nothing to say of a text, or of a link that leads nowhere', async () => {
		expect(await at('Some te|xt\n', 'hover')).toBeNull();
		expect(await at('See [[Nar|nia]].\n', 'hover')).toBeNull();
	});
	test('takes no name for markup', async () => {
		expect(((await at('See [[Tehran|]]\n', 'hover')) as Hover).contents).toEqual({
			kind: 'markdown',
			value: "`Tehran`: no type\n\n2 notes link here: `![x](http: evil.example a')`, `New`",
		});
	});
});

test('lenses tell which sources other notes give', async () => {
	await at('## Sources\n- [A](https://a.example/a)\n- [Z](https://z.example/)\n|', 'hover');
	const lenses = await client().connection.sendRequest('textDocument/codeLens', { textDocument: { uri: client().uri('New.md') } });
	expect(lenses).toMatchObject([
		{ range: { start: { line: 1 } }, command: { title: 'also in 1 note', arguments: [{ paths: ['Old.md'] }] } },
	]);
});
