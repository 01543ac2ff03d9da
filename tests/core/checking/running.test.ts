import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { checkNote } from '../../../src/core/checking/checkNote.ts';
import { inReportOrder } from '../../../src/core/checking/inReportOrder.ts';
import type { Diagnostic, NoteRule, NoteSubject } from '../../../src/core/rules/rule.ts';
import { rulesWanted } from '../../../src/core/checking/rulesWanted.ts';
import { severityOfFinding } from '../../../src/core/rules/shared/severityOf.ts';
import { noteRoleOf } from '../../../src/core/vault/noteRole/noteRoleOf.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { checkVault } from '../../support/checkVault.ts';

const { settings } = parseSettings({});

function subject(text: string, path = 'Note.md'): NoteSubject {
	return { note: parseNote(path, text), type: undefined, types: noteTypesFrom([], settings).types, typeFindings: new Map(), settings };
}

function rule(id: string, check: NoteRule['check'], more: Partial<NoteRule> = {}): NoteRule {
	return { id, scope: 'note', severity: 'warning', summary: '', check, ...more };
}

function lines(diagnostics: readonly Diagnostic[]): readonly string[] {
	return diagnostics.map(
		({ path, line, column, endLine, endColumn, severity, rule: id, message }) =>
			`${path}:${line}:${column}-${endLine}:${endColumn} ${severity} ${id} ${message}`,
	);
}

describe('a rule is run', () => {
	test('and its finding gets line and column from 1, the severity and the id', () => {
		const found = checkNote(subject('one\ntwo\n'), [rule('a-b', () => [{ range: { start: 5, end: 7 }, message: 'm', fixes: [] }])]);
		expect(lines(found)).toEqual(['Note.md:2:2-2:4 warning a-b m']);
	});

	test('and where it throws the note has an internal error and the other rules go on', () => {
		const broken = rule('a-b', () => {
			throw new TypeError('no such thing');
		});
		const sound = rule('c-d', () => [{ range: { start: 0, end: 0 }, message: 'm', fixes: [] }]);
		expect(lines(checkNote(subject('x'), [broken, sound]))).toEqual([
			'Note.md:1:1-1:1 error internal `a-b` could not check this note, which is a fault in Dossier: no such thing',
			'Note.md:1:1-1:1 warning c-d m',
		]);
	});

	test('and where it throws after its first finding, that finding stays', () => {
		const broken = rule('a-b', function* () {
			yield { range: { start: 0, end: 1 }, message: 'm', fixes: [] };
			throw new Error('later');
		});
		expect(checkNote(subject('x'), [broken]).map(({ rule: id }) => id)).toEqual(['a-b', 'internal']);
	});

	test('and a sound note costs no object of its own', () => {
		expect(checkNote(subject('x'), [rule('a-b', () => [])])).toBe(checkNote(subject('y'), [rule('a-b', () => [])]));
	});
});

describe('severities', () => {
	const finding = { range: { start: 0, end: 0 }, message: '', fixes: [] };

	test.each([
		['a finding has that of its rule', undefined, undefined, 'warning'],
		['the settings decide', undefined, 'error', 'error'],
		['a milder finding stays milder', 'info', undefined, 'info'],
		['and is not raised with its rule', 'info', 'error', 'info'],
		['a finding is never graver than its rule', 'error', 'info', 'info'],
		['a rule that is off and asked for by name warns', undefined, 'off', 'warning'],
	] as const)('%s', (_, own, set, expected) => {
		const { settings: given } = parseSettings(set === undefined ? {} : { rules: { 'a-b': set } });
		expect(severityOfFinding(own === undefined ? finding : { ...finding, severity: own }, { id: 'a-b', severity: 'warning' }, given)).toBe(
			expected,
		);
	});

	test('a setting for a rule called `constructor` is none', () => {
		expect(severityOfFinding(finding, { id: 'constructor', severity: 'warning' }, settings)).toBe('warning');
	});
});

describe('the rules of a run', () => {
	test('are all that are not off', () => {
		const { note, vault } = rulesWanted(settings);
		const ids = [...note, ...vault].map(({ id }) => id);
		expect(ids).toContain('field-required');
		expect(ids).not.toContain('note-not-written');
	});

	test('leave out what the settings turn off', () => {
		const { settings: given } = parseSettings({ rules: { 'field-required': 'off', 'duplicate-name': 'info' } });
		const ids = [...rulesWanted(given).note, ...rulesWanted(given).vault].map(({ id }) => id);
		expect(ids).not.toContain('field-required');
		expect(ids).toContain('duplicate-name');
	});

	test('are those asked for by name, off or not', () => {
		const { note, vault } = rulesWanted(settings, { only: ['unsourced-number', 'no-such-rule'] });
		expect([note.map(({ id }) => id), vault]).toEqual([['unsourced-number'], []]);
	});
});

