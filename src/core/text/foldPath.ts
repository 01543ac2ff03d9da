import { isAscii } from './isAscii.ts';

/** Blanks that look like a space; Obsidian's `normalizePath` takes them for one (developer docs, `normalizePath`). */
const NO_BREAK_SPACES = /[\u00a0\u202f]/g;

/**
 * A path or link path in the form in which Obsidian compares them: NFC, lower case, no-break spaces as spaces.
 */
export function foldPath(path: string): string {
	if (isAscii(path)) return path.toLowerCase();
	return path.normalize('NFC').replace(NO_BREAK_SPACES, ' ').toLowerCase();
}
