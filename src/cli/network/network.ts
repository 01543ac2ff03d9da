import type { Duplex } from 'node:stream';

/** The way out to other hosts, so that a test can stand in for it. The policy on who may be asked lies before it, not in it. */
export interface Network {
	/** How long one request may take, its name's resolution included. */
	readonly timeoutMs: number;
	/** Every address that the name `host` has; rejects where it has none. */
	resolve(host: string): Promise<readonly string[]>;
	/** A connection to `address`, an IP that was looked at, encrypted for `host` where `isSecure`. */
	connect(to: { readonly address: string; readonly port: number; readonly host: string; readonly isSecure: boolean }): Duplex;
	/** Waits; ends early where `signal` is aborted. */
	pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}
