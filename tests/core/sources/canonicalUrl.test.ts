import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '../../../src/core/sources/address/canonicalUrl.ts';
import { openableUrl } from '../../../src/core/sources/address/openableUrl.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { RUNS } from '../../support/runs.ts';
import { anyCodePoint } from '../../support/anyCodePoint.ts';

describe('two spellings of one page come out equal', () => {
	test.each([
		['scheme, www. and the slash at the end', 'http://www.inss.org.il/p/', 'https://inss.org.il/p'],
		['the host alone', 'https://www.opensecrets.org/', 'https://opensecrets.org'],
		['a default port', 'http://inss.org.il:80/p', 'https://inss.org.il/p'],
		['a port of its own stays', 'https://inss.org.il:8443/p', 'https://inss.org.il:8443/p'],
		['capitals of the host, not of the path', 'HTTPS://WWW.INSS.ORG.IL/P', 'https://inss.org.il/P'],
		['a user name', 'https://good.com@evil.com/', 'https://evil.com'],
		['tracking parameters, others stay and are sorted', 'https://a.org/p?utm_source=x&b=2&fbclid=1&a=1', 'https://a.org/p?a=1&b=2'],
		['a parameter that tracks on one site', 'https://www.wsj.com/articles/x?st=abc', 'https://wsj.com/articles/x'],
		['and means something on another', 'https://a.org/p?st=abc', 'https://a.org/p?st=abc'],
		['a language is another page', 'https://a.org/p?lang=en', 'https://a.org/p?lang=en'],
		[
			'brackets, escaped or not',
			'https://en.wikipedia.org/wiki/Arrow_%28Israeli_missile%29',
			'https://en.wikipedia.org/wiki/Arrow_(Israeli_missile)',
		],
		['Wikipedia for phones', 'https://en.m.wikipedia.org/wiki/Iran', 'https://en.wikipedia.org/wiki/Iran'],
		['a short address of YouTube', 'https://youtu.be/abcdefghijk?si=x', 'https://youtube.com/watch?v=abcdefghijk'],
		['X under its old name', 'https://mobile.twitter.com/a/status/1?s=20', 'https://x.com/a/status/1'],
		['what Google lists', 'https://www.google.com/url?sa=t&q=https%3A%2F%2Finss.org.il%2Fp%2F', 'https://inss.org.il/p'],
		['an escaped escape is not decoded', 'https://a.org/a%2520b', 'https://a.org/a%2520b'],
		['escapes in small letters', 'https://a.org/a%2fb%3a?q=%c3%a9', 'https://a.org/a%2Fb%3A?q=%C3%A9'],
		['an IDN as punycode', 'https://\u0430pple.com/', 'https://xn--pple-43d.com'],
	])('%s', (_, url, canonical) => {
		expect(canonicalUrl(url)).toBe(canonical);
	});
});

describe('a fragment', () => {
	test.each([
		['is left out', 'https://a.org/p#comments', '', 'https://a.org/p'],
		['stays where it is a page', 'https://a.org/r.pdf#page=4', '', 'https://a.org/r.pdf#page=4'],
		['stays as the page alone', 'https://a.org/r.pdf#zoom=100&page=4&view=fit', '', 'https://a.org/r.pdf#page=4'],
		['stays where an application keeps its pages there', 'https://a.org/#/reports/4', '', 'https://a.org#/reports/4'],
		[
			'stays where the words beside it name it',
			'https://en.wikipedia.org/wiki/Iran#Nuclear_program',
			'Wikipedia - Iran: Nuclear program',
			'https://en.wikipedia.org/wiki/Iran#Nuclear_program',
		],
		[
			'and is left out where they do not',
			'https://en.wikipedia.org/wiki/Iran#Nuclear_program',
			'Wikipedia - Iran',
			'https://en.wikipedia.org/wiki/Iran',
		],
		['that points into the text of a page is left out', 'https://a.org/p#:~:text=aid', 'text=aid', 'https://a.org/p'],
	])('%s', (_, url, named, canonical) => {
		expect(canonicalUrl(url, named)).toBe(canonical);
	});
});

