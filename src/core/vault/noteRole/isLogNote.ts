import { foldName } from '../../text/foldName.ts';
import { noteNameOf } from '../paths/pathParts.ts';

/** A word of all of them; nearly every name has none. */
const LOG_WORD = /log|history|release notes/i;

/** `Log`, `Changelog`, `Vault changelog`, `Change-log`, `Session logs 2026`, `log-2026-05`; neither `Dialog` nor `Catalog`, nor a blog. */
const LOG_NAME =
	/^[\d\s._-]*(?:(?:[^\d]*[\s._-])?change[\s_-]?|(?:work|ingest|activity|daily|edit|session|update|vault|project|research)[\s_-]?)?logs?(?:[\s._-][\d\s._-]*)?$/;

/** Whether the note at `path` is named as a record of what was done: a log, a changelog, release notes; in any case and folder. */
export function isLogNote(path: string): boolean {
	const written = noteNameOf(path);
	if (!LOG_WORD.test(written)) return false;
	const name = foldName(written);
	return LOG_NAME.test(name) || name === 'release notes' || name === 'version history';
}
