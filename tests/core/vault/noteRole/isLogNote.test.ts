import { expect, test } from 'vitest';
import { isLogNote } from '../../../../src/core/vault/noteRole/isLogNote.ts';

test.each(['Log', 'LOG', 'Changelog', 'change log', 'Session logs 2026', 'Admin/log-2026-05', '99 Vault log', 'Release notes'])(
	'%s is a log',
	(name) => {
		expect(isLogNote(`${name}.md`)).toBe(true);
	},
);

test.each(['Dialog', 'Catalogue', 'Blog', 'Captain’s log of the Vega', 'Logistics', 'Log/Iran', 'History of Iran'])(
	'%s is none',
	(name) => {
		expect(isLogNote(`${name}.md`)).toBe(false);
	},
);
