import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepingAll, runCli, runCliIn } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

interface Report {
	readonly diagnostics: readonly {
		readonly path: string;
		readonly severity: string;
		readonly message: string;
		readonly fixes: readonly { readonly title: string }[];
	}[];
}

type Texts = Readonly<Record<string, string>>;

const HEAD = '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n# R\n\n';

/** Notes of one type that agree, and one that links to another and has nothing but its overview. */
function vaultOf([overview, related, sources]: readonly [string, string, string], folder = 'Notes'): Texts {
	const whole = `${HEAD}## ${overview}\nText.\n\n## ${related}\n\n## ${sources}\n- A book.\n`;
	return {
		[`${folder}/A.md`]: whole,
		[`${folder}/B.md`]: whole,
		[`${folder}/C.md`]: whole,
		[`${folder}/Bare.md`]: `${HEAD}## ${overview}\nSee [[Iran]].\n`,
		'Iran.md': '---\ntype: country\n---\n# Iran\n\nSee [[Bare]].\n',
		'Israel.md': '---\ntype: country\n---\n# Israel\n',
	};
}

/** What is missing at one place is told in the order of the messages. */
function inOrder(found: readonly string[]): readonly string[] {
	return [...found].sort();
}

async function asked(vault: string): Promise<readonly string[]> {
	const { stdout } = await runCli(['check', vault, '--rule', 'section-required', '--format', 'json']);
	return inOrder(
		(JSON.parse(stdout) as Report).diagnostics.map(
			({ path, severity, message, fixes }) => `${path} ${severity} ${message}: ${fixes.map(({ title }) => title).join()}`,
		),
	);
}

function missing(path: string, heading: string, severity = 'warning'): string {
	return `${path} ${severity} the section \`${heading}\` is missing; expected a heading such as \`## ${heading}\`: Insert the section \`${heading}\``;
}

async function fixed(vault: string, path: string): Promise<string> {
	await runCli(['fix', vault, '--write']);
	return readFileSync(join(vault, path), 'utf8');
}

async function made(vault: string, title: string): Promise<string> {
	const { stdout } = await runCli(['new', vault, 'relationship', title, 'actors=Iran,Israel', 'status=hostile', '--force']);
	return readFileSync(join(vault, stdout.trim()), 'utf8');
}

const LANGUAGES = [
	['English', 'Overview', 'See also', 'References'],
	['French', 'Aperçu', 'Notes liées', 'Références'],
	['German', 'Überblick', 'Verwandte Notizen', 'Quellen'],
	['Dutch', 'Overzicht', 'Zie ook', 'Bronnen'],
	['Spanish', 'Resumen', 'Notas relacionadas', 'Fuentes'],
	['Portuguese', 'Visão geral', 'Ver também', 'Fontes'],
	['Italian', 'Panoramica', 'Note correlate', 'Fonti'],
	['Polish', 'Przegląd', 'Zobacz też', 'Źródła'],
	['Russian', 'Обзор', 'Связанные заметки', 'Источники'],
	['Ukrainian', 'Огляд', 'Див. також', 'Джерела'],
	['Turkish', 'Genel bakış', 'İlgili notlar', 'Kaynaklar'],
	['Chinese', '概述', '📚 相关概念', '参考资料'],
	['Japanese', '概要', '関連ノート', '出典'],
	['Korean', '개요', '관련 노트', '출처'],
	['Arabic', 'نظرة عامة', 'انظر أيضا', 'المصادر'],
	['Persian', 'نمای کلی', 'همچنین ببینید', 'منابع'],
	['Hebrew', 'סקירה', 'הערות קשורות', 'מקורות'],
	['Hindi', 'अवलोकन', 'संबंधित नोट', 'स्रोत'],
] as const;

describe('in a vault whose notes call their sections in', () => {
	test.each(LANGUAGES)('%s, those that are missing are called so', async (_, overview, related, sources) => {
		const vault = tempVault(vaultOf([overview, related, sources]));
		expect(await asked(vault)).toEqual(inOrder([missing('Notes/Bare.md', related), missing('Notes/Bare.md', sources)]));
		const { stdout } = await runCli(['related', vault, 'Notes/Bare.md', '--all']);
		expect(stdout).toContain(`+## ${related}\n+- [[Iran]]`);
		expect(await fixed(vault, 'Notes/Bare.md')).toBe(`${HEAD}## ${overview}\nSee [[Iran]].\n\n## ${related}\n\n## ${sources}\n`);
		expect(await made(vault, 'Another')).toMatch(new RegExp(`\n## ${overview}\n\n## ${related}\n(?:- .*\n)*\n## ${sources}\n$`));
		expect(await asked(vault)).toEqual([]);
	});
});

