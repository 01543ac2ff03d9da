import type { Link } from '../../note/note.ts';
import { isNotePath } from '../paths/pathParts.ts';

/**
 * Whether a link that leads nowhere was copied along with a page of the web, where `/about` means that site and `//host/x` another: a
 * Markdown link from the top, and to no `.md`; or one to a file as sites have them.
 */
export function isPageOfSite({ kind, target }: Pick<Link, 'kind' | 'target'>): boolean {
	return (kind === 'markdown' || kind === 'embed') && (PAGE.test(target) || (target.startsWith('/') && !isNotePath(target)));
}

const PAGE = /\.(?:html?|php|aspx?|jsp)$/i;