describe('what is checked', () => {
	test.each([
		['Actors/Iran.md', 'note'],
		['1979.md', 'note'],
		['2026-03-14 Strike on Natanz.md', 'note'],
		['Templates old/Iran.md', 'note'],
		['Templates/Country.md', 'none'],
		['Templates/Old/Country.md', 'none'],
		['Daily/2026-03-14.md', 'none'],
		['2026-W11.md', 'none'],
		['Archive/Deep/Iran.md', 'none'],
		['Types/country.md', 'type-note'],
	])('%s is treated as %s', (path, expected) => {
		const { settings: given } = parseSettings({ ignoredFolders: ['Archive/Deep/'] });
		expect(noteRoleOf(path, given)).toBe(expected);
	});

	test('a folder that is not set is not the whole vault', () => {
		const { settings: given } = parseSettings({ templatesFolder: '', typesFolder: '', ignoredFolders: ['', '/'] });
		expect(noteRoleOf('Actors/Iran.md', given)).toBe('note');
	});

	test('fields and sections are checked only where the type is known', () => {
		const found = checkVault({ 'A.md': '---\ntype: chronicle\nstauts: x\n---\n', 'B.md': '# no type\n' }).checkAll();
		expect(found).toEqual([]);
	});

	test('links are checked in a note of any type', () => {
		const found = checkVault({ 'A.md': '[[united-states]]\n', 'United States.md': '' }).checkAll();
		expect(found.map(({ rule: id }) => id)).toEqual(['link-near-miss']);
	});
});

describe('one malformed note', () => {
	const sound = {
		'Israel.md': '---\ntype: country\n---\n',
		'Iran.md': '---\ntype: country\n---\n',
		'R.md':
			'---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n## Overview\n\n[[Iran]]\n\n## Related Notes\n- [[Iran]]\n\n## Sources\n- Clogg.\n',
	};
	test.each([
		['whose front matter cannot be read', '---\ntype: country: x\n---\n'],
		['whose type is another one', '---\ntype: chronicle\n---\n'],
		['without front matter', 'Iran.\n'],
		['whose front matter is in another language', '---js\n{}\n---\n'],
	])('%s makes no other note report', (_, text) => {
		const found = checkVault({ ...sound, 'Iran.md': text }).checkAll();
		expect(found.filter(({ path, severity }) => path !== 'Iran.md' && severity !== 'info')).toEqual([]);
	});
});

describe('the order of a report', () => {
	const at = (path: string, line: number, column: number, id: string, severity: Diagnostic['severity'] = 'info'): Diagnostic => ({
		range: { start: 0, end: 0 },
		message: `${id} ${line}`,
		fixes: [],
		rule: id,
		severity,
		path,
		line,
		column,
		endLine: line,
		endColumn: column,
	});

	test('is severity, rule, path, line, column', () => {
		const sorted = inReportOrder([
			at('b.md', 1, 1, 'x'),
			at('a.md', 10, 1, 'x', 'warning'),
			at('a.md', 2, 5, 'x', 'warning'),
			at('a.md', 2, 5, 'w', 'warning'),
			at('a.md', 2, 1, 'x', 'warning'),
			at('B.md', 1, 1, 'x', 'warning'),
			at('c.md', 1, 1, 'z', 'error'),
		]);
		expect(sorted.map(({ severity, rule: id, path, line, column }) => `${severity} ${id} ${path}:${line}:${column}`)).toEqual([
			'error z c.md:1:1',
			'warning w a.md:2:5',
			'warning x B.md:1:1',
			'warning x a.md:2:1',
			'warning x a.md:2:5',
			'warning x a.md:10:1',
			'info x b.md:1:1',
		]);
	});

	test('a note keeps a hundred findings, the gravest, and says how many more there are', () => {
		const many = Array.from({ length: 250 }, (_, place) => at('a.md', place + 1, 1, 'x', place === 249 ? 'error' : 'warning'));
		const sorted = inReportOrder([...many, at('b.md', 1, 1, 'y')]);
		expect(sorted).toHaveLength(102);
		expect(lines([...sorted.slice(0, 3), ...sorted.slice(99)])).toEqual([
			'a.md:250:1-250:1 error x x 250',
			'a.md:100:1-100:1 warning more-findings 150 more findings in this note are left out',
			'a.md:1:1-1:1 warning x x 1',
			'a.md:98:1-98:1 warning x x 98',
			'a.md:99:1-99:1 warning x x 99',
			'b.md:1:1-1:1 info y y 1',
		]);
	});

	test('a hundred findings in a note are all shown', () => {
		expect(inReportOrder(Array.from({ length: 100 }, (_, place) => at('a.md', place + 1, 1, 'x')))).toHaveLength(100);
	});
});
