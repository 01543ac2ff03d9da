import { titleHeading } from '../note/read/titleHeading.ts';
import { withoutUnseen } from '../text/hiddenCharacters.ts';
import { isSlug } from '../vault/names/isSlug.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** What would end a link, or be drawn otherwise than it is written. */
const MARKS = /[[\]|`*_$%<>#^\\=~]/;

/**
 * What a bullet for the note at `to` shows beside those that show words of their own: its title, where its file is called as addresses
 * are; `undefined` for its name.
 */
export function titleShown(to: string, index: Pick<VaultIndex, 'record'>): string | undefined {
	if (!isSlug(noteNameOf(to))) return undefined;
	const headings = index.record(to)?.headings ?? [];
	const title = headings[titleHeading(headings)]?.text.trim() ?? '';
	return title === '' || MARKS.test(title) || withoutUnseen(title) !== title ? undefined : title;
}
