import { parseUrl } from './parseUrl.ts';

const WAYBACK_HOSTS: ReadonlySet<string> = new Set([
	'web.archive.org',
	'wayback.archive.org',
	'archive.org',
	'www.archive.org',
	'wayback.archive-it.org',
]);

/** archive.today answers under all of these names (its own list of mirrors). */
const ARCHIVE_TODAY_HOSTS: ReadonlySet<string> = new Set([
	'archive.today',
	'archive.ph',
	'archive.is',
	'archive.li',
	'archive.vn',
	'archive.md',
	'archive.fo',
]);

/** `/web/20240102030405/`, `/web/2024…/`, `/web/20240102030405if_/` and `/web/` before the original address. */
const WAYBACK_PATH = /^\/(?:wayback\/|web\/|\d{1,6}\/)(?:[\d*]{1,16}(?:[a-z]{2}_)?\/)?(?=.)/;

/** `/2024.01.02-030405/`, `/20240102030405/`, `/newest/`, `/o/AbCdE/` before the original address. */
const ARCHIVE_TODAY_PATH = /^\/(?:newest|oldest|o\/\w{4,6}|\d{4}[\d.-]{0,14})\//;

/** Whether `address` is a copy kept by a web archive, whether or not it says of what. */
export function isArchiveCopy(address: URL): boolean {
	if (ARCHIVE_TODAY_HOSTS.has(address.hostname)) return address.pathname.length > 1;
	return WAYBACK_HOSTS.has(address.hostname) && originalPartOf(address) !== undefined;
}

/** The page that `address`, a copy in a web archive, was made of, or `undefined` where it is no copy or does not say. */
export function originalOf(address: URL): URL | undefined {
	const part = originalPartOf(address);
	if (part === undefined) return undefined;
	const original = withScheme(part);
	const parsed = original === undefined ? undefined : parseUrl(original);
	return parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:') && parsed.hostname.includes('.') ? parsed : undefined;
}

function originalPartOf(address: URL): string | undefined {
	const pattern = WAYBACK_HOSTS.has(address.hostname)
		? WAYBACK_PATH
		: ARCHIVE_TODAY_HOSTS.has(address.hostname)
			? ARCHIVE_TODAY_PATH
			: undefined;
	const lead = pattern?.exec(address.pathname)?.[0];
	if (lead === undefined) return undefined;
	const rest = address.pathname.slice(lead.length);
	// A host comes first: `archive.org/web/` alone and `archive.org/web/web.php` are pages of the archive itself.
	return rest.includes('.') && !rest.startsWith('web.php') ? rest + address.search + address.hash : undefined;
}

/** The address with a scheme: archives also take `example.org/page`, `http:/example.org` and a percent-encoded address. */
function withScheme(part: string): string | undefined {
	if (/^https?%3a/i.test(part)) {
		try {
			return decodeURIComponent(part);
		} catch {
			return undefined;
		}
	}
	if (/^https?:/i.test(part)) return part;
	return /^[a-z][a-z\d+.-]*:\/?\//i.test(part) ? undefined : `http://${part}`;
}