describe('the vault’s own names', () => {
	const german = vaultOf(['Überblick', 'Verwandte Notizen', 'Quellen'], 'de');
	const english = vaultOf(['Overview', 'Related Notes', 'Sources'], 'en');

	test('are those of the folder where it has two languages', async () => {
		const vault = tempVault({ ...german, ...english });
		expect(await asked(vault)).toEqual(
			inOrder([
				missing('de/Bare.md', 'Verwandte Notizen'),
				missing('de/Bare.md', 'Quellen'),
				missing('en/Bare.md', 'Related Notes'),
				missing('en/Bare.md', 'Sources'),
			]),
		);
		expect(await fixed(vault, 'de/Bare.md')).toMatch(/\n## Verwandte Notizen\n\n## Quellen\n$/);
		expect(readFileSync(join(vault, 'en/Bare.md'), 'utf8')).toMatch(/\n## Related Notes\n\n## Sources\n$/);
	});

	test('are those of the notes of the same language where one folder has two', async () => {
		const inOne = Object.fromEntries(Object.entries(german).map(([path, text]) => [path.replace('de/', 'en/D'), text]));
		const vault = tempVault({ ...english, ...inOne });
		expect(await asked(vault)).toEqual(
			inOrder([
				missing('en/Bare.md', 'Related Notes'),
				missing('en/Bare.md', 'Sources'),
				missing('en/DBare.md', 'Verwandte Notizen'),
				missing('en/DBare.md', 'Quellen'),
			]),
		);
	});

	test('are what the settings say where somebody chose', async () => {
		const vault = tempVault({
			...german,
			'.dossier.json': '{ "relatedHeadings": ["Verbindungen"], "sourceHeadings": ["Quellen", "Belege"] }',
		});
		expect(await asked(vault)).toContainEqual(missing('de/Bare.md', 'Verbindungen', 'info'));
		expect(await asked(vault)).toContainEqual(missing('de/Bare.md', 'Quellen'));
		expect(await made(vault, 'Another')).toContain('\n## Überblick\n\n## Verbindungen\n');
	});

	test('satisfy what a built-in type asks for where somebody chose them', async () => {
		const text = `${HEAD}## Overview\n\n## Verbindungen\n\n## Belege\n`;
		const vault = tempVault({ 'A.md': text, '.dossier.json': '{ "relatedHeadings": ["Verbindungen"], "sourceHeadings": ["Belege"] }' });
		expect(await asked(vault)).toEqual([]);
	});

	test('hold for a type of the vault that takes its sections over from a built-in one', async () => {
		const texts = Object.fromEntries(Object.entries(german).map(([path, text]) => [path, text.replace('relationship', 'alliance')]));
		const vault = tempVault({ ...texts, 'Types/alliance.md': '---\ntype: note-type\nname: alliance\nextends: relationship\n---\n' });
		expect(await asked(vault)).toEqual(inOrder([missing('de/Bare.md', 'Verwandte Notizen'), missing('de/Bare.md', 'Quellen')]));
	});

	test('give way to what a type of the vault says itself', async () => {
		const vault = tempVault({
			...german,
			'Types/relationship.md': '---\ntype: note-type\nname: relationship\nsections: [Overview, Belege]\n---\n',
		});
		expect(await asked(vault)).toContainEqual(missing('de/Bare.md', 'Belege'));
	});

	test('are English where fewer than three notes say another', async () => {
		const { 'de/C.md': _, ...two } = german;
		expect(await asked(tempVault(two))).toContainEqual(missing('de/Bare.md', 'Sources'));
	});

	test('are told by a check that knows the rest from the last one, and change with the vault', async () => {
		const { 'de/C.md': third = '', ...two } = german;
		const vault = tempVault(two);
		const check = async (): Promise<string> =>
			(await runCliIn(keepingAll(), ['check', vault, '--format', 'json'])).stdout.match(/the section `(?:Quellen|Sources)`/)?.[0] ?? '';
		expect(await check()).toBe('the section `Sources`');
		writeFileSync(join(vault, 'de/C.md'), third);
		expect([await check(), await check()]).toEqual(['the section `Quellen`', 'the section `Quellen`']);
	});

	test('are what a clipped document is told to be given', async () => {
		const vault = tempVault({ ...german, 'Clip.md': '---\ntype: source\nurl: https://example.org\n---\nText.\n' });
		const { stderr } = await runCli(['related', vault, 'Clip.md', '--add', 'Iran', '--write']);
		expect(stderr).toContain('give it the heading "Verwandte Notizen" first');
	});

	test('leave what a baseline accepts as it was', async () => {
		const { 'de/C.md': third = '', ...two } = german;
		const vault = tempVault(two);
		await runCli(['check', vault, '--update-baseline']);
		writeFileSync(join(vault, 'de/C.md'), third);
		const { stdout } = await runCli(['check', vault, '--format', 'json']);
		expect((JSON.parse(stdout) as Report).diagnostics.filter(({ path }) => path === 'de/Bare.md')).toEqual([]);
	});
});
