import { setField } from '../../note/edit/frontmatter/setField.ts';
import type { Finding } from '../../note/finding.ts';
import type { FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import { inlineCode } from '../../text/inlineCode.ts';
import { isList } from '../../note/isList.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { nameOfPath } from '../../vault/paths/nameOfPath.ts';
import type { NoteContext } from '../rule.ts';

/** More items of a list than a person writes are data. */
const MAX_ITEMS = 100;

/** Whether the block of the note may hold an anchor: places are worked out only where it does. */
export function mayHoldAnchor({ frontmatter, text }: Note): boolean {
	return frontmatter.kind === 'parsed' && /[\s,[]&[^\s&]/.test(text.slice(frontmatter.block.start, frontmatter.block.end));
}

/** What is lost of `value`, or of the items of a list, because YAML takes it for an anchor. */
export function* lostAnchors(context: NoteContext, key: string, value: FrontmatterValue): Iterable<Finding> {
	const paths: FrontmatterPath[] = isList(value) ? value.slice(0, MAX_ITEMS).map((_, at) => [key, at]) : [[key]];
	for (const path of paths) {
		const finding = anchorAt(context, path);
		if (finding !== undefined) yield finding;
	}
}

/** `&name` before a value, which is lost: what YAML calls an anchor, to be written again as `*name`. */
function anchorAt({ note }: NoteContext, path: FrontmatterPath): Finding | undefined {
	const { frontmatter, text } = note;
	const place = frontmatter.kind === 'parsed' ? frontmatter.rangeOf(path)?.value : undefined;
	if (frontmatter.kind !== 'parsed' || place === undefined) return undefined;
	const before = text.slice(Math.max(frontmatter.block.start, place.start - LONGEST_ANCHOR), place.start);
	const anchor =
		place.end > place.start
			? /(?:^|[\s,[])(&([^\s,[\]{}]+) +)$/.exec(before)?.[1]
			: /^ *(&[^\s,[\]{}]+)/.exec(text.slice(place.start, place.start + LONGEST_ANCHOR))?.[1];
	if (anchor === undefined) return undefined;
	const name = anchor.trim().slice(1);
	if (text.slice(frontmatter.block.start, frontmatter.block.end).includes(`*${name}`)) return undefined;
	const start = place.end > place.start ? place.start - anchor.length : text.indexOf('&', place.start);
	const range = { start, end: Math.max(place.end, start + anchor.trim().length) };
	const written = text.slice(range.start, range.end);
	return {
		range,
		message: `${nameOfPath(path)} loses ${inlineCode(anchor.trim())}, which is an anchor to YAML that nothing leads to; expected ${inlineCode(`"${written}"`)}`,
		fixes: [{ kind: 'edit', title: `Put ${inlineCode(written)} in quotes`, safe: false, plan: (now) => setField(now, path, written) }],
		severity: 'warning',
	};
}

/** An anchor is no longer than a word; no more is looked at. */
const LONGEST_ANCHOR = 200;

/** `[draft]: a title`: the package takes what follows the brackets for the value of a key that is empty. */
export function emptyKey({ note }: NoteContext): Finding | undefined {
	const range = note.frontmatter.kind === 'parsed' ? note.frontmatter.rangeOf([''])?.key : undefined;
	if (range === undefined || range.end > range.start) return undefined;
	const line = lineAround(note.text, range.start);
	const value = /^[^:#]+:[ \t]+([[{].*)$/.exec(note.text.slice(line.start, line.end))?.[1];
	if (value === undefined) return undefined;
	return {
		range: { start: line.end - value.length, end: line.end },
		message: `${inlineCode(value.trim())} goes on after its closing bracket, which makes a second value of it; expected quotes around all of it`,
		fixes: [],
		severity: 'warning',
	};
}

function lineAround(text: string, at: number): Range {
	const end = text.indexOf('\n', at);
	return { start: text.lastIndexOf('\n', at - 1) + 1, end: end === -1 ? text.length : text.charAt(end - 1) === '\r' ? end - 1 : end };
}
