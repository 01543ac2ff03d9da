import type { CrossVaultNote } from '../source.ts';
import { parseUrl } from './parseUrl.ts';
import { queryParameter } from './queryParameter.ts';
import { withoutEscapes } from '../../text/withoutEscapes.ts';

/**
 * The vault and the note that an `obsidian://open?vault=…&file=…` address names, `undefined` for any other address.
 * A vault or a file that it does not name is `null`; `.md` after the file is not part of the note's name
 * (help.obsidian.md, "Obsidian URI").
 */
export function crossVaultNote(url: string): CrossVaultNote | undefined {
	if (!/^obsidian:/i.test(url.trim())) return undefined;
	const address = parseUrl(url.trim());
	if (!address) return { vault: null, note: null };
	const short = address.hostname === 'vault' ? address.pathname.slice(1).split('/') : [];
	const vault = queryParameter(address, 'vault') ?? (short[0] && withoutEscapes(short[0]));
	const file = queryParameter(address, 'file') ?? queryParameter(address, 'filepath') ?? withoutEscapes(short.slice(1).join('/'));
	return { vault: vault || null, note: file?.replace(/\.md$/i, '') || null };
}
