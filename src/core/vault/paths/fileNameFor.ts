import { withoutUnseen } from '../../text/hiddenCharacters.ts';
import { cutToUtf8Length } from '../../text/utf8Length.ts';
import { safeVaultPath, type SafeVaultPath } from './safeVaultPath.ts';

/** Leaves room for `.md`, a number after the name and a backup's suffix in the 255 bytes a name may have. */
const MAX_TITLE_BYTES = 200;

/** What some file system forbids, and what cannot stand in the target of a wikilink: `2% of GDP` can, a comment (`%%`) and `%20` cannot. */
export const NOT_IN_A_NAME = /[\\/:*?"<>|#^[\]]|%(?=%|[\da-f]{2})/gi;

/**
 * The file name, without `.md`, of a note with this title: a name every file system takes and every wikilink can hold.
 *
 * Characters that cannot stand in one become blanks, hidden ones go, a long title is cut between two characters.
 * Refused where nothing is left or what is left is no name (a device name of Windows): the caller asks for another.
 */
export function fileNameFor(title: string): SafeVaultPath {
	const clean = withoutUnseen(title.replace(/\s/g, ' ')).normalize('NFC').replace(NOT_IN_A_NAME, ' ').replace(/ {2,}/g, ' ');
	// A cut may leave half of what a joiner held together.
	const name = trimmedName(withoutUnseen(cutToUtf8Length(trimmedName(clean), MAX_TITLE_BYTES)));
	if (name === '') return { kind: 'refused', reason: 'the title has no character that can stand in a file name' };
	const contained = safeVaultPath(`${name}.md`);
	return contained.kind === 'ok' ? { kind: 'ok', path: name } : contained;
}

/**
 * Without blanks and dots at the beginning, since a leading dot hides a note, and without blanks and dots that belong to no word
 * at the end. The dot of `Washington, D.C.` stays: `.md` follows it, so Windows does not drop it, and a link to the name has it.
 */
function trimmedName(name: string): string {
	let start = 0;
	let end = name.length;
	while (start < end && isBlankOrDot(name.charAt(start))) start += 1;
	for (;;) {
		let word = end;
		while (word > start && name.charAt(word - 1) === '.') word -= 1;
		if (word < end && word > start && name.charAt(word - 1).trim() !== '') break;
		while (word > start && name.charAt(word - 1).trim() === '') word -= 1;
		if (word === end) break;
		end = word;
	}
	return name.slice(start, end);
}

function isBlankOrDot(character: string): boolean {
	return character === '.' || character.trim() === '';
}
