import { lookup } from 'node:dns/promises';
import { connect as connectPlainly } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { connect as connectSecurely } from 'node:tls';
import type { Network } from './network.ts';

/** The network as the operating system gives it. */
export const nodeNetwork: Network = {
	// A server that takes longer says nothing that anybody would wait for.
	timeoutMs: 10_000,
	resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
	connect: ({ address, port, host, isSecure }) =>
		isSecure
			? connectSecurely({ host: address, port, servername: host, ALPNProtocols: ['http/1.1'] })
			: connectPlainly({ host: address, port }),
	pause: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
};
