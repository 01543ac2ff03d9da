import { folderOf, noteNameOf } from '../paths/pathParts.ts';
import type { LinkRecord, NoteRecord } from '../records/noteRecord.ts';

/** How iCloud, file managers and people call a copy that lies beside its original: `Iran 2`, `Iran (1)`, `Iran - Copy`, `Copy of Iran`. */
const COPY_NAME =
	/^(?:(?:copy of|kopie von|copie de|copia (?:de|di)|cópia de) (.+)|(.+?)(?: \d{1,2}| ?\(\d{1,2}\)|(?: [-–—])? \(?(?:copy|kopie|copie|copia|cópia|kopia|копия|копія|副本)\)?(?: \d{1,2}| ?\(\d{1,2}\))?))$/iu;

/**
 * The path of the note beside it of which the note is a copy by its name and says the very same, as far as the index knows: `World War 2` is no copy
 * of `World War`, and neither is a copy that somebody has gone on with.
 */
export function twinCopyOf(record: NoteRecord, find: (path: string) => NoteRecord | undefined): string | undefined {
	const match = COPY_NAME.exec(noteNameOf(record.path));
	const name = match?.[1] ?? match?.[2];
	if (name === undefined) return undefined;
	const folder = folderOf(record.path);
	const path = `${folder === '' ? '' : `${folder}/`}${name}.md`;
	const other = find(path);
	return other !== undefined && isSame(record, other) ? path : undefined;
}

function isSame(one: NoteRecord, other: NoteRecord): boolean {
	if (one.length !== other.length || one.links.length !== other.links.length || one.headings.length !== other.headings.length) return false;
	if (!one.links.every((link, at) => isSameLink(link, other.links[at]))) return false;
	return (
		one.headings.every(({ text, range }, at) => text === other.headings[at]?.text && range.start === other.headings[at]?.range.start) &&
		JSON.stringify(one.data) === JSON.stringify(other.data)
	);
}

function isSameLink({ target, start, end }: LinkRecord, other: LinkRecord | undefined): boolean {
	return target === other?.target && start === other.start && end === other.end;
}
