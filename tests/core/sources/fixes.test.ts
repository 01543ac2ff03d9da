import { describe, expect, test } from 'vitest';
import type { EditOutcome } from '../../../src/core/note/edit/verify/editOutcome.ts';
import type { Fix } from '../../../src/core/note/finding.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { addSource } from '../../../src/core/sources/fixes/addSource.ts';
import { brokenLink } from '../../../src/core/sources/fixes/brokenLinks.ts';
import { titleFromUrl } from '../../../src/core/sources/fixes/titleFromUrl.ts';
import { removeDuplicateFix } from '../../../src/core/sources/fixes/removeDuplicateFix.ts';
import { sourceForm } from '../../../src/core/sources/fixes/sourceForm.ts';
import { isBareAddress, titledLinkFix } from '../../../src/core/sources/fixes/titledLinkFix.ts';
import type { Source } from '../../../src/core/sources/source.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { DEFAULT_SETTINGS } from '../../support/memoryVault.ts';
import { sourcesOf } from './support.ts';

/** The text after `outcome`, or the reason why there is none. */
function written(text: string, outcome: EditOutcome | undefined): string {
	if (outcome?.kind === 'edits') return applyEdits(text, outcome.edits);
	return outcome?.kind === 'refused' ? `refused: ${outcome.code}` : (outcome?.kind ?? 'no fix');
}

/** The text after `fix`, which is never a safe one here. */
function mended(text: string, fix: Fix | undefined): string {
	if (fix?.kind === 'edit') expect(fix.safe).toBe(false);
	return written(text, fix?.kind === 'edit' ? fix.plan(parseNote('Note.md', text)) : undefined);
}

/** What is said of a link, a line with the fault, and the line as it is meant. */
const LINK_FAULTS = [
	['is broken by the blank between `]` and `(`', '[INSS - A treaty] (https://inss.org.il/t)', '[INSS - A treaty](https://inss.org.il/t)'],
	['has its brackets the other way round', '(INSS - A treaty)[https://inss.org.il/t]', '[INSS - A treaty](https://inss.org.il/t)'],
	[
		'has two pairs of brackets, which make it a link to a note',
		'[[INSS - A treaty]](https://inss.org.il/t)',
		'[INSS - A treaty](https://inss.org.il/t)',
	],
	['has no `]` before the address', '[INSS - A treaty(https://inss.org.il/t)', '[INSS - A treaty](https://inss.org.il/t)'],
	[
		'has an address without `https://`, which makes it a link to a note',
		'[INSS - A treaty](www.inss.org.il/t)',
		'[INSS - A treaty](https://www.inss.org.il/t)',
	],
	[
		'has an address that does not begin with `https://`',
		'[INSS - A treaty](https//inss.org.il/t)',
		'[INSS - A treaty](https://inss.org.il/t)',
	],
	[
		'is broken by a blank in the address',
		'[INSS - A treaty](https://inss.org.il/a treaty)',
		'[INSS - A treaty](https://inss.org.il/a%20treaty)',
	],
	[
		'has marks after the address that do not belong to it',
		'[INSS - A treaty](https://inss.org.il/t,)',
		'[INSS - A treaty](https://inss.org.il/t)',
	],
	[
		'has no `)` after the address',
		'[Wikipedia - Arrow](https://en.wikipedia.org/wiki/Arrow_(missile)',
		'[Wikipedia - Arrow](https://en.wikipedia.org/wiki/Arrow_(missile))',
	],
] as const;

/** What makes a link of the bare address of `source`. */
function titled(
	text: string,
	sources: readonly Source[],
	source: Source | undefined,
	page?: { publisher: string | null; title: string },
): Fix | undefined {
	const note = parseNote('Note.md', text);
	return source && isBareAddress(note, source)
		? titledLinkFix(note, { range: source.link, url: source.url }, () => sourceForm(note, sources), page)
		: undefined;
}

