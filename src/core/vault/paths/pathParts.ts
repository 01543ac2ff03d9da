import { SLASH } from '../../text/characters.ts';

/** The folder of `path`, without a slash after it; empty for a file at the vault's root. */
export function folderOf(path: string): string {
	const slash = lastSlash(path);
	return slash === -1 ? '' : path.slice(0, slash);
}

/** What stands after the last slash of `path`. */
export function lastSegmentOf(path: string): string {
	return path.slice(lastSlash(path) + 1);
}

/** The place of the last slash, -1 where there is none. Written out: every note is asked a dozen times, and `lastIndexOf` is no code that an engine compiles. */
function lastSlash(path: string): number {
	let at = path.length - 1;
	while (at >= 0 && path.charCodeAt(at) !== SLASH) at -= 1;
	return at;
}

/** Whether the file at `path` is a note: its extension is `.md`, in any case. */
export function isNotePath(path: string): boolean {
	return path.length > 3 && path.slice(-3).toLowerCase() === '.md';
}

/** The name of the note at `path`: its file name without the extension. */
export function noteNameOf(path: string): string {
	const name = lastSegmentOf(path);
	return isNotePath(name) ? name.slice(0, -3) : name;
}

/** `path` without the extension of a note, as links and lists of notes have it; a path without one stays. */
export function withoutExtension(path: string): string {
	return path.replace(/\.md$/i, '');
}
