import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { Note } from '../note.ts';
import { addressesIn } from './addressesIn.ts';
import { bracketsIn, definedLabels } from './bracketsIn.ts';
import { fieldsIn } from './fieldsIn.ts';
import { htmlElements } from './htmlElements.ts';
import { lineNumbered } from './noteLines.ts';
import type { NonProse, NonProseKind } from './nonProseRange.ts';
import { quotations } from './quotations.ts';

/** What was found in lines, by the labels of their note, then by their text. */
export type KnownLines = Map<string, Map<string, readonly NonProse[]>>;

/**
 * Everything in a note's body that is not prose, by its start; ranges may lie in one another.
 *
 * Front matter is not among them: it stands before `note.bodyStart`. This is the one list that mentions, near names and
 * edits that link words go by. It is worked out when asked for and takes time linear in the text.
 *
 * @param known what is known of lines, and learned, where many texts of one note are looked at.
 */
export function nonProse(note: Note, known?: KnownLines): readonly NonProse[] {
	const found: NonProse[] = [...note.opaque];
	const add = (kind: NonProseKind, ranges: Iterable<Range>): void => {
		for (const { start, end } of ranges) found.push({ kind, start, end });
	};
	add(
		'link',
		note.links.filter(({ field }) => field === null).map(({ range }) => range),
	);
	add(
		'address',
		note.urls.map(({ range }) => range),
	);
	add(
		'tag',
		note.tags.map(({ range }) => range),
	);
	add(
		'heading',
		note.headings.map(({ range }) => range),
	);
	add(
		'footnote',
		note.footnoteReferences.map(({ range }) => range),
	);
	add(
		'footnote',
		note.footnoteDefinitions.map(({ range, content }) => ({ start: range.start, end: content.start })),
	);
	add('html', htmlElements(note));
	add('quotation', quotations(note));
	add('template', templatesIn(note));
	const labels = definedLabels(note);
	const knownHere = known && linesOf(known, labels);
	const partsIn = (line: string): Iterable<NonProse> => {
		if (knownHere === undefined) return inLine(line, labels);
		let parts = knownHere.get(line);
		if (parts === undefined) knownHere.set(line, (parts = [...inLine(line, labels)]));
		return parts;
	};
	const isInBlock = blockTest(note);
	for (let number = lineAt(note.lineStarts, note.bodyStart); number <= note.lineStarts.length; number += 1) {
		const line = lineNumbered(note, number);
		const start = Math.max(line.start, note.bodyStart);
		if (start >= line.end || isInBlock(start)) continue;
		const text = note.text.slice(start, line.end);
		for (const { kind, start: from, end } of partsIn(text)) found.push({ kind, start: start + from, end: start + end });
	}
	return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What a line comes to depends on its text and on these labels. */
function linesOf(known: KnownLines, labels: ReadonlySet<string>): Map<string, readonly NonProse[]> {
	const key = [...labels].join('\n');
	let lines = known.get(key);
	if (lines === undefined) known.set(key, (lines = new Map<string, readonly NonProse[]>()));
	return lines;
}

function* inLine(line: string, labels: ReadonlySet<string>): Iterable<NonProse> {
	if (TABLE_RULE.test(line) && line.includes('|')) yield { kind: 'table-rule', start: 0, end: line.length };
	const blockId = blockIdAt(line);
	if (blockId !== undefined) yield { kind: 'block-id', ...blockId };
	yield* fieldsIn(line);
	yield* bracketsIn(line, labels);
	yield* addressesIn(line);
}

const TABLE_RULE = /^[\s>]*[|:-][\s|:-]*$/;

/** `^id` at the end of a line, alone or after a blank. */
function blockIdAt(line: string): Range | undefined {
	const end = line.trimEnd().length;
	const start = line.lastIndexOf('^', end - 1);
	if (start === -1 || end - start < 2 || !/^[\p{L}\p{N}_-]+$/u.test(line.slice(start + 1, end))) return undefined;
	return start === 0 || /[\s>]/.test(line.charAt(start - 1)) ? { start, end } : undefined;
}

/** Tells of offsets in their order whether they lie in a block whose lines are no text. */
function blockTest(note: Note): (offset: number) => boolean {
	const blocks = note.opaque.filter(({ kind }) => kind !== 'code');
	let next = 0;
	return (offset) => {
		while ((blocks[next]?.end ?? Infinity) <= offset) next += 1;
		return (blocks[next]?.start ?? Infinity) <= offset;
	};
}

/** Templater's commands, over several lines as well, and the tokens of templates. */
function* templatesIn({ text, bodyStart }: Note): Iterable<Range> {
	for (const [open, close] of [
		['<%', '%>'],
		['{{', '}}'],
	] as const) {
		for (let start = text.indexOf(open, bodyStart); start !== -1; ) {
			const closing = text.indexOf(close, start + 2);
			if (closing === -1) break;
			yield { start, end: closing + 2 };
			start = text.indexOf(open, closing + 2);
		}
	}
}
