import { openableAddress } from './openableUrl.ts';

/**
 * The host that `url` leads to, as it is shown beside a link: in ASCII (an IDN as punycode), without `www.`, with its
 * port where it has one of its own, and with a user name said aloud, because `https://good.example@evil.example/` leads to
 * evil.example. Empty where the address is never opened.
 */
export function shownHost(url: string): string {
	const address = openableAddress(url);
	return address ? hostOfAddress(address) : '';
}

/** The same of an address that is read already. */
export function hostOfAddress(address: URL): string {
	const host = address.host.startsWith('www.') ? address.host.slice(4) : address.host;
	return address.username === '' ? host : `${host} (as user ${address.username})`;
}
