/** The host of a canonical URL; empty where it has none. */
export function hostOf(canonicalUrl: string): string {
	const start = canonicalUrl.indexOf('://');
	if (start === -1) return '';
	const end = canonicalUrl.indexOf('/', start + 3);
	return canonicalUrl.slice(start + 3, end === -1 ? undefined : end);
}
