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

/** The time to find the least change grows with the square of what changes; beyond this it is told as one that replaces every line. */
const MOST_CHANGES = 2000;

/** The change as a unified diff that `patch -p1` and `git apply` take. */
export function diffText({ path, before, after }: NoteChange, colors: Colors): string {
	const from = before === undefined ? '/dev/null' : `a/${path}`;
	const to = `b/${path}`;
	const options = { context: CONTEXT, maxEditLength: MOST_CHANGES };
	const patch =
		createTwoFilesPatch(from, to, before ?? '', after, undefined, undefined, options) ?? wholePatch(from, to, before ?? '', after);
	// The library begins with a line of equals signs, which only tools for CVS know.
	const lines = patch.split('\n').filter((line, at) => at > 0 || !line.startsWith('==='));
	// The library writes each letter that is not ASCII as numbers, which nobody can read and nothing needs.
	const header = lines.findIndex((line) => line.startsWith('--- '));
	if (!NEEDS_QUOTES.test(path)) lines.splice(header, 2, `--- ${from}`, `+++ ${to}`);
	return lines.map((line) => paint(line, colors)).join('\n');
}

/** A patch that takes every line out and puts every line in. */
function wholePatch(from: string, to: string, before: string, after: string): string {
	const old = linesOf(before, '-');
	const next = linesOf(after, '+');
	return `--- ${quotedName(from)}\n+++ ${quotedName(to)}\n@@ -${rangeOf(old)} +${rangeOf(next)} @@\n${old.join('')}${next.join('')}`;
}

function linesOf(text: string, mark: string): readonly string[] {
	const lines = text.split('\n');
	// What stands after the last line feed is a line of its own only where there is something.
	const last = lines.pop() ?? '';
	const whole = lines.map((line) => `${mark}${line}\n`);
	return last === '' ? whole : [...whole, `${mark}${last}\n\\ No newline at end of file\n`];
}

function rangeOf(lines: readonly string[]): string {
	return lines.length === 0 ? '0,0' : `1,${lines.length}`;
}

/** What would end or hide the line of a name. */
const NEEDS_QUOTES = /[\p{Cc}"\\]/u;

/** A name as `git apply` and `patch` read it: in quotes with escapes where it holds what would end or hide the line. */
function quotedName(name: string): string {
	if (!NEEDS_QUOTES.test(name)) return name;
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
