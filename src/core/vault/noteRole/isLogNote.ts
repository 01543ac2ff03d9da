import { foldName } from '../../text/foldName.ts';
import { noteNameOf } from '../paths/pathParts.ts';

/** A word of all of them; nearly every name has none. */
const LOG_WORD = /log|history|release notes/i;

/** `Log`, `Session logs 2026`, `log-2026-05`; neither `Dialog` nor `Catalog`, nor a blog. */
const LOG_NAME =
	/^[\d\s._-]*(?:(?:change|work|ingest|activity|daily|edit|session|update|vault|project|research)[\s_-]?)?logs?(?:[\s._-][\d\s._-]*)?$/;

/** `Wiki changelog`, `Change-log 2026`. */
const ENDS_IN_CHANGELOG = /(?<![\p{L}\p{N}])change[\s_-]?logs?[\d\s._-]*$/u;

/** Whether the note at `path` is named as a record of what was done: a log, a changelog, release notes; in any case and folder. */
export function isLogNote(path: string): boolean {
	const written = noteNameOf(path);
	if (!LOG_WORD.test(written)) return false;
	const name = foldName(written);
	return LOG_NAME.test(name) || ENDS_IN_CHANGELOG.test(name) || name === 'release notes' || name === 'version history';
}