describe('a DOI', () => {
	test.each([
		['as the resolver has it', 'https://doi.org/10.1080/13530194.2018.1', 'https://doi.org/10.1080/13530194.2018.1'],
		['by the old resolver, in capitals', 'http://dx.doi.org/10.1080/ABC', 'https://doi.org/10.1080/abc'],
		['by its prefix alone', 'doi:10.1080/ABC', 'https://doi.org/10.1080/abc'],
		['escaped', 'https://doi.org/10.1002%2Fabc.1', 'https://doi.org/10.1002/abc.1'],
		['on a page of its publisher', 'https://www.tandfonline.com/doi/full/10.1080/abc.1?src=recsys', 'https://doi.org/10.1080/abc.1'],
		['on an old page of its publisher', 'https://onlinelibrary.wiley.com/doi/10.1111/abc/full', 'https://doi.org/10.1111/abc'],
		[
			'with marks that have to be escaped',
			'https://doi.org/10.1002/(SICI)1097<1::AID>3.0',
			'https://doi.org/10.1002/(sici)1097%3C1::aid%3E3.0',
		],
		['is none without a number', 'https://doi.org/about', 'https://doi.org/about'],
	])('%s', (_, url, canonical) => {
		expect(canonicalUrl(url)).toBe(canonical);
	});
});

describe('a copy in an archive is its original', () => {
	test.each([
		['Wayback', 'https://web.archive.org/web/20200102030405/http://www.inss.org.il/p/?utm_source=x', 'https://inss.org.il/p'],
		['Wayback without the frame', 'https://web.archive.org/web/20200102030405if_/https://inss.org.il/p', 'https://inss.org.il/p'],
		['Wayback without scheme', 'https://web.archive.org/web/2020/inss.org.il/p', 'https://inss.org.il/p'],
		[
			'a copy of a copy',
			'https://web.archive.org/web/2020/https://archive.ph/2019.01.01-000000/https://inss.org.il/p',
			'https://inss.org.il/p',
		],
		['archive.today with the address', 'https://archive.is/newest/https://inss.org.il/p', 'https://inss.org.il/p'],
		['Wayback after a slash too many', 'http://web.archive.org//web/2020/https://inss.org.il/p', 'https://inss.org.il/p'],
		['a copy of a DOI', 'https://web.archive.org/web/2020/https://doi.org/10.1080/ABC', 'https://doi.org/10.1080/abc'],
		['archive.today does not say of what', 'https://archive.ph/AbCdE', 'https://archive.ph/AbCdE'],
		['the archive itself', 'https://archive.org/details/book', 'https://archive.org/details/book'],
		[
			'a script is no original',
			'https://web.archive.org/web/2020/javascript:alert(1).x',
			'https://web.archive.org/web/2020/javascript:alert(1).x',
		],
	])('%s', (_, url, canonical) => {
		expect(canonicalUrl(url)).toBe(canonical);
	});
});

// A name as `xn--a`, which no letters are written as, is left out: Node 20 and 22 refuse it, later ones take it, as the standard does since 2025.
test.each(['javascript:alert(1)', 'mailto:a@b.org', 'obsidian://open?vault=x', '', 'http://', 'https://a b', 'http://a:99999/'])(
	'what is never opened comes back as it is written: %s',
	(url) => {
		expect([canonicalUrl(url), canonicalUrl(` ${url} `)]).toEqual([url, url]);
	},
);

const host = fc.constantFrom(
	'inss.org.il',
	'www.a.org',
	'www.www.a.org',
	'WWW.b.co.uk',
	'web.archive.org',
	'archive.ph',
	'doi.org',
	'en.m.wikipedia.org',
	'youtu.be',
	'www.google.com',
	'a',
	'127.1',
	'xn--pple-43d.com',
	'a.b.c.d.e.f.org',
	'www.gov',
);
const part = fc.oneof(
	fc.constantFrom(
		'',
		'p',
		'P',
		'.',
		'..',
		'web',
		'2020',
		'10.1000',
		'doi',
		'abc.1',
		'A_(b)',
		'%28',
		'%',
		'%25',
		'%2525',
		'%E0%A4',
		'é',
		'http:',
		'https:',
		'a b',
		'*',
		'~x',
		'index.html',
		'url',
	),
	fc.stringMatching(/^[!-~]{0,6}$/),
);
const query = fc.constantFrom(
	'',
	'?',
	'?a=1',
	'?utm_source=x',
	'?b=2&a=1&utm_x=3',
	'?q=https%3A%2F%2Fa.org%2Fb',
	'?a=%26&b=%2B+c',
	'?a&b=&=c',
	'?%E0=1',
	'?x=%2525',
);
const hash = fc.constantFrom('', '#', '#page=4', '#A_heading', '#/path', '#:~:text=x', '#%');
/** Characters that a part of an address may have, one in ten of them escaped. */
const webText = (others: string): fc.Arbitrary<string> =>
	fc.string({
		unit: fc.oneof(
			{ weight: 9, arbitrary: fc.constantFrom(...`azAZ09-._~!$&'()*+,;=:@${others}`) },
			{ weight: 1, arbitrary: anyCodePoint.map(encodeURIComponent) },
		),
	});
