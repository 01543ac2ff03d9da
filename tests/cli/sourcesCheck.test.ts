import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Network } from '../../src/cli/network/network.ts';
import { runCli, type CliRun } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

/** What was asked for, as `HEAD host/path`, in order. */
const asked: string[] = [];
/** How many requests of a host were under way at once at most. */
let most = 0;
const open = new Map<string, number>();
let server: Server;
let port = 0;

/** What each path answers: bytes of HTTP, or what the server does to the connection. */
const ANSWERS: Readonly<Record<string, (socket: Socket, method: string) => void>> = {
	'/fine': (socket) => say(socket, '200 OK'),
	'/gone': (socket) => say(socket, '404 Not Found'),
	'/head-lies': (socket, method) => say(socket, method === 'HEAD' ? '404 Not Found' : '200 OK'),
	'/no-head': (socket, method) => say(socket, method === 'HEAD' ? '405 Method Not Allowed' : '200 OK'),
	'/moved': (socket) => say(socket, '301 Moved Permanently', 'Location: http://other.example.net/new'),
	'/new': (socket) => say(socket, '200 OK'),
	'/for-now': (socket) => say(socket, '302 Found', 'Location: /fine'),
	'/loop': (socket) => say(socket, '302 Found', 'Location: /loop'),
	'/to-loopback': (socket) => say(socket, '302 Found', 'Location: http://127.0.0.1/secret'),
	'/to-private-name': (socket) => say(socket, '302 Found', 'Location: http://inside.example.net/secret'),
	'/to-file': (socket) => say(socket, '302 Found', 'Location: file:///etc/passwd'),
	'/blocked': (socket) => say(socket, '403 Forbidden'),
	'/broken': (socket) => say(socket, '500 Internal Server Error'),
	'/busy': (socket) =>
		say(socket, asked.filter((one) => one.endsWith('/busy')).length > 1 ? '200 OK' : '429 Too Many Requests', 'Retry-After: 7'),
	'/busy-long': (socket) => say(socket, '429 Too Many Requests', 'Retry-After: 3600'),
	'/after-busy': (socket) => say(socket, '200 OK'),
	'/silent': () => undefined,
	'/drops': (socket) => void socket.write('HTTP/1.1 200 OK\r\nX: '),
	'/reset': (socket) => socket.destroy(),
	'/no-http': (socket) => socket.end('220 mail.example.org ESMTP\r\n'),
	'/long-head': (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(200_000)}\r\n\r\n`),
	'/endless': (socket) => {
		socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
		const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
		const more = (): void => void (socket.destroyed || (socket.write(chunk), setImmediate(more)));
		more();
	},
};

function say(socket: Socket, status: string, ...headers: readonly string[]): void {
	socket.end(`HTTP/1.1 ${[status, 'Content-Length: 0', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`);
}

beforeAll(async () => {
	server = createServer((socket) => {
		let host = '';
		socket.on('error', () => undefined);
		socket.on('close', () => open.set(host, (open.get(host) ?? 1) - 1));
		socket.once('data', (bytes) => {
			const head = String(bytes);
			const [method = '', path = ''] = head.split(' ');
			host = /\r\nhost: (\S+)/i.exec(head)?.[1] ?? '';
			asked.push(`${method} ${host}${path}`);
			open.set(host, (open.get(host) ?? 0) + 1);
			most = Math.max(most, open.get(host) ?? 0);
			setTimeout(() => ANSWERS[path]?.(socket, method), 2);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(() => void server.close());

/** What names resolve to; connections to a public address lead to the server of the test. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
	'site.example.org': ['93.184.215.14'],
	'other.example.net': ['93.184.215.15'],
	'inside.example.net': ['10.0.0.7'],
	'half.example.net': ['93.184.215.16', '127.0.0.1'],
	'mapped.example.net': ['::ffff:192.168.1.1'],
};

interface Tried {
	readonly network: Network;
	readonly connected: string[];
	readonly pauses: number[];
}

function network(): Tried {
	const connected: string[] = [];
	const pauses: number[] = [];
	return {
		connected,
		pauses,
		network: {
			timeoutMs: 1500,
			resolve: (host) => (NAMES[host] ? Promise.resolve(NAMES[host]) : Promise.reject(new Error('ENOTFOUND'))),
			connect: ({ address }) => {
				connected.push(address);
				return connect({ host: '127.0.0.1', port });
			},
			pause: (milliseconds) => {
				pauses.push(milliseconds);
				return Promise.resolve();
			},
		},
	};
}

async function check(
	urls: readonly string[],
	{ day = '2026-03-01', vault = vaultOf(urls) }: { day?: string; vault?: string } = {},
): Promise<CliRun & Tried & { readonly vault: string }> {
	const tried = network();
	asked.length = 0;
	const run = await runCli(['sources', vault, '--check'], '/', new Date(`${day}T12:00:00Z`), {}, tried.network);
	return { ...run, ...tried, vault };
}

function vaultOf(urls: readonly string[]): string {
	return tempVault({ 'A.md': `## Sources\n${urls.map((url) => `- [INSS - A](${url})\n`).join('')}` });
}

function kept(vault: string): Record<string, unknown> {
	return (JSON.parse(readFileSync(join(vault, '.dossier/health.json'), 'utf8')) as { links: Record<string, unknown> }).links;
}

const SITE = 'http://site.example.org';

test.each([
	['a page that is there', '/fine', 'alive', ['HEAD']],
	['a page that is gone, asked twice', '/gone', 'failing', ['HEAD', 'GET']],
	['a page that only HEAD does not find', '/head-lies', 'alive', ['HEAD', 'GET']],
	['a server that knows no HEAD', '/no-head', 'alive', ['HEAD', 'GET']],
	['a page that turns us away', '/blocked', 'blocked', ['HEAD', 'GET']],
	['a server that is broken', '/broken', 'failing', ['HEAD', 'GET']],
	['a server that ends the connection', '/reset', 'failing', ['HEAD']],
	['a server that speaks no HTTP', '/no-http', 'failing', ['HEAD']],
	['a server that says nothing', '/silent', 'failing', ['HEAD']],
	['a server that stops in the middle of a head', '/drops', 'failing', ['HEAD']],
	['a head without an end', '/long-head', 'failing', ['HEAD']],
	['a body without an end, which is not read', '/endless', 'alive', ['HEAD']],
	['redirects in a circle', '/loop', 'failing', ['HEAD', 'HEAD', 'HEAD', 'HEAD', 'HEAD', 'HEAD']],
	['a redirect for now', '/for-now', 'alive', ['HEAD', 'HEAD']],
])('%s', async (_, path, kind, methods) => {
	const run = await check([SITE + path]);
	expect(Object.values(kept(run.vault))).toMatchObject([{ kind, checked: '2026-03-01' }]);
	expect(asked.map((one) => one.split(' ')[0])).toEqual(methods);
	expect(run.code).toBe(kind === 'failing' ? 1 : 0);
});

test('a server that says nothing is given up also where memory is collected meanwhile', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const collecting = setInterval(collect, 50);
	const run = await check([`${SITE}/silent`]).finally(() => clearInterval(collecting));
	expect(Object.values(kept(run.vault))).toMatchObject([{ kind: 'failing' }]);
});

test('a page that has moved says where', async () => {
	const { vault, stdout } = await check([`${SITE}/moved`]);
	expect(kept(vault)).toEqual({
		'https://site.example.org/moved': { kind: 'moved', checked: '2026-03-01', to: 'http://other.example.net/new' },
	});
	expect(stdout).toBe(`${SITE}/moved\n  moved to http://other.example.net/new\n  A.md:2\n1 page, 1 moved\n`);
});

test.each([
	['an address of this computer', 'http://127.0.0.1/x', 'it leads to a private address'],
	['an address spelled otherwise', 'http://0x7f.1/x', 'it leads to a private address'],
	['a name of the own network', 'http://router.lan/x', 'its host is in the own network'],
	['a name that resolves into the own network', 'http://inside.example.net/x', 'it leads to a private address'],
	['a name with one private address among public ones', 'http://half.example.net/x', 'it leads to a private address'],
	['a private address mapped into IPv6', 'http://mapped.example.net/x', 'it leads to a private address'],
	['a port that is none of the web', 'http://site.example.org:6379/x', 'port 6379 is none of the web'],
	['a user name in the address', 'http://a:b@site.example.org/x', 'it holds a user name'],
])('%s is not asked for', async (_, url, reason) => {
	const { stdout, connected, code } = await check([url]);
	expect([stdout, connected, asked, code]).toEqual([`${url}\n  not asked: ${reason}\n  A.md:2\n1 page, 1 not asked\n`, [], [], 0]);
});

test.each([
	['to this computer', '/to-loopback', 'it leads to a private address (after a redirect)'],
	['to a name in the own network', '/to-private-name', 'it leads to a private address (after a redirect)'],
	['to a file', '/to-file', 'it is no address of the web (after a redirect)'],
])('a redirect %s is not followed', async (_, path, reason) => {
	const { stdout, connected } = await check([SITE + path]);
	expect(stdout).toContain(`not asked: ${reason}`);
	expect([connected, asked]).toEqual([['93.184.215.14'], [`HEAD site.example.org${path}`]]);
});

test('a short wait that a server asks for is kept, a long one ends the asking of its host', async () => {
	const short = await check([`${SITE}/busy`]);
	expect([short.pauses, Object.values(kept(short.vault))]).toEqual([[7000], [{ kind: 'alive', checked: '2026-03-01' }]]);
	const long = await check([`${SITE}/busy-long`, `${SITE}/after-busy`]);
	expect([long.pauses, asked]).toEqual([[], ['HEAD site.example.org/busy-long']]);
	expect(long.stdout).toContain('not asked: its host wants to be left alone');
	expect(kept(long.vault)).toEqual({ 'https://site.example.org/busy-long': { kind: 'blocked', checked: '2026-03-01', status: 429 } });
});

test('of one host one page is asked for at a time', async () => {
	most = 0;
	await check(['/fine', '/gone', '/moved', '/for-now', '/no-head'].map((path) => SITE + path));
	expect(most).toBe(1);
});

test('a page that fails on three different days is dead, and stays so on the next', async () => {
	const vault = vaultOf([`${SITE}/gone`]);
	const kinds: unknown[] = [];
	for (const day of ['2026-03-01', '2026-03-01', '2026-03-08', '2026-03-15', '2026-03-22']) {
		const run = await check([], { day, vault });
		kinds.push([(Object.values(kept(vault))[0] as { kind: string }).kind, run.code]);
	}
	expect(kinds).toEqual([
		['failing', 1],
		['failing', 1],
		['failing', 1],
		['dead', 1],
		['dead', 1],
	]);
});

test('where no host answers nothing is noted', async () => {
	const { code, stderr } = await check(['http://a.example.net/x', 'http://b.example.net/x', 'http://c.example.net/x']);
	expect([code, stderr]).toEqual([2, 'dossier: no host answered; nothing was noted, as the connection may be at fault\n']);
});

test('a file of results that is no JSON is kept aside, one of a later version stays', async () => {
	const vault = tempVault({ 'A.md': `## Sources\n- [INSS - A](${SITE}/fine)\n`, '.dossier/health.json': '{"links": {' });
	const run = await check([], { vault });
	expect([run.code, run.stderr.includes('health.json.bad-2026-03-01'), Object.keys(kept(vault))]).toEqual([
		0,
		true,
		['https://site.example.org/fine'],
	]);
	const later = tempVault({ 'A.md': `## Sources\n- [INSS - A](${SITE}/fine)\n`, '.dossier/health.json': '{"version": 2, "links": {}}' });
	expect((await check([], { vault: later })).code).toBe(2);
	expect(readFileSync(join(later, '.dossier/health.json'), 'utf8')).toBe('{"version": 2, "links": {}}');
});

test('a source over four weeks: a bad day passes, a weekend is no death, three days are, and what comes back lives again', async () => {
	let fate = '';
	const vault = vaultOf([`${SITE}/fate`]);
	const fates = { ...ANSWERS };
	Object.assign(ANSWERS, { '/fate': (socket: Socket, method: string) => fates[fate]?.(socket, method) });
	const told: string[] = [];
	for (const [day, next] of [
		['2026-03-02', '/fine'],
		['2026-03-03', '/broken'],
		['2026-03-03', '/broken'],
		['2026-03-04', '/fine'],
		['2026-03-07', '/reset'],
		['2026-03-08', '/reset'],
		['2026-03-09', '/busy-long'],
		['2026-03-10', '/fine'],
		['2026-03-14', '/gone'],
		['2026-03-13', '/gone'],
		['2026-03-15', '/gone'],
		['2026-03-16', '/to-loopback'],
		['2026-03-17', '/gone'],
		['2026-03-24', '/gone'],
		['2026-03-27', '/moved'],
		['2026-03-29', '/fine'],
	] as const) {
		fate = next;
		const { stdout } = await check([], { day, vault });
		told.push(`${day.slice(-2)} ${/^ {2}(?!A\.md)(.*)$/m.exec(stdout)?.[1] ?? 'alive'}`);
	}
	expect(told).toEqual([
		'02 alive',
		'03 failing since 2026-03-03: the server answers 500',
		'03 failing since 2026-03-03: the server answers 500',
		'04 alive',
		'07 failing since 2026-03-07: the server ends the connection',
		'08 failing since 2026-03-07: the server ends the connection',
		'09 cannot tell: the server answers 429',
		'10 alive',
		'14 failing since 2026-03-14: the server answers 404',
		// A clock that was set back counts no day.
		'13 failing since 2026-03-14: the server answers 404',
		'15 failing since 2026-03-14: the server answers 404',
		'16 not asked: it leads to a private address (after a redirect)',
		'17 dead, failing since 2026-03-14: the server answers 404',
		'24 dead, failing since 2026-03-14: the server answers 404',
		'27 moved to http://other.example.net/new',
		'29 alive',
	]);
});
