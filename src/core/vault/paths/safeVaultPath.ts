import { hasControlCharacter, loneSurrogateAt } from '../../text/hiddenCharacters.ts';
import { utf8Length } from '../../text/utf8Length.ts';

/** A path a note may be created at, or why it may not. */
export type SafeVaultPath = { readonly kind: 'ok'; readonly path: string } | { readonly kind: 'refused'; readonly reason: string };

/** Longer paths fail on Windows and in sync services well before this. */
const MAX_PATH = 1024;

/** What ext4, APFS and NTFS allow for one name. */
const MAX_NAME_BYTES = 255;

/** Characters Windows forbids in a name; the colon also makes drives and alternate streams. */
const FORBIDDEN = /[:*?"<>|]/;

/**
 * Device names of Windows, with any extension and blanks before it
 * (learn.microsoft.com, "Naming Files, Paths, and Namespaces"; superscript digits count as digits there).
 */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3]|conin\$|conout\$|clock\$)$/;

/**
 * `path`, relative to the vault, as a place where a note may be created: inside the vault on every system,
 * in no hidden folder (so not in the app's configuration, `.git` or `.trash`), a name every file system takes, ending in `.md`.
 *
 * The path comes back with `/` between its parts. Nothing is repaired: a path that is not safe as it stands is refused.
 * Obsidian's own `Vault.create` does not keep a path inside the vault, so every create has to come through here.
 */
export function safeVaultPath(path: string): SafeVaultPath {
	const reason = faultOf(path);
	if (reason !== undefined) return { kind: 'refused', reason };
	return { kind: 'ok', path: path.split(/[\\/]/).join('/') };
}

function faultOf(path: string): string | undefined {
	if (path === '') return 'the path is empty';
	if (path.length > MAX_PATH) return `the path is longer than ${MAX_PATH} characters`;
	if (hasControlCharacter(path) || loneSurrogateAt(path) !== -1) return 'the path holds a character that is not text';
	// Split on both marks: the app turns a backslash into a slash after any check that looked for slashes alone.
	for (const part of path.split(/[\\/]/)) {
		const fault = faultOfPart(part);
		if (fault !== undefined) return fault;
	}
	if (!path.toLowerCase().endsWith('.md')) return 'the path does not end in `.md`';
	return undefined;
}

function faultOfPart(part: string): string | undefined {
	if (part === '') return 'the path has an empty part, or begins at the root of the disk';
	if (part.startsWith('.')) return `\`${part}\` begins with a dot`;
	if (part.trim() === '') return 'the path has a part of blanks only';
	if (part.endsWith('.') || part.trimEnd() !== part) return `\`${part}\` ends in a dot or a blank`;
	const forbidden = FORBIDDEN.exec(part);
	if (forbidden) return `\`${part}\` holds \`${forbidden[0]}\`, which not every system allows in a name`;
	if (RESERVED.test(deviceNameOf(part))) return `\`${part}\` is a device name on Windows`;
	if (utf8Length(part) > MAX_NAME_BYTES) return `\`${part.slice(0, 20)}…\` is longer than ${MAX_NAME_BYTES} bytes`;
	return undefined;
}

function deviceNameOf(part: string): string {
	const dot = part.indexOf('.');
	return (dot === -1 ? part : part.slice(0, dot)).trim().toLowerCase();
}