/** As `fc.webUrl` has them, which makes a table of all characters first: 0.8 s of the processor. */
const webUrl = fc
	.tuple(
		fc.constantFrom('http', 'https'),
		fc.webAuthority(),
		fc.array(webText('').map((piece) => `/${piece}`)),
		fc.option(
			webText('/?').map((piece) => `?${piece}`),
			{ nil: '' },
		),
		fc.option(
			webText('/?').map((piece) => `#${piece}`),
			{ nil: '' },
		),
	)
	.map(([scheme, authority, path, search, fragment]) => `${scheme}://${authority}${path.join('')}${search}${fragment}`);
const anyUrl = fc.oneof(
	fc
		.tuple(
			fc.constantFrom('http://', 'https://', 'HTTPS://', 'http:', 'https:///'),
			host,
			fc.constantFrom('', ':80', ':443', ':8080'),
			fc.array(part, { maxLength: 6 }),
			query,
			hash,
		)
		.map(
			([scheme, name, port, parts, search, fragment]) =>
				scheme + name + port + parts.map((piece) => `/${piece}`).join('') + search + fragment,
		),
	webUrl,
	fc.string({ unit: anyCodePoint, maxLength: 40 }),
);

test('a canonical URL is its own canonical URL, whatever is asked', () => {
	fc.assert(
		fc.property(anyUrl, fc.constantFrom('', 'A heading', 'page'), (url, named) => {
			const once = canonicalUrl(url, named);
			expect(canonicalUrl(once, named)).toBe(once);
		}),
		{ numRuns: RUNS },
	);
});

test('an address that is plain enough not to be parsed comes out as if it were', () => {
	// What begins with xn-- is punycode, which is nearly never valid when it was put together at random.
	const label = fc.stringMatching(/^[a-z\d][a-z\d-]{0,8}[a-z\d]$/).filter((name) => !name.startsWith('xn--'));
	const segment = fc.stringMatching(/^[\w~-][\w.~,()-]{0,8}$/);
	const plain = fc.tuple(
		fc.constantFrom('http://', 'https://'),
		fc.constantFrom('', 'www.'),
		label,
		fc.constantFrom('org', 'gov.il', 'com'),
		fc.array(segment, { maxLength: 4 }),
		fc.constantFrom('', '/'),
	);
	const query = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'B', 'utm_source', 'st', 'a.b'), fc.stringMatching(/^[\w.~-]{0,3}$/)), {
		maxLength: 4,
	});
	fc.assert(
		fc.property(plain, query, ([scheme, www, name, domain, parts, slash], pairs) => {
			const search = pairs.map((pair) => pair.join('=')).join('&');
			const url = scheme + www + [`${name}.${domain}`, ...parts].join('/') + slash + (search === '' ? '' : `?${search}`);
			// A fragment that says nothing sends the address the long way.
			expect(canonicalUrl(url)).toBe(canonicalUrl(`${url}#`));
			expect(openableUrl(url)).toBeDefined();
		}),
		{ numRuns: RUNS },
	);
});

test('an address of any length is read in linear time', () => {
	const hostile = [
		'https://a.org/' + '%25'.repeat(100_000),
		'https://web.archive.org/web/'.repeat(40_000),
		'https://a.org/?' + 'a&'.repeat(100_000),
		'doi:10.1000/'.repeat(50_000),
		'https://a.org/#' + '&'.repeat(200_000),
	];
	expect(cpuTimeOf(() => hostile.forEach((url) => canonicalUrl(url, url)))).toBeLessThan(300);
});
