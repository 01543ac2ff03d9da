import type { Link } from '../../note/note.ts';

/**
 * Whether a link that leads nowhere was copied along with a page of the web, where `/about` means that site and `//host/x` another: a
 * Markdown link from the top, and to no `.md`.
 */
export function isPageOfSite({ kind, target }: Pick<Link, 'kind' | 'target'>): boolean {
	return (kind === 'markdown' || kind === 'embed') && target.startsWith('/') && !/\.md$/i.test(target);
}
