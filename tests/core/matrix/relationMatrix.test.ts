import { describe, expect, test } from 'vitest';
import type { MatrixSelection } from '../../../src/core/matrix/matrixTable.ts';
import { cellText, matrixTable } from '../../../src/core/matrix/matrixTable.ts';
import { matrixCsv, matrixMarkdown, relationsOf } from '../../../src/core/matrix/matrixText.ts';
import { relationMatrix } from '../../../src/core/matrix/relationMatrix.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const note = (type: string, fields = ''): string => `---\ntype: ${type}\n${fields === '' ? '' : `${fields}\n`}---\n`;

const VAULT = {
	'Countries/Iran.md': note('country', 'aliases: [Persia]\ntags: [region/gulf]\nregion: Asia'),
	'Countries/Israel.md': note('country', 'region: Asia'),
	'Countries/France.md': note('country', 'region: Europe'),
	'Groups/AIPAC.md': note('group', 'country: France'),
	'Groups/Pact.md': note('organization', 'members: [Iran, Israel]'),
	'R/Iran-Israel.md': note('relationship', 'actors: [Persia, "[[Israel]]"]\nstatus: hostile\nparent: "[[France]]"'),
	'R/Iran-Israel 2.md': note('relationship', 'actors: [Iran, Israel]\nstatus: at war'),
	'R/Iran-Hezbollah.md': note('relationship', 'actors: [Iran, Hezbollah]'),
	'P/Law.md': note('policy', 'actors: [France, Iran]'),
	'E/Talks.md': '---\nactors: ["[[France]]", "[[Iran]]"]\n---\nIn [[Israel]]\n',
	'Templates/R.md': note('relationship', 'actors: [France, Israel]'),
};

const ALL: MatrixSelection = { rows: {}, columns: {}, order: 'name', withUnrelated: false };

function tableOf(vault: Readonly<Record<string, string>>, selection: Partial<MatrixSelection> = {}) {
	const { index, types } = vaultOf(vault);
	const settings = { ...DEFAULT_SETTINGS, templatesFolder: 'Templates' };
	const matrix = finish(relationMatrix(index, { types, settings, valueField: 'status' }));
	return { matrix, table: finish(matrixTable(matrix, { ...ALL, ...selection }, { index, types })) };
}

function rowsOf(selection: Partial<MatrixSelection> = {}, vault: Readonly<Record<string, string>> = VAULT): readonly string[] {
	const { matrix, table } = tableOf(vault, selection);
	return [...matrixCsv(table, matrix)].map((row) => row.trimEnd());
}

test('actors of one name are told apart by their paths', () => {
	const vault = {
		'Countries/Georgia.md': note('country'),
		'States/Georgia.md': note('group'),
		'R.md': note('relationship', 'actors: ["[[Countries/Georgia]]", "[[States/Georgia]]", Iran]\nstatus: cool'),
	};
	expect(rowsOf({}, vault)).toEqual([
		',Countries/Georgia,States/Georgia,Iran',
		'Countries/Georgia,–,cool,cool',
		'States/Georgia,cool,–,cool',
		'Iran,cool,cool,–',
	]);
	expect(rowsOf({ rows: { name: 'states/geo' } }, vault)).toEqual([',Countries/Georgia,Iran', 'States/Georgia,cool,cool']);
});

test('the fields in which relationships say something are told, those of most notes first', () => {
	const vault = {
		...VAULT,
		'R/Iran-France.md': note('relationship', 'actors: [Iran, France]\nstatus: cool\nsince: 1979\ntags: [a]\nempty:'),
	};
	expect(tableOf(vault).matrix.fields).toEqual(['status', 'parent', 'since']);
});

