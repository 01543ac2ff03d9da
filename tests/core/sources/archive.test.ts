import { expect, test } from 'vitest';
import { archiveSays, savedCopy, saveQuery } from '../../../src/core/sources/health/archive.ts';

const PAGE = 'https://www.inss.org.il/p?a=1';
const COPY = { kind: 'copy', copy: { url: 'https://web.archive.org/web/20261129010203/https://www.inss.org.il/p?a=1', day: '2026-11-29' } };

test.each([
	['an empty answer says that there is no copy', 200, '{"url": "x", "archived_snapshots": {}}', { kind: 'none' }],
	[
		'a server that is asked too often says nothing',
		429,
		'slow down',
		{ kind: 'not-asked', reason: 'archive.org answers 429, it is asked too often' },
	],
	['one that is broken says nothing', 503, '{"archived_snapshots": {}}', { kind: 'not-asked', reason: 'archive.org answers 503' }],
	['a page of words says nothing', 200, '<html>maintenance</html>', { kind: 'not-asked', reason: 'archive.org answers something else' }],
	['an object without copies says nothing', 200, '{"error": "busy"}', { kind: 'not-asked', reason: 'archive.org answers something else' }],
])('%s', (_, status, text, says) => {
	expect(archiveSays({ status, text })).toEqual(says);
});

test.each([
	['a header names it', 200, { 'Content-Location': '/web/20261129010203/https://www.inss.org.il/p?a=1' }, '', COPY],
	['a redirect names it', 302, { location: 'https://web.archive.org/web/20261129010203/https://inss.org.il/p?a=1' }, '', { kind: 'copy' }],
	[
		'a link header names it',
		200,
		{ link: '<http://web.archive.org/web/20261129010203/https://www.inss.org.il/p?a=1>; rel="memento"' },
		'',
		COPY,
	],
	[
		'the page names it, beside others',
		200,
		{},
		'<a href="/web/20261129010203/https://x.org/">x</a> <a href="/web/20261129010203im_/https://www.inss.org.il/p?a=1">',
		COPY,
	],
	['a copy of another page is none', 200, { 'content-location': '/web/20261129010203/https://evil.org/' }, '', { kind: 'none' }],
	['it is asked too often', 429, {}, '', { kind: 'not-asked', reason: 'archive.org answers 429, it is asked too often' }],
	['it is broken', 520, {}, '', { kind: 'not-asked', reason: 'archive.org answers 520' }],
])('of a copy that was to be saved, %s', (_, status, headers, text, says) => {
	expect(savedCopy({ status, headers, text }, PAGE)).toMatchObject(says);
});

test('a page is asked to be saved by its own address', () => {
	expect(saveQuery(PAGE)).toBe('https://web.archive.org/save/https://www.inss.org.il/p?a=1');
});
