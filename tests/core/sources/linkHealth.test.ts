import { describe, expect, test } from 'vitest';
import { healthText, nextHealth, type Answer, type LinkHealth } from '../../../src/core/sources/health/linkHealth.ts';
import { nearestSnapshot, snapshotQuery } from '../../../src/core/sources/health/nearestSnapshot.ts';

const URL_ASKED = 'https://www.inss.org.il/p';
const UNKNOWN: LinkHealth = { kind: 'unknown' };
const LOST: Answer = { kind: 'status', status: 404 };

/** The health after these answers, each with its day of November 2026. */
function after(...answers: readonly (readonly [day: number, answer: Answer])[]): LinkHealth {
	return answers.reduce(
		(health, [day, answer]) => nextHealth(health, URL_ASKED, answer, `2026-11-${String(day).padStart(2, '0')}`),
		UNKNOWN,
	);
}

describe('one answer', () => {
	test.each([
		['a page that is there', { kind: 'status', status: 200 }, 'alive on 2026-11-01'],
		['another spelling of the address', { kind: 'status', status: 200, finalUrl: 'http://inss.org.il/p/' }, 'alive on 2026-11-01'],
		[
			'another page',
			{ kind: 'status', status: 200, finalUrl: 'https://www.inss.org.il/publication/p/' },
			'moved to https://www.inss.org.il/publication/p/',
		],
		[
			'the front page is no answer',
			{ kind: 'status', status: 200, finalUrl: 'https://www.inss.org.il/' },
			'failing since 2026-11-01: it leads to the front page of www.inss.org.il',
		],
		['somewhere nothing is opened', { kind: 'status', status: 200, finalUrl: 'javascript:alert(1)' }, 'alive on 2026-11-01'],
		['not for us', { kind: 'status', status: 403 }, 'cannot tell: the server answers 403'],
		['too often', { kind: 'status', status: 429 }, 'cannot tell: the server answers 429'],
		['not in this country', { kind: 'status', status: 451 }, 'cannot tell: the server answers 451'],
		['not now', { kind: 'status', status: 503 }, 'cannot tell: the server answers 503'],
		['a redirect that nobody followed', { kind: 'status', status: 302 }, 'cannot tell: the server answers 302'],
		['gone', { kind: 'status', status: 410 }, 'failing since 2026-11-01: the server answers 410'],
		['a broken server', { kind: 'status', status: 500 }, 'failing since 2026-11-01: the server answers 500'],
		['no answer', { kind: 'failure', reason: 'its name is not known' }, 'failing since 2026-11-01: its name is not known'],
	] as const)('%s', (_, answer, text) => {
		expect(healthText(after([1, answer]))).toBe(text);
	});

	test('a DOI may lead anywhere', () => {
		expect(
			nextHealth(
				UNKNOWN,
				'https://doi.org/10.1000/abc',
				{ kind: 'status', status: 200, finalUrl: 'https://journal.org/abc' },
				'2026-11-01',
			),
		).toEqual({ kind: 'alive', checked: '2026-11-01' });
	});
});

describe('several answers', () => {
	test('a page is dead when it failed on three different days', () => {
		expect(after([1, LOST], [3, LOST])).toEqual({
			kind: 'failing',
			since: '2026-11-01',
			checked: '2026-11-03',
			days: 2,
			reason: 'the server answers 404',
		});
		expect(after([1, LOST], [3, LOST], [9, LOST])).toEqual({
			kind: 'dead',
			since: '2026-11-01',
			checked: '2026-11-09',
			reason: 'the server answers 404',
		});
	});

	test('asking three times on one day is asking once', () => {
		expect(after([1, LOST], [1, LOST], [1, LOST])).toMatchObject({ kind: 'failing', days: 1 });
	});

	test('a clock that was set back counts no days', () => {
		expect(after([9, LOST], [3, LOST], [4, LOST], [9, LOST])).toMatchObject({ kind: 'failing', days: 1, checked: '2026-11-09' });
	});

	test('one answer brings a page back to life, and it begins anew', () => {
		expect(after([1, LOST], [2, LOST], [3, { kind: 'status', status: 200 }], [4, LOST])).toMatchObject({
			kind: 'failing',
			since: '2026-11-04',
			days: 1,
		});
		expect(after([1, LOST], [2, LOST], [3, LOST], [4, { kind: 'status', status: 200 }])).toEqual({ kind: 'alive', checked: '2026-11-04' });
	});

	test('a dead page that is turned away may be alive', () => {
		expect(after([1, LOST], [2, LOST], [3, LOST], [4, { kind: 'status', status: 403 }]).kind).toBe('blocked');
	});
});

describe('the nearest copy', () => {
	const answer = (closest: object): unknown => ({ url: 'inss.org.il', archived_snapshots: { closest } });
	const found = {
		status: '200',
		available: true,
		url: 'http://web.archive.org/web/20240512000000/https://inss.org.il/p',
		timestamp: '20240512000000',
	};

	test('is asked for by the day', () => {
		expect(snapshotQuery('https://inss.org.il/p?a=1&b', '2024-05-12')).toBe(
			'https://archive.org/wayback/available?url=https%3A%2F%2Finss.org.il%2Fp%3Fa%3D1%26b&timestamp=20240512',
		);
	});

	test('comes with its day', () => {
		expect(nearestSnapshot(answer(found))).toEqual({
			url: 'https://web.archive.org/web/20240512000000/https://inss.org.il/p',
			day: '2024-05-12',
		});
	});

	test.each([
		['there is none', { url: 'x', archived_snapshots: {} }],
		['the copy is of an error', answer({ ...found, status: '404' })],
		['the copy is not there', answer({ ...found, available: false })],
		['it is somewhere else', answer({ ...found, url: 'https://evil.com/web.archive.org/' })],
		['it is a script', answer({ ...found, url: 'javascript:alert(1)' })],
		['the day is none', answer({ ...found, timestamp: 'soon' })],
		['the answer is no object', 'busy'],
		['the answer is nothing', null],
	])('nothing is offered where %s', (_, response) => {
		expect(nearestSnapshot(response)).toBeUndefined();
	});
});