describe('the matrix', () => {
	test('has what relationship notes say, else how many notes name both in their fields', () => {
		expect(rowsOf()).toEqual([
			',AIPAC,France,Hezbollah,Iran,Israel,Pact',
			'AIPAC,–,1,,,,',
			'France,1,–,,2,,',
			'Hezbollah,,,–,related,,',
			'Iran,,2,related,–,at war (2),1',
			'Israel,,,,at war (2),–,1',
			'Pact,,,,1,1,–',
		]);
	});

	test('is the same in both directions', () => {
		const { matrix } = tableOf(VAULT);
		for (const one of matrix.actors)
			for (const other of matrix.actors) expect(matrix.between(one.id, other.id)).toBe(matrix.between(other.id, one.id));
	});

	test('has an actor that nobody has written, without a path', () => {
		const { matrix } = tableOf(VAULT);
		expect(matrix.actors.filter(({ path }) => path === null).map(({ name }) => name)).toEqual(['Hezbollah']);
	});

	test('is empty for a vault without actors', () => {
		expect(rowsOf({}, { 'A.md': '[[B]]', 'B.md': '' })).toEqual(['""']);
	});

	test('takes notes that name many for lists where their pairs would fill the memory', () => {
		const names = (note: number): string => Array.from({ length: 60 }, (_, n) => `A${note * 60 + n}`).join(', ');
		const notes = Array.from({ length: 300 }, (_, n): [string, string] => [
			`R${String(n).padStart(3, '0')}.md`,
			`---\ntype: relationship\nactors: [${names(n)}]\n---\n`,
		]);
		const { matrix } = tableOf({ ...Object.fromEntries(notes), 'Z.md': '---\ntype: relationship\nactors: [A, B]\n---\n' });
		expect(matrix.between('\na0', '\na1')?.relationships).toEqual(['R000.md']);
		expect(matrix.between('\na17999', '\na17998')).toBeUndefined();
		expect(matrix.between('\na', '\nb')?.relationships).toEqual(['Z.md']);
	});

	test('takes a note that names very many for a list', () => {
		const names = Array.from({ length: 80 }, (_, at) => `C${at}`);
		const vault = Object.fromEntries(names.map((name) => [`${name}.md`, note('country')]));
		const { table } = tableOf({ ...vault, 'List.md': note('policy', `actors: [${names.join(', ')}]`) });
		expect(table.rows).toEqual([]);
	});
});

describe('a selection', () => {
	test.each<[fact: string, rows: MatrixSelection['rows'], names: readonly string[]]>([
		['by type, with those that extend it', { types: ['country'] }, ['France', 'Iran', 'Israel']],
		['by folder', { folder: 'Groups' }, ['AIPAC', 'Pact']],
		['by tag, with those below it', { tag: '#region' }, ['Iran']],
		['by field, whatever the capitals and accents', { where: [['region', 'ásia']] }, ['Iran', 'Israel']],
		['by several', { types: ['country'], where: [['region', 'Europe']] }, ['France']],
	])('%s', (_, rows, names) => {
		expect(tableOf(VAULT, { rows }).table.rows.map(({ name }) => name)).toEqual(names);
	});

	test('leaves out who has no relation to anybody that is shown, unless asked not to', () => {
		const rows = { types: ['group'] };
		expect(rowsOf({ rows, columns: rows })).toEqual(['""']);
		expect(rowsOf({ rows, columns: rows, withUnrelated: true })).toEqual([',AIPAC', 'AIPAC,–']);
	});

	test('counts the values of the cells once a relation', () => {
		expect(tableOf(VAULT).table.values).toEqual([['at war', 1]]);
	});
});

describe('the order', () => {
	test('by the number of relations', () => {
		expect(tableOf(VAULT, { order: 'relations' }).table.rows.map(({ name }) => name)).toEqual([
			'Iran',
			'France',
			'Israel',
			'Pact',
			'AIPAC',
			'Hezbollah',
		]);
	});

	test('by blocs: those with the same partners stand together', () => {
		const blocs = [
			['A', 'D', 'G'],
			['B', 'E', 'H'],
			['C', 'F', 'I'],
		];
		const vault: Record<string, string> = {};
		for (const bloc of blocs) for (const name of bloc) vault[`${name}.md`] = note('country');
		for (const bloc of blocs) vault[`R ${bloc.join('')}.md`] = note('relationship', `actors: [${bloc.join(', ')}]\nstatus: allies`);
		const order = tableOf(vault, { order: 'blocs' }).table.rows.map(({ name }) => name);
		for (const bloc of blocs) {
			const places = bloc.map((name) => order.indexOf(name)).sort((a, b) => a - b);
			expect((places[2] ?? 0) - (places[0] ?? 0)).toBe(2);
		}
		expect([...order].sort()).toEqual([...'ABCDEFGHI']);
	});
});

test('a Markdown table keeps its bars apart', () => {
	const { matrix, table } = tableOf({
		'A.md': note('country'),
		'B.md': note('country'),
		'R.md': note('relationship', 'actors: [A, B]\nstatus: on | off'),
	});
	expect([...matrixMarkdown(table, matrix, (path) => `[[${path.slice(0, -3)}\\|x]]`)].join('')).toBe(
		'|  | [[A\\|x]] | [[B\\|x]] |\n| --- | --- | --- |\n| [[A\\|x]] | – | on \\| off |\n| [[B\\|x]] | on \\| off | – |\n',
	);
});

test('relations are listed once', () => {
	const { matrix, table } = tableOf(VAULT, { rows: { types: ['country'] }, columns: { types: ['country'] } });
	expect([...relationsOf(table, matrix)].map(({ actors, values }) => [...actors.map(({ name }) => name), ...values])).toEqual([
		['France', 'Iran'],
		['Iran', 'Israel', 'at war', 'hostile'],
	]);
});

test('a cell without a relation is empty', () => {
	expect(cellText(undefined)).toBe('');
});
