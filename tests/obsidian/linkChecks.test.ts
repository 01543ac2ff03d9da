import { describe, expect, test, vi } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import type { Answer } from '../../src/core/sources/health/linkHealth.ts';
import { readSources } from '../../src/core/sources/readSources.ts';
import { pageFetcher } from '../../src/obsidian/features/sources/fetchPage.ts';
import { fetchPages, type PagesFetched } from '../../src/obsidian/features/sources/fetchPages.ts';
import { linkOffer, type LinkOffer, type Page } from '../../src/obsidian/features/sources/linkOffer.ts';
import { answerRequests } from '../support/appModule.ts';
import { DEFAULT_SETTINGS } from '../support/memoryVault.ts';

// The timers of the plugin's window are Node's here.
vi.stubGlobal('window', globalThis);

const offerOf = (...addresses: string[]): LinkOffer =>
	linkOffer(readSources(parseNote('A.md', `## Sources\n${addresses.map((url) => `- [P](${url})\n`).join('')}`), DEFAULT_SETTINGS));

describe('what a run would ask for', () => {
	test('is each page once, by host', () => {
		const offer = offerOf('https://two.org/b', 'https://one.org/a', 'http://www.one.org/a/', 'https://one.org/c');
		expect(offer.asked.map(({ url }) => url)).toEqual(['https://two.org/b', 'https://one.org/a', 'https://one.org/c']);
		expect(offer.hosts).toEqual([
			['one.org', 2],
			['two.org', 1],
		]);
	});

	test('is nothing that does not lead to a public host, which is counted', () => {
		expect(offerOf('http://192.168.1.1/', 'https://one.org/a', 'http://router.local/')).toMatchObject({
			asked: [{ url: 'https://one.org/a' }],
			refused: 2,
			left: 0,
		});
	});

	test('is two hundred pages at most, and the rest is counted', () => {
		const offer = offerOf(...Array.from({ length: 203 }, (_, at) => `https://example.org/${at}`));
		expect([offer.asked.length, offer.hosts, offer.left]).toEqual([200, [['example.org', 200]], 3]);
	});

	test('is of many those that were not asked for the longest time', () => {
		const sources = readSources(
			parseNote('A.md', `## Sources\n${Array.from({ length: 201 }, (_, at) => `- [P](https://example.org/${at})\n`).join('')}`),
			DEFAULT_SETTINGS,
		);
		const offer = linkOffer(sources, ({ url }) => ({ kind: 'alive', checked: url.endsWith('/0') ? '2026-03-02' : '2026-03-01' }));
		expect(offer.asked.map(({ url }) => url)).not.toContain('https://example.org/0');
	});
});

const PAGES: readonly Page[] = Array.from({ length: 10 }, (_, at) => ({ url: `https://h${at}.org/`, canonicalUrl: `https://h${at}.org` }));
const ALIVE: Answer = { kind: 'status', status: 200 };

/** A run whose pages answer when they are told to. */
function heldRun(): {
	readonly asked: string[];
	readonly progress: number[];
	readonly stop: () => void;
	readonly answerAll: () => Promise<void>;
	readonly result: Promise<PagesFetched>;
} {
	const work = new AbortController();
	const asked: string[] = [];
	const progress: number[] = [];
	const waiting: (() => void)[] = [];
	const fetch = (url: string): Promise<Answer> => {
		asked.push(url);
		return new Promise((resolve) => waiting.push(() => resolve(ALIVE)));
	};
	const result = fetchPages(PAGES, fetch, { signal: work.signal, onProgress: (done) => progress.push(done) });
	return {
		asked,
		progress,
		stop: () => work.abort(),
		answerAll: async () => {
			for (const answer of waiting.splice(0)) answer();
			await new Promise((resolve) => setTimeout(resolve, 0));
		},
		result,
	};
}

describe('a run', () => {
	test('has four pages under way at most, and tells how many have come back', async () => {
		const run = heldRun();
		expect(run.asked).toHaveLength(4);
		await run.answerAll();
		expect(run.asked).toHaveLength(8);
		expect(run.progress).toEqual([1, 2, 3, 4]);
		await run.answerAll();
		await run.answerAll();
		expect(await run.result).toMatchObject({ kind: 'answers', answers: { size: 10 } });
	});

	test('asks of one host for one page at a time', async () => {
		let open = 0;
		let most = 0;
		const fetch = async (): Promise<Answer> => {
			most = Math.max(most, (open += 1));
			await new Promise((resolve) => setTimeout(resolve, 0));
			open -= 1;
			return ALIVE;
		};
		const pages = Array.from({ length: 6 }, (_, at) => ({ url: `https://one.org/${at}`, canonicalUrl: `https://one.org/${at}` }));
		await fetchPages(pages, fetch, { signal: new AbortController().signal, onProgress: () => undefined });
		expect(most).toBe(1);
	});

	test('that is stopped asks for nothing more, and what had come back or was under way is kept', async () => {
		const run = heldRun();
		run.stop();
		await run.answerAll();
		expect(run.asked).toHaveLength(4);
		expect(await run.result).toMatchObject({ kind: 'answers', answers: { size: 4 } });
	});

	const failing = (url: string): Promise<Answer> =>
		Promise.resolve(url === 'https://h2.org/' ? ALIVE : { kind: 'failure', reason: 'net::ERR_NAME_NOT_RESOLVED' });
	const settled = { signal: new AbortController().signal, onProgress: () => undefined };

	test('in which no host answers says nothing of the pages: the connection may be at fault', async () => {
		expect(await fetchPages(PAGES.slice(3, 6), failing, settled)).toEqual({ kind: 'offline' });
	});

	test.each([
		['one host answers', PAGES.slice(0, 3)],
		['there are too few to tell', PAGES.slice(3, 5)],
	])('in which %s says what came of each', async (_, pages) => {
		expect(await fetchPages(pages, failing, settled)).toMatchObject({ kind: 'answers', answers: { size: pages.length } });
	});
});

const fetchPage = (url: string): ReturnType<ReturnType<typeof pageFetcher>> => pageFetcher(new AbortController().signal)(url);

/** Answers by address, and keeps what was asked. */
function answering(answers: Readonly<Record<string, { status: number; location?: string; retryAfter?: string }>>): string[] {
	const asked: string[] = [];
	answerRequests(async ({ url, method = 'GET' }) => {
		asked.push(`${method} ${url}`);
		const { status, location, retryAfter } = answers[`${method} ${url}`] ?? answers[url] ?? { status: 500 };
		return { status, text: '', headers: { ...(location && { Location: location }), ...(retryAfter && { 'Retry-After': retryAfter }) } };
	});
	return asked;
}

describe('a page that is asked for', () => {
	test.each<[string, Parameters<typeof answering>[0], Answer]>([
		['answers', { 'https://a.org/': { status: 200 } }, { kind: 'status', status: 200 }],
		[
			'has moved for good',
			{ 'https://a.org/': { status: 301, location: '/new' }, 'https://a.org/new': { status: 200 } },
			{ kind: 'status', status: 200, finalUrl: 'https://a.org/new' },
		],
		[
			'is elsewhere for now, which is no move',
			{ 'https://a.org/': { status: 302, location: '/now' }, 'https://a.org/now': { status: 200 } },
			{ kind: 'status', status: 200 },
		],
		[
			'is asked for itself where the server does not know the question',
			{ 'HEAD https://a.org/': { status: 405 }, 'GET https://a.org/': { status: 200 } },
			{ kind: 'status', status: 200 },
		],
		[
			'is redirected without an end',
			{ 'https://a.org/': { status: 301, location: '/' } },
			{ kind: 'failure', reason: 'it is redirected without an end' },
		],
	])('%s', async (_, answers, answer) => {
		answering(answers);
		expect(await fetchPage('https://a.org/')).toEqual(answer);
	});

	test.each(['http://192.168.0.1/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://localhost/'])(
		'and redirects to %s is not followed',
		async (location) => {
			const asked = answering({ 'https://a.org/': { status: 302, location } });
			expect(await fetchPage('https://a.org/')).toMatchObject({ kind: 'not-asked' });
			expect(asked).toEqual(['HEAD https://a.org/']);
		},
	);

	test.each(['http://192.168.0.1/admin', 'http://127.1/'])('at %s is not asked for at all', async (url) => {
		const asked = answering({});
		expect(await fetchPage(url)).toEqual({ kind: 'not-asked', reason: 'not asked: it leads to a private address' });
		expect(asked).toEqual([]);
	});

	test('is asked for a second time where its server wants a moment, and nothing more of a server that wants an hour', async () => {
		vi.useFakeTimers();
		try {
			const asked = answering({
				'https://a.org/soon': { status: 429, retryAfter: '7' },
				'https://a.org/late': { status: 429, retryAfter: '3600' },
			});
			const fetch = pageFetcher(new AbortController().signal);
			const soon = fetch('https://a.org/soon');
			await vi.advanceTimersByTimeAsync(6900);
			expect(asked).toEqual(['HEAD https://a.org/soon']);
			await vi.advanceTimersByTimeAsync(200);
			expect(await soon).toEqual({ kind: 'status', status: 429 });
			expect(await fetch('https://a.org/late')).toEqual({ kind: 'status', status: 429 });
			expect(await fetch('https://a.org/next')).toEqual({ kind: 'not-asked', reason: 'its host wants to be left alone' });
			expect(asked).toEqual(['HEAD https://a.org/soon', 'HEAD https://a.org/soon', 'HEAD https://a.org/late']);
		} finally {
			vi.useRealTimers();
		}
	});

	test('and does not answer within ten seconds has failed, whatever comes later', async () => {
		vi.useFakeTimers();
		try {
			answerRequests(() => new Promise((resolve) => setTimeout(() => resolve({ status: 200, text: '', headers: {} }), 11_000)));
			const answer = fetchPage('https://slow.org/');
			await vi.advanceTimersByTimeAsync(10_000);
			expect(await answer).toEqual({ kind: 'failure', reason: 'no answer within 10 seconds' });
		} finally {
			vi.useRealTimers();
		}
	});
});
