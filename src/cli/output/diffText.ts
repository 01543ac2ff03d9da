import { createTwoFilesPatch } from 'diff';
import type { Colors } from '../../core/report/colors.ts';

/** A change of one note: its text before and after; no text before where it is made. */
export interface NoteChange {
	readonly path: string;
	readonly before: string | undefined;
	readonly after: string;
}

/** Lines around a change: enough to find it, and what `patch` and `git apply` expect. */
const CONTEXT = 3;

/** All the changes as unified diffs, one a part. */
export function* diffs(changes: readonly NoteChange[], colors: Colors): Iterable<string> {
	for (const change of changes) yield diffText(change, colors);
}

/** The change as a unified diff that `patch -p1` and `git apply` take. */
function diffText({ path, before, after }: NoteChange, colors: Colors): string {
	const from = before === undefined ? '/dev/null' : quotedName(`a/${path}`);
	const patch = createTwoFilesPatch(from, quotedName(`b/${path}`), before ?? '', after, undefined, undefined, { context: CONTEXT });
	// The library begins with a line of equals signs, which only tools for CVS know.
	const lines = patch.split('\n').filter((line, at) => at > 0 || !line.startsWith('==='));
	return lines.map((line) => paint(line, colors)).join('\n');
}

/** A name as `git apply` reads it: in quotes with escapes where it holds what would end or hide the line. */
function quotedName(name: string): string {
	if (!/[\p{Cc}"\\]/u.test(name)) return name;
	const escaped = name.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, octal);
	return `"${escaped}"`;
}

function octal(character: string): string {
	return Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

function paint(line: string, colors: Colors): string {
	if (line.startsWith('+++') || line.startsWith('---')) return colors.bold(line);
	if (line.startsWith('+')) return colors.green(line);
	if (line.startsWith('-')) return colors.red(line);
	return line.startsWith('@@') ? colors.blue(line) : line;
}
