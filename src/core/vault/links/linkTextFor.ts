import { relativePath } from '../paths/relativePath.ts';
import { escapeLinkText } from '../../note/edit/body/escapeLinkText.ts';
import type { LinkPlace } from '../../note/edit/body/linkPlace.ts';
import { parseNote } from '../../note/parseNote.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { type LinkText, wikilinkTo } from '../../note/edit/body/wikilinkTo.ts';
import { hasControlCharacter, loneSurrogateAt } from '../../text/hiddenCharacters.ts';
import { DEFAULT_LINK_FORMAT, type LinkFormat } from './linkFormat.ts';
import { folderOf, isNotePath, lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';
import type { VaultIndex } from '../vaultIndex.ts';

/** What this asks of the index. */
type Resolving = Pick<VaultIndex, 'resolveLink' | 'notesNamed'>;

/** Characters that end a Markdown link's destination, break it in a table or mean something in an address. */
const NOT_IN_A_DESTINATION = /[\s%()<>"'\\#?|[\]^`*~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/**
 * A link to the file at `path`, to be written in the note at `from` in the vault's format.
 *
 * The path is as short as Obsidian makes it (the name alone where no other note has it), and it leads there:
 * it is read and looked up before it is given back. Where a wikilink cannot hold the name, a Markdown link is written.
 * Refused where no link can lead there, such as to one of two files whose paths differ in case only.
 *
 * @param title what the link shows, where that is not its name; empty where a wikilink shows its path.
 */
export function linkTextFor(
	path: string,
	from: string,
	index: Resolving,
	format: LinkFormat = DEFAULT_LINK_FORMAT,
	place: LinkPlace = 'text',
	title?: string,
): LinkText {
	const targets = linkPaths(path, from, index, format).filter((candidate) => leadsTo(candidate, path, from, index));
	if (targets.length === 0) return refuse('BAD_TARGET', `no link can tell \`${path}\` from another file`);
	const name = noteNameOf(path);
	const leadsThere = (text: string): boolean => isLinkTo(path, text, from, index, place);
	if (format.style === 'wikilink') {
		for (const target of targets) {
			const wikilink = wikilinkTo(target, title ?? (target === name ? undefined : shownName(path)), place);
			if (wikilink.kind === 'link' && leadsThere(wikilink.text)) return wikilink;
		}
	}
	if (hasControlCharacter(path) || loneSurrogateAt(path) !== -1)
		return refuse('BAD_TARGET', 'the path holds characters that no link can hold');
	for (const target of targets) {
		const text = `[${escapeLinkText(title || (targets[0] === name ? name : shownName(path)), place)}](${destinationOf(isNotePath(path) && !isNotePath(target) ? `${target}.md` : target)})`;
		if (leadsThere(text)) return { kind: 'link', text };
	}
	return refuse('BAD_TARGET', `no link can lead to \`${path}\``);
}

/** What a link with a path shows: of notes that are all called `index` the folder, of others the name. */
function shownName(path: string): string {
	const name = noteNameOf(path);
	return (/^_?(?:index|readme)$/i.test(name) ? lastSegmentOf(folderOf(path)) : '') || name;
}

/**
 * Whether `text`, read as it would stand in the note at `from`, is one link and leads to the file at `path`. What is written
 * is not always what is read: a link loses the blanks at the ends of its target, so `[[Foo ]]` leads to `Foo.md`.
 */
function isLinkTo(path: string, text: string, from: string, index: Resolving, place: LinkPlace): boolean {
	const before = place === 'table' ? '| a |\n| - |\n| ' : '- ';
	const { links } = parseNote(from, `${before}${text}${place === 'table' ? ' |' : ''}\n`);
	const [link] = links;
	if (link === undefined || links.length > 1 || link.subpath !== '') return false;
	const isAll = link.range.start === before.length && link.range.end === before.length + text.length;
	return isAll && leadsTo(link.target, path, from, index);
}

/** Link paths to try, the wanted form first; those after it are for names that mean something else in that form. */
function linkPaths(path: string, from: string, index: Resolving, format: LinkFormat): readonly string[] {
	const bare = isNotePath(path) ? path.slice(0, -3) : path;
	const absolute = [bare, path, `/${path}`];
	switch (format.path) {
		case 'absolute':
			return absolute;
		case 'relative': {
			const relative = relativePath(bare, folderOf(from));
			return [relative, `./${relative}`, `./${relativePath(path, folderOf(from))}`, ...absolute];
		}
		case 'shortest':
			return isNotePath(path) && index.notesNamed(noteNameOf(path)).length > 1 ? absolute : [noteNameOf(path), ...absolute];
	}
}

function leadsTo(target: string, path: string, from: string, index: Resolving): boolean {
	const found = index.resolveLink(target, from);
	return target !== '' && found.kind === 'found' && found.path === path && !found.ambiguous;
}

function destinationOf(path: string): string {
	return path.replace(NOT_IN_A_DESTINATION, (character) =>
		encodeURIComponent(character).replace(/[()'*_~]/g, (left) => `%${left.charCodeAt(0).toString(16).toUpperCase()}`),
	);
}
