import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { checkOptions } from '../../support/checkOptions.ts';
import { checkVault } from '../../support/checkVault.ts';
import { runs } from '../../support/runs.ts';

const BARE = '---\ntype: policy\n---\n# Leave\n\nThirty days.\n';
const WITH_STATUS = '---\ntype: policy\nstatus: agreed\n---\n# Leave\n';

/** `path severity message` up to the semicolon, of what built-in types ask for. */
function asked(texts: Readonly<Record<string, string>>): readonly string[] {
	const found = checkVault(texts, {}, { only: ['field-required', 'section-required'] }).checkAll();
	return found.map(({ path, severity, message }) => `${path} ${severity} ${message.split(/;| is/)[0] ?? ''}`);
}

describe('what a built-in type asks for', () => {
	test('is a suggestion in a vault that knows nothing of it', () => {
		expect(asked({ 'P.md': BARE })).toEqual([
			'P.md info `actors`',
			'P.md info `status`',
			'P.md info the section `Overview`',
			'P.md info the section `Related Notes`',
			'P.md info the section `Sources`',
		]);
	});

	test('is an error and a warning where a note describes the type', () => {
		const type = '---\ntype: note-type\nname: policy\nfields:\n  status: { kind: text, required: true }\nsections: [Sources]\n---\n';
		expect(asked({ 'P.md': BARE, 'Types/policy.md': type })).toEqual(['P.md error `status`', 'P.md warning the section `Sources`']);
	});

	test('counts from half of the notes of that type on, field by field and section by section', () => {
		const found = asked({
			'A.md': BARE,
			'B.md': `${WITH_STATUS}\n## Further Reading\n- A book.\n`,
			'C.md': '---\ntype: relationship\nactors: [A, B]\n---\n',
		});
		expect(found.filter((line) => line.startsWith('A.md'))).toEqual([
			'A.md error `status`',
			'A.md warning the section `Sources`',
			'A.md info `actors`',
			'A.md info the section `Overview`',
			'A.md info the section `Related Notes`',
		]);
	});

	test.each([
		['a key without a value', { 'B.md': WITH_STATUS.replace('agreed', '') }],
		['a template', { 'Templates/B.md': WITH_STATUS }],
		['a daily note', { '2026-03-14.md': WITH_STATUS }],
		['a note of another type', { 'B.md': WITH_STATUS.replace('policy', 'plan') }],
		['one note of three', { 'B.md': WITH_STATUS, 'C.md': BARE }],
	])('is not taken up by %s', (_, others) => {
		expect(asked({ 'A.md': BARE, ...others })).toContain('A.md info `status`');
	});

	test('stays a suggestion where the settings make the rule an error', () => {
		const vault = checkVault({ 'P.md': BARE }, { rules: { 'section-required': 'error' } }, { only: ['section-required'] });
		expect(new Set(vault.checkAll().map(({ severity }) => severity))).toEqual(new Set(['info']));
	});
});

test('is the same whether notes change one after another or are all read anew', () => {
	const paths = fc.constantFrom('A.md', 'B.md', 'C.md', 'D.md', 'Templates/E.md');
	const texts = fc.constantFrom(
		BARE,
		WITH_STATUS,
		WITH_STATUS.replace('status', 'stauts'),
		`${BARE}\n## Sources\n`,
		'---\ntype: relationship\nstatus: x\n---\n',
		'Words.\n',
	);
	const options = checkOptions({}, { only: ['field-required', 'section-required', 'unknown-field'] });
	fc.assert(
		fc.property(fc.array(fc.tuple(paths, texts, fc.boolean()), { minLength: 1, maxLength: 12 }), (changes) => {
			const checker = new VaultChecker([], options);
			const now = new Map<string, string>();
			for (const [path, text, isGone] of changes) {
				if (isGone) checker.remove(path);
				else checker.put(path, text);
				if (isGone) now.delete(path);
				else now.set(path, text);
				const anew = new VaultChecker([], options);
				for (const [other, given] of now) anew.put(other, given);
				const said = (from: VaultChecker): unknown =>
					[...now].map(([other, given]) => from.check(parseNote(other, given)).map(({ severity, message }) => [severity, message]));
				expect(said(checker)).toEqual(said(anew));
			}
		}),
		{ numRuns: runs(150) },
	);
});
