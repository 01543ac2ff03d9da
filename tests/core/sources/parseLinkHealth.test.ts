import { expect, test } from 'vitest';
import { parseLinkHealth } from '../../../src/core/sources/health/parseLinkHealth.ts';

const WHOLE = {
	'https://a.example/': { kind: 'alive', checked: '2026-11-22' },
	'https://b.example/': { kind: 'moved', checked: '2026-11-22', to: 'https://b.example/new' },
	'https://c.example/': { kind: 'blocked', checked: '2026-11-22', status: 403 },
	'https://d.example/': { kind: 'failing', since: '2026-11-20', checked: '2026-11-22', days: 2, reason: 'the server answers 404' },
	'https://e.example/': { kind: 'dead', since: '2026-11-20', checked: '2026-11-22', reason: 'the server answers 404' },
};

test('what was kept comes back as it was', () => {
	expect(Object.fromEntries(parseLinkHealth(JSON.parse(JSON.stringify(WHOLE))))).toEqual(WHOLE);
});

test.each([undefined, null, 'text', 7, ['https://a.example/'], {}])('%j holds no health', (stored) => {
	expect(parseLinkHealth(stored).size).toBe(0);
});

test.each([
	{ kind: 'alive' },
	{ kind: 'moved', checked: '2026-11-22' },
	{ kind: 'moved', checked: '2026-11-22', to: 7 },
	{ kind: 'moved', checked: '2026-11-22', to: 'javascript:alert(1)' },
	{ kind: 'moved', checked: '2026-11-22', to: 'file:///etc/passwd' },
	{ kind: 'alive', checked: 'soon' },
	{ kind: 'dead', since: 'x'.repeat(9999), checked: '2026-11-22', reason: 'x' },
	{ kind: 'blocked', checked: '2026-11-22', status: '403' },
	{ kind: 'failing', since: '2026-11-20', checked: '2026-11-22', reason: 'x' },
	{ kind: 'dead', checked: '2026-11-22', reason: 'x' },
	{ kind: 'unknown', checked: '2026-11-22' },
	null,
])('%j is left out, and what stands beside it stays', (broken) => {
	expect([...parseLinkHealth({ 'https://x.example/': broken, 'https://a.example/': WHOLE['https://a.example/'] }).keys()]).toEqual([
		'https://a.example/',
	]);
});

test('a reason that somebody else wrote is one short line without hidden characters', () => {
	const dead = { kind: 'dead', since: '2026-11-20', checked: '2026-11-22', reason: `gone\n\u202e${'x'.repeat(9999)}` };
	expect(parseLinkHealth({ 'https://a.example/': dead }).get('https://a.example/')).toMatchObject({
		reason: `gone ${'x'.repeat(194)}`,
	});
});
