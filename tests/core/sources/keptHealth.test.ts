import { expect, test } from 'vitest';
import { pruneHealth } from '../../../src/core/sources/health/pruneHealth.ts';
import type { LinkHealth } from '../../../src/core/sources/health/linkHealth.ts';

const alive = (checked: string): LinkHealth => ({ kind: 'alive', checked });

test.each([
	['a page that a note gives is kept, however long ago it was asked for', 'https://given.example/', '2020-01-01', true],
	['a page that no note gives is kept for ninety days', 'https://gone.example/', '2026-08-24', true],
	['and forgotten after that', 'https://gone.example/', '2026-08-23', false],
	['a day that is none is long ago', 'https://gone.example/', 'yesterday', false],
])('%s', (_, url, checked, isKept) => {
	expect(pruneHealth(new Map([[url, alive(checked)]]), (page) => page === 'https://given.example/', '2026-11-22').has(url)).toBe(isKept);
});

test('what is kept keeps its order and its words', () => {
	const health = new Map([
		['https://b.example/', alive('2026-11-20')],
		['https://a.example/', alive('2026-11-21')],
	]);
	expect([...pruneHealth(health, () => false, '2026-11-22')]).toEqual([...health]);
});
