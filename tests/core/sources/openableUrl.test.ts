import { describe, expect, test } from 'vitest';
import { openableUrl } from '../../../src/core/sources/address/openableUrl.ts';
import { shownHost } from '../../../src/core/sources/address/shownHost.ts';
import { textOf, URLS } from '../../support/badInput.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { sourcesOf } from './support.ts';

const addresses = URLS.filter(([, , expected]) => /^(?:open|text only|shown as)/.test(expected));

describe('the addresses that a panel is given', () => {
	test.each(addresses)('%s', (name, input, expected) => {
		const url = textOf([name, input, expected]);
		expect(openableUrl(url) !== undefined).toBe(!expected.startsWith('text only'));
		// A source with such an address is a page only where the address is opened.
		const [source] = sourcesOf(`## Sources\n- [Title](<${url}>)\n`);
		if (source?.kind === 'web') expect(openableUrl(source.url)).toBeDefined();
	});

	test('the rows are there', () => {
		expect(addresses.length).toBeGreaterThan(12);
	});
});

test('what stands in code is no source', () => {
	const text = URLS.filter(([, , expected]) => expected === 'not listed')
		.map(textOf)
		.join('\n\n');
	expect(text).toContain('https://c');
	expect(sourcesOf(`## Sources\n${text}\n`).filter(({ kind }) => kind === 'web')).toEqual([]);
});

test('an address that tries to close its link makes one source at most', () => {
	const injected = URLS.find(([name]) => name === 'url-inject');
	const pages = sourcesOf(`## Sources\n- [Title](<${textOf(injected ?? ['', '', ''])}>)\n`);
	expect(pages.length).toBe(1);
});

test.each([
	['a joiner between Persian letters', 'https://fa.wikipedia.org/wiki/\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', true],
	['a joiner between Latin letters', 'https://x.org/a\u200cb', false],
	['a joiner at the end', 'https://x.org/\u0645\u06cc\u200c', false],
	['a direction mark between Persian letters', 'https://x.org/\u0645\u200f\u06cc', false],
])('an address with %s is opened: %o', (_, url, isOpened) => {
	expect(openableUrl(url) !== undefined).toBe(isOpened);
});

test.each(URLS.filter(([, , expected]) => expected.startsWith('< 100 ms')))('%s is read in linear time', (name, input, expected) => {
	const text = `## Sources\n- ${textOf([name, input, expected])}\n`;
	expect(cpuTimeOf(() => sourcesOf(text))).toBeLessThan(300);
});

test.each([
	['of a page', 'https://www.inss.org.il/p', 'inss.org.il'],
	['with a port of its own', 'https://a.org:8443/', 'a.org:8443'],
	['after a user name', 'https://good.com@evil.com/', 'evil.com (as user good.com)'],
	['with a letter of another script', 'https://\u0430pple.com/', 'xn--pple-43d.com'],
	['without slashes', 'http:evil.com', 'evil.com'],
	['after a backslash', 'https://good.com\\@evil.com', 'good.com'],
	['of nothing that is opened', 'javascript:alert(1)', ''],
])('the host %s is shown as the parser sees it', (_, url, host) => {
	expect(shownHost(url)).toBe(host);
});
