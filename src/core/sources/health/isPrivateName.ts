import ipaddr from 'ipaddr.js';

/**
 * Top-level names that lead into the own network or nowhere: RFC 6761, 6762, 7686, 8375 and 9476, `.internal` by ICANN's
 * decision of 2024, those of ICANN's list of name collisions, and what routers and container hosts use.
 */
const PRIVATE_TOP_LEVEL = new Set([
	'alt',
	'cluster',
	'consul',
	'corp',
	'docker',
	'domain',
	'example',
	'home',
	'internal',
	'ip',
	'ip6-localhost',
	'ip6-loopback',
	'intranet',
	'invalid',
	'k8s',
	'lan',
	'local',
	'localdomain',
	'localhost',
	'localnet',
	'mail',
	'onion',
	'private',
	'router',
	'svc',
	'test',
	'workgroup',
]);

/** Registered names that lead to this computer or into a private network by convention, whoever asks. */
const PRIVATE_DOMAINS = [
	// Reverse look-ups and home networks (RFC 8375).
	'arpa',
	// Names that resolve to the address written in them.
	'nip.io',
	'sslip.io',
	'xip.io',
	'traefik.me',
	'plex.direct',
	// Names that resolve to 127.0.0.1.
	'localtest.me',
	'lvh.me',
	'localdev.me',
	'fuf.me',
	'lacolhost.com',
	'vcap.me',
	'local.gd',
	'localho.st',
	'local-ip.co',
	'local-ip.sh',
	'lndo.site',
	'ddev.site',
	'127-0-0-1.org.uk',
	// Names that resolve to another address each time they are looked up.
	'1u.ms',
	'rbndr.us',
	// The names that routers and hosts of virtual machines give themselves, and addresses in a network of Tailscale's.
	'fritz.box',
	'mshome.net',
	'routerlogin.net',
	'ts.net',
];

/**
 * Whether the host name `host`, in small letters and without a dot at its end, leads into a private network by
 * convention: by its ending, or since it spells a private IPv4 address, as `10-0-0-1.example.org` does.
 * `false` proves nothing: any registered name may resolve to a private address.
 */
export function isPrivateName(host: string): boolean {
	if (PRIVATE_TOP_LEVEL.has(host.slice(host.lastIndexOf('.') + 1))) return true;
	if (PRIVATE_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`))) return true;
	return spelledAddresses(host).some((ip) => ipaddr.isValid(ip) && ipaddr.parse(ip).range() !== 'unicast');
}

/** Each run of four numbers in a name, parted by dots or by dashes, as an IPv4 address. */
function spelledAddresses(host: string): readonly string[] {
	const parts = host.split(/[.-]/);
	return parts.flatMap((_, at) => {
		const four = parts.slice(at, at + 4);
		return four.length === 4 && four.every((part) => /^\d{1,3}$/.test(part)) ? [four.join('.')] : [];
	});
}
