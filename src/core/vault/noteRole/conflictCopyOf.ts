import { folderOf, noteNameOf } from '../paths/pathParts.ts';

/**
 * What sync services call the copy they make when a note was changed in two places, in the languages they speak.
 * Obsidian Sync, Dropbox, Nextcloud, Box, pCloud, Tresorit and Insync write it in brackets at the end of the name, with whose it
 * is and when: `Iran (Jane's conflicted copy 2026-07-10)`, `Iran (Conflicted copy iPad 202603121129)`.
 */
const PHRASES = [
	'conflict(?:ed|ing) copy',
	'case conflict',
	'case clash from',
	'selective sync conflict',
	'unicode encoding conflict',
	'white ?space conflict',
	'in konflikt stehende kopie',
	'konflikt(?:behaftete |-?)kopie',
	'copie (?:en conflit|conflictuelle|conflictée)',
	'copia (?:en conflicto|conflictiva)',
	'copia in conflitto',
	'cópia (?:em conflito|conflitante)',
	'(?:exemplaar|kopie) met conflict',
	'conflicterende kopie',
	'konfliktowa kopia',
	'kopia (?:powodująca konflikt|konfliktowa|w konflikcie)',
	'konfliktní kopie',
	'(?:motstridiga?|motstridande|modstridende|motstridende) kopi[ae]?',
	'konfliktkopi[ae]?',
	'ristiriitainen kopio',
	'ütköző (?:másolat|példány)',
	'copie (?:în conflict|aflată în conflict)',
	'çakışan kopya(?:sı)?',
	'salinan (?:yang )?(?:berkonflik|bertentangan)',
	'bản sao (?:bị )?xung đột',
	'конфликтующая копия',
	'конфліктна копія',
	'конфликтно копие',
	'αντίγραφο (?:σε διένεξη|διένεξης)',
	'נ?עותק מתנגש',
	'نسخة متعارضة',
	'نسخه متناقض',
	'สำเนาที่ขัดแย้ง',
	'(?:の)?競合コピー',
	'競合している?コピー',
	'冲突副本',
	'衝突(?:複本|副本)',
	'충돌(?:된|하는)? ?(?:복사본|사본)',
];

/** One of them, wherever it stands between the brackets. */
const PHRASE = new RegExp(PHRASES.join('|'), 'iu');

/** `(SFConflict jane@example.org 2026-07-10-07-09-52)`, `(conflict 2026-07-10 07-09)`, `(conflict #1 on 2026-07-10)`. */
const CONFLICT_AND_DAY = /^(?:sf|sync )?conflict\b.*\b20\d\d[-._]?\d\d[-._]?\d\d/i;

/** In square brackets, which no name of a note that is to be linked has, the word is enough. */
const CONFLICT_ALONE = /^conflict(?:ed)?(?: \d{1,2})?$/i;

/** What programs append: Syncthing, rclone, ownCloud, Synology Drive, git, OneDrive with the names that Windows gives to computers. */
const APPENDED =
	/(?:\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?|\.conflict\d{1,3}|_conflict-\d{8}-\d{6}|_[\p{L}\p{N}-]{1,40}_[A-Z][a-z]{2}-\d\d-\d{4,6}-\d{4}_(?:Case)?Conflict|~HEAD(?:_\d)?|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d{3,7}|-(?:DESKTOP|LAPTOP)-(?=[A-Z]{0,7}\d)[A-Z0-9]{7,8}(?:-\d{1,2})?)$/u;

/** What all of these end in or hold; nearly every name has neither, and this is asked for each of them. */
const MAY_BE = /[)\]\uff09](?: \d\d?)?$|onflict|~HEAD|_(?:BACKUP|BASE|LOCAL|REMOTE)_|(?:DESKTOP|LAPTOP)-/;

/** A copy of a copy has two of them. */
const MAX_SUFFIXES = 4;

/**
 * The path of the note of which the note at `path` is a copy that a sync service made of two versions, judged by its name,
 * or `undefined` for any other note. The note itself may be gone.
 *
 * `Iran 2`, `Iran (1)` and `Conflict in Syria` are ordinary notes, and so is `Kashmir (conflict)`.
 */
export function conflictCopyOf(path: string): string | undefined {
	const name = noteNameOf(path);
	const last = name.charCodeAt(name.length - 1);
	// Of small letters only the t of a conflict ends one, and nearly every name ends in a small letter.
	if ((last >= 97 && last <= 122 && last !== 116) || !MAY_BE.test(name)) return undefined;
	let original = name;
	for (let count = 0; count < MAX_SUFFIXES; count += 1) {
		const start = APPENDED.exec(original)?.index ?? bracketsAtEnd(original);
		if (start === undefined || start === 0) break;
		original = original.slice(0, start).replace(/[ _]$/, '');
	}
	if (original === name || original === '') return undefined;
	const folder = folderOf(path);
	return `${folder === '' ? '' : `${folder}/`}${original}.md`;
}

/** Where the brackets that tell of a conflict open at the end of `name`, with the number that a second one gets; `undefined` without such. */
function bracketsAtEnd(name: string): number | undefined {
	const end = name.replace(/ \d{1,2}$/, '').replace(/ \(\d{1,2}\)\)$/, ')');
	const close = CLOSING.indexOf(end.charAt(end.length - 1));
	if (close === -1) return undefined;
	const open = end.lastIndexOf(OPENING.charAt(close));
	if (open === -1) return undefined;
	const inner = end.slice(open + 1, -1);
	const tells = PHRASE.test(inner) || CONFLICT_AND_DAY.test(inner) || (end.charAt(open) === '[' && CONFLICT_ALONE.test(inner));
	return tells ? open : undefined;
}

const OPENING = '([\uff08';
const CLOSING = ')]\uff09';

/** Whether the note at `path` is a copy of another that a sync service made, see `conflictCopyOf`. */
export function isConflictCopy(path: string): boolean {
	return conflictCopyOf(path) !== undefined;
}