describe('a broken link', () => {
	const fixed = (body: string): string => {
		const text = `## Sources\n- ${body}\n`;
		const [source] = sourcesOf(text);
		const finding = source && brokenLink(parseNote('Note.md', text), source.range);
		return mended(text, finding?.fixes[0]);
	};

	test.each(LINK_FAULTS)('that %s', (says, broken, meant) => {
		const text = `## Sources\n- ${broken}\n`;
		expect(brokenLink(parseNote('Note.md', text), { start: 13, end: text.length - 1 })?.message).toContain(says);
		expect(fixed(broken)).toBe(`## Sources\n- ${meant}\n`);
	});

	test.each(LINK_FAULTS.map(([, , meant]) => meant))('%s is sound', (meant) => {
		expect(fixed(meant)).toBe('no fix');
	});

	test.each([
		'[INSS - A treaty](https://inss.org.il/t), see (https://inss.org.il/u)',
		'INSS [the institute] (Tel Aviv), 2024',
		'[Wikipedia - Apple](https://en.wikipedia.org/wiki/Apple_Inc.)',
		'[A](https://a.org/A_(b)_(c))',
		'[A](<https://a.org/a b>)',
		'[A](https://a.org/a "with a title")',
		'Text [see (https://a.org/x)]',
		'[A](https://a.org/%20a)',
	])('%s is sound', (sound) => {
		expect(fixed(sound)).toBe('no fix');
	});

	test('says what is meant', () => {
		const text = '## Sources\n- [A] (https://a.org)\n';
		expect(brokenLink(parseNote('Note.md', text), { start: 13, end: text.length })?.message).toBe(
			'the link is broken by the blank between `]` and `(`; expected a form such as `[Publisher - Title](https://example.org/)`',
		);
	});

	test('is left alone where the note has changed', () => {
		const text = '## Sources\n- [A] (https://a.org)\n';
		const fix = brokenLink(parseNote('Note.md', text), { start: 13, end: text.length })?.fixes[0];
		expect(mended(`\n${text}`, fix)).toBe('refused: TEXT_CHANGED');
	});
});

describe('a bare address', () => {
	const fixed = (body: string, page?: { publisher: string | null; title: string }): string => {
		const text = `## Sources\n${body}\n`;
		const sources = sourcesOf(text);
		const last = sources.at(-1);
		return (
			mended(text, titled(text, sources, last, page))
				.split('\n')
				.at(-2) ?? ''
		);
	};

	test.each([
		[
			'gets host and words of its path',
			'- https://www.inss.org.il/publication/us-israel-treaty/',
			'- [inss.org.il - us israel treaty](https://www.inss.org.il/publication/us-israel-treaty/)',
		],
		[
			'gets the host alone where the path has no words',
			'- https://www.opensecrets.org/',
			'- [opensecrets.org](https://www.opensecrets.org/)',
		],
		['in angle brackets', '- <https://a.org/report>', '- [a.org - report](https://a.org/report)'],
		[
			'in the form of its list',
			'- [INSS — A](https://a.org/a)\n- [CRS — B](https://b.org/b)\n- https://c.org/report',
			'- [c.org — report](https://c.org/report)',
		],
		[
			'with the publisher last where the list has it so',
			'- [A | INSS](https://a.org/a)\n- https://c.org/report',
			'- [report | c.org](https://c.org/report)',
		],
	])('%s', (_, body, expected) => {
		expect(fixed(body)).toBe(expected);
	});

	test('gets the title of the page where it was asked for', () => {
		expect(fixed('- https://a.org/x', { publisher: 'INSS', title: 'A [draft] treaty' })).toBe(
			'- [INSS - A \\[draft\\] treaty](https://a.org/x)',
		);
	});

	test.each([['- [A](https://a.org/a)'], ['- A treaty: https://a.org/a'], ['- Smith 2003']])('%s is none', (body) => {
		const text = `## Sources\n${body}\n`;
		const [source] = sourcesOf(text);
		expect(source && isBareAddress(parseNote('Note.md', text), source)).toBe(false);
	});

	test.each([
		['https://a.org/2024/05/12/the-aid-debate.html', { host: 'a.org', words: 'the aid debate' }],
		['https://a.org/publication/123/', { host: 'a.org', words: 'publication' }],
		['https://a.org/index.html', { host: 'a.org', words: null }],
		['https://www.youtube.com/watch?v=dQw4w9WgXcQ', { host: 'youtube.com', words: null }],
		['https://youtu.be/aqOZroUIahM', { host: 'youtu.be', words: null }],
		['https://explore.example.org/document/9274431', { host: 'explore.example.org', words: null }],
		['https://web.archive.org/web/20201123205312/https://www.a.org/the-aid-debate', { host: 'a.org', words: 'the aid debate' }],
		['https://a.org/%D7%90%D7%91%D7%92%D7%93', { host: 'a.org', words: 'אבגד' }],
	])('the words of %s', (url, expected) => {
		expect(titleFromUrl(url)).toEqual(expected);
	});
});

