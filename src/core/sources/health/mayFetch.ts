import ipaddr from 'ipaddr.js';
import { openableAddress } from '../address/openableUrl.ts';
import { isPrivateName } from './isPrivateName.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';

/** Whether a request to an address may leave, or the reason why it may not: a sentence part that follows "not asked: ". */
export type MayFetch = { readonly kind: 'yes'; readonly host: string } | { readonly kind: 'no'; readonly reason: string };

/** Ports on which pages of the web are served; the others belong to databases, mail and the like, which must not be spoken to. */
const WEB_PORTS = ['', '80', '443', '8080', '8443'];

/**
 * Whether `url` may be asked for: a page of the web on a public host. The WHATWG parser has turned `127.1`, `0x7f.1` and
 * full-width digits into `127.0.0.1` before the host is looked at. A name may still lead to a private address: the host
 * that asks has to look at what it resolves to with `isPublicIp`, and at every redirect.
 */
export function mayFetch(url: string): MayFetch {
	const address = openableAddress(url);
	if (!address) return { kind: 'no', reason: 'it is no address of the web' };
	if (address.username !== '' || address.password !== '') return { kind: 'no', reason: 'it holds a user name' };
	if (!WEB_PORTS.includes(address.port)) return { kind: 'no', reason: `port ${address.port} is none of the web` };
	const host = trimEndOf(address.hostname, '.').toLowerCase();
	const ip = host.startsWith('[') ? host.slice(1, -1) : host;
	if (ipaddr.isValid(ip)) return isPublicIp(ip) ? { kind: 'yes', host } : { kind: 'no', reason: 'it leads to a private address' };
	if (!/[^.]\.[^.]/.test(host) || /^\.|\.\./.test(host)) return { kind: 'no', reason: 'its host has no domain' };
	if (isPrivateName(host)) return { kind: 'no', reason: 'its host is in the own network' };
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
	const embedded = embeddedV4(bytes);
	if (embedded) return isPublicIp(embedded.join('.'));
	// Global addresses are given out of 2000::/3 alone (RFC 4291); `::127.0.0.1` and its kind lie before it.
	return ((bytes[0] ?? 0) & 0xe0) === 0x20 && parsed.range() === 'unicast';
}

/** Where NAT64 puts an IPv4 address (RFC 6052): `64:ff9b::/96`. */
const NAT64 = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

/** The IPv4 address that an IPv6 address of a translation mechanism leads to: NAT64, 6to4 (RFC 3056), ISATAP (RFC 5214). */
function embeddedV4(bytes: readonly number[]): readonly number[] | undefined {
	if (NAT64.every((byte, at) => bytes[at] === byte)) return bytes.slice(12, 16);
	if (bytes[0] === 0x20 && bytes[1] === 0x02) return bytes.slice(2, 6);
	const isIsatap = ((bytes[8] ?? 0) & ~2) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
	return isIsatap ? bytes.slice(12, 16) : undefined;
}
