import ipaddr from 'ipaddr.js';
import { openableAddress } from '../address/openableUrl.ts';

/** Whether a request to an address may leave, or the reason why it may not: a sentence part that follows "not asked: ". */
export type MayAsk = { readonly kind: 'yes'; readonly host: string } | { readonly kind: 'no'; readonly reason: string };

/** Names that lead into the own network (RFC 6761, 6762, 8375; `.internal` by ICANN's decision of 2024). */
const LOCAL_NAMES = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'home.arpa', 'test', 'invalid', 'onion'];

/**
 * Whether `url` may be asked for: a page of the web on a public host. The WHATWG parser has turned `127.1`, `0x7f.1` and
 * full-width digits into `127.0.0.1` before the host is looked at. A name may still lead to a private address: the host
 * that asks has to look at what it resolves to with `isPublicIp`, and at every redirect.
 */
export function mayAsk(url: string): MayAsk {
	const address = openableAddress(url);
	if (!address) return { kind: 'no', reason: 'it is no address of the web' };
	if (address.username !== '' || address.password !== '') return { kind: 'no', reason: 'it holds a user name' };
	const host = address.hostname.replace(/\.$/, '').toLowerCase();
	const ip = host.startsWith('[') ? host.slice(1, -1) : host;
	if (ipaddr.isValid(ip)) return isPublicIp(ip) ? { kind: 'yes', host } : { kind: 'no', reason: 'it leads to a private address' };
	if (!host.includes('.')) return { kind: 'no', reason: 'its host has no domain' };
	if (LOCAL_NAMES.some((name) => host.endsWith(`.${name}`))) return { kind: 'no', reason: 'its host is in the own network' };
	return { kind: 'yes', host };
}

/**
 * Whether `ip`, an IPv4 or IPv6 address, is one of the public internet: not private, loopback, link-local, shared by a
 * provider (RFC 6598), unique local, multicast or reserved, and no IPv6 form of such an IPv4 address. Text that is no
 * address is not public.
 */
export function isPublicIp(ip: string): boolean {
	if (!ipaddr.isValid(ip)) return false;
	const parsed = ipaddr.process(ip);
	if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
	const bytes = parsed.toByteArray();
	const embedded = embeddedV4(parsed.range(), bytes);
	if (embedded) return isPublicIp(embedded.join('.'));
	return parsed.range() === 'unicast';
}

/** The IPv4 address that an IPv6 address of a translation mechanism leads to (RFC 6052, 3056). */
function embeddedV4(range: string, bytes: readonly number[]): readonly number[] | undefined {
	if (range === 'rfc6052' || range === 'rfc6145') return bytes.slice(12, 16);
	return range === '6to4' ? bytes.slice(2, 6) : undefined;
}