describe('a source that is listed twice', () => {
	const fixed = (body: string): string => {
		const text = `## Sources\n${body}`;
		const sources = sourcesOf(text);
		const last = sources.at(-1);
		return mended(text, last && removeDuplicateFix(parseNote('Note.md', text), sources)(last));
	};

	test.each([
		['its second bullet can go', '- [A](https://a.org)\n- [A](https://a.org)\n', '## Sources\n- [A](https://a.org)\n'],
		[
			'the lines around it stay as they are',
			'- [A](https://a.org)\r\n* Smith 2003\r\n* Smith 2003\r\n\r\n---\r\n',
			'## Sources\n- [A](https://a.org)\r\n* Smith 2003\r\n\r\n---\r\n',
		],
		['a bullet with a reason stays', '- [A](https://a.org)\n- [A](https://a.org) — why\n', 'no fix'],
		['a bullet with another source stays', '- [A](https://a.org)\n- [B](https://b.org), [A](https://a.org)\n', 'no fix'],
		['a bullet with words below it stays', '- [A](https://a.org)\n- [A](https://a.org)\n  - why\n', 'no fix'],
		['a line of text stays', '[A](https://a.org)\n', 'no fix'],
	])('%s', (_, body, expected) => {
		expect(fixed(body)).toBe(expected);
	});
});

describe('a page that is added', () => {
	const page = { url: 'https://www.inss.org.il/p', title: 'A treaty', publisher: 'INSS' };
	const added = (text: string): string =>
		written(text, addSource(parseNote('Note.md', text), sourcesOf(text), page, DEFAULT_SETTINGS.sourceHeadings));

	test.each([
		[
			'goes after the last bullet, in the form of the list',
			'## Sources\n* [CRS — B](https://b.org)\n\n## Next\n',
			'## Sources\n* [CRS — B](https://b.org)\n* [INSS — A treaty](https://www.inss.org.il/p)\n\n## Next\n',
		],
		['is not added where it is listed in another spelling', '## References\n- [X](http://inss.org.il/p/)\n', 'unchanged'],
		[
			'is added where only the text links it',
			'See [X](https://inss.org.il/p).\n\n## Sources\n- \n',
			'See [X](https://inss.org.il/p).\n\n## Sources\n- [INSS - A treaty](https://www.inss.org.il/p)\n',
		],
		[
			'makes the section where it is missing',
			'# Note\n\nText.\n',
			'# Note\n\nText.\n\n## Sources\n- [INSS - A treaty](https://www.inss.org.il/p)\n',
		],
	])('%s', (_, text, expected) => {
		expect(added(text)).toBe(expected);
	});

	test('is not added a second time', () => {
		const once = added('## Sources\n- Smith 2003\n');
		expect(added(once)).toBe('unchanged');
	});
});
