import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { describeError, isOurs } from '../../src/obsidian/features/debugInfo/describeError.ts';
import { debugText } from '../../src/obsidian/features/debugInfo/debugText.ts';

const STACK =
	'X: y\n    at a (plugin:dossier:12:345)\n    at /home/someone/vault/x.js:1:2\n    at plugin:dossier:6:78\n    at plugin:other:9:9';

function thrown(error: Error, more: Readonly<Record<string, unknown>> = {}): Error {
	return Object.assign(error, { stack: STACK }, more);
}

describe('an error is shown without anything of the vault', () => {
	test.each<[string, unknown, { name: string; message: string }]>([
		['what an engine says of code stays', new TypeError('x is not a function'), { name: 'TypeError', message: 'x is not a function' }],
		[
			'what it quotes does not',
			new TypeError("Cannot read properties of undefined (reading 'Secret plan')"),
			{ name: 'TypeError', message: 'Cannot read properties of undefined (reading …' },
		],
		['an apostrophe quotes nothing', new TypeError("Can't do x"), { name: 'TypeError', message: "Can't do x" }],
		[
			'of a disk’s error its code stays',
			Object.assign(new Error("ENOENT: no such file, open '/home/s/Secret.md'"), { code: 'ENOENT' }),
			{ name: 'Error ENOENT', message: '' },
		],
		['and so where only the message has it', new Error('EACCES: permission denied, Secret.md'), { name: 'Error EACCES', message: '' }],
		['of any other error only its class', new SyntaxError('Unexpected token S in Secret'), { name: 'SyntaxError', message: '' }],
		['a class called after a note is none', Object.assign(new Error('x'), { name: 'Secret plan' }), { name: 'Error', message: '' }],
		['what is no error is of a kind', 'Secret', { name: 'a thrown string', message: '' }],
	])('%s', (_, error, expected) => {
		expect(describeError(error)).toMatchObject(expected);
	});

	test('and with its places in the plugin alone', () => {
		expect(describeError(thrown(new Error('x'))).places).toEqual(['12:345', '6:78']);
		expect(describeError(Object.assign(new Error('x'), { stack: 'a@plugin:dossier:1:2\nb@plugin:dossier:3:4' })).places).toEqual([
			'1:2',
			'3:4',
		]);
	});

	test('it is ours where the plugin’s code is in its stack', () => {
		expect(isOurs(thrown(new Error('x')))).toBe(true);
		expect(isOurs(new Error('x'))).toBe(false);
		expect(isOurs('plugin:dossier:')).toBe(false);
	});

	test('whatever it says, and whoever threw it', () => {
		const secret = 'Zq7-Secret';
		const around = fc.string({ maxLength: 10 });
		fc.assert(
			fc.property(
				fc.constantFrom(Error, TypeError, RangeError),
				around,
				around,
				fc.constantFrom(`'`, `"`, '`', '“'),
				(Kind, before, after, quote) => {
					const error = thrown(new Kind(`${before} ${quote}${secret}${quote}${after}`), { name: before, path: secret, code: secret });
					expect(JSON.stringify(describeError(error))).not.toContain(secret);
				},
			),
		);
	});
});

const facts = {
	versions: { Dossier: '0.1.0', Obsidian: '1.13.1' },
	platform: 'Linux, desktop',
	counts: { notes: 593, 'types of the vault': 4 },
	settings: parseSettings({}).settings,
	rules: ['name-exists', 'field-kind'],
	errors: [],
};

describe('the debug info', () => {
	test('of a vault in which nothing was set and nothing failed', () => {
		expect(debugText(facts)).toBe(
			[
				'Dossier 0.1.0, Obsidian 1.13.1',
				'Platform: Linux, desktop',
				'notes: 593, types of the vault: 4',
				'Settings that are not default: none',
				'Last errors: none',
				'',
			].join('\n'),
		);
	});

	test('says which settings are not default, and of texts and lists no more than that', () => {
		const { settings } = parseSettings({
			typesFolder: 'Secret/Types',
			ignoredFolders: ['Secret', 'Other'],
			relatedLimit: 12,
			relatedAutomatic: 'on-link',
			noteLine: false,
			rules: { 'name-exists': 'off', 'Secret-rule': 'off' },
		});
		const lines = debugText({ ...facts, settings }).split('\n');
		expect(lines.slice(lines.indexOf('Settings that are not default:') + 1, -2)).toEqual([
			'- typesFolder: something else',
			'- ignoredFolders: a list of 2',
			'- rules.name-exists: off',
			'- relatedLimit: 12',
			'- relatedAutomatic: on-link',
			'- noteLine: false',
		]);
	});

	test('ends with the errors and their time', () => {
		const error = { ...describeError(thrown(new TypeError('x is not a function'))), at: Date.UTC(2026, 2, 14, 9, 26, 53) };
		expect(debugText({ ...facts, errors: [error] })).toMatch(
			/^Last errors:\n- 2026-03-14T09:26:53\.000Z TypeError: x is not a function at 12:345, 6:78\n$/m,
		);
	});
});
