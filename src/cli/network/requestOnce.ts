import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import ipaddr from 'ipaddr.js';
import { isPublicIp, mayFetch } from '../../core/sources/health/mayFetch.ts';
import type { Response } from '../../core/sources/health/askForPage.ts';
import type { Network } from './network.ts';

/** Headers are read to this size; of a body nothing is read. */
const MAX_HEADER_BYTES = 32_000;

/**
 * Asks for `url` once and reads the head of the answer, no redirect followed. The address is looked at before its name is
 * resolved and again when it is: where one of its IPs is not public nothing is asked, and the connection goes to the IP
 * that was looked at, whatever the name resolves to by then.
 */
export async function requestOnce(network: Network, url: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Response> {
	const allowed = mayFetch(url);
	if (allowed.kind === 'no') return { kind: 'failure', reason: allowed.reason, isRefused: true };
	// A timer of its own: Node may collect `AbortSignal.timeout` within `AbortSignal.any`, and nobody is told that the time is over.
	const limit = new AbortController();
	const end = (): void => limit.abort();
	const timer = setTimeout(end, network.timeoutMs);
	signal.addEventListener('abort', end, { once: true });
	if (signal.aborted) end();
	try {
		const answer = await answerOf(network, new URL(url), { host: allowed.host, method, limit: limit.signal });
		return (
			answer ?? {
				kind: 'failure',
				reason: signal.aborted ? 'stopped' : `no answer within ${Math.ceil(network.timeoutMs / 1000)} seconds`,
				isRefused: false,
			}
		);
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', end);
	}
}

/** The answer, or `undefined` where `limit` was aborted first. */
async function answerOf(network: Network, url: URL, asked: Omit<Connection, 'address'>): Promise<Response | undefined> {
	const address = await unlessAborted(addressOf(network, asked.host), asked.limit);
	return typeof address === 'string' ? headOf(network, url, { ...asked, address }) : address;
}

async function addressOf(network: Network, host: string): Promise<string | Response> {
	const bare = host.replace(/^\[|\]$/g, '');
	if (ipaddr.isValid(bare)) return bare;
	let addresses: readonly string[];
	try {
		addresses = await network.resolve(host);
	} catch {
		return { kind: 'failure', reason: 'its host is not known', isRefused: false };
	}
	// One private address among public ones is how a name is turned against the network of whoever asks.
	if (!addresses.every(isPublicIp)) return { kind: 'failure', reason: 'it leads to a private address', isRefused: true };
	return addresses[0] ?? { kind: 'failure', reason: 'its host is not known', isRefused: false };
}

interface Connection {
	readonly address: string;
	readonly host: string;
	readonly method: 'HEAD' | 'GET';
	readonly limit: AbortSignal;
}

/** The head of the answer, or `undefined` where `limit` was aborted first. */
function headOf(network: Network, url: URL, { address, host, method, limit }: Connection): Promise<Response | undefined> {
	return new Promise((resolve) => {
		const isSecure = url.protocol === 'https:';
		const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
		const bare = host.replace(/^\[|\]$/g, '');
		let socket: Duplex | undefined;
		const end = (response: Response | undefined): void => {
			asking.destroy();
			socket?.destroy();
			resolve(response);
		};
		const asking = request({
			method,
			path: `${url.pathname}${url.search}`,
			headers: { host: url.host, 'user-agent': 'dossier (checks links)', accept: 'text/html,*/*;q=0.8', connection: 'close' },
			maxHeaderSize: MAX_HEADER_BYTES,
			setHost: false,
			createConnection: () => (socket = network.connect({ address, port, host: bare, isSecure })),
		});
		asking.on('response', ({ statusCode, headers }) =>
			end({ kind: 'answer', status: statusCode ?? 0, location: headers.location, retryAfter: headers['retry-after'] }),
		);
		asking.on('error', (error: Error & { readonly code?: string }) =>
			end(limit.aborted ? undefined : { kind: 'failure', reason: reasonOf(error), isRefused: false }),
		);
		limit.addEventListener('abort', () => end(undefined), { once: true });
		if (limit.aborted) end(undefined);
		else asking.end();
	});
}

function reasonOf({ code = '' }: { readonly code?: string }): string {
	if (code === 'ECONNREFUSED') return 'the connection is refused';
	if (code === 'ECONNRESET' || code === 'EPIPE') return 'the server ends the connection';
	if (code.includes('CERT') || code.startsWith('ERR_TLS') || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
		return 'its certificate is not valid';
	if (code === 'HPE_HEADER_OVERFLOW') return 'the head of its answer is too long';
	return code.startsWith('HPE_') ? 'its answer is none of HTTP' : `no answer (${code === '' ? 'unknown' : code})`;
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
	return await Promise.race([
		work,
		new Promise<undefined>((resolve) => {
			if (signal.aborted) resolve(undefined);
			signal.addEventListener('abort', () => resolve(undefined), { once: true });
		}),
	]);
}
