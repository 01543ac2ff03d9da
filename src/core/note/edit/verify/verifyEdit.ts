import { applyEdits } from '../../../text/applyEdits.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import { touching } from '../../../text/touching.ts';
import type { FrontmatterData, FrontmatterFaultCode } from '../../frontmatter.ts';
import type { Link, Note } from '../../note.ts';
import { parseNote } from '../../parseNote.ts';
import type { EditOutcome, Refusal } from './editOutcome.ts';
import { changedShape } from './changedShape.ts';
import { refuse } from './refuse.ts';
import { sameData } from './sameData.ts';

/** What has to be true of a note when its edits are made, beside that nothing else has changed. */
export type Expectation =
	/** Front matter comes to `data`, its keys in that order. */
	| { readonly kind: 'data'; readonly data: FrontmatterData }
	/** Front matter that could not be read now can. */
	| { readonly kind: 'repair' }
	/** The body has grown: by these links, and by a heading of this text where one is given. */
	| { readonly kind: 'growth'; readonly links: readonly Link[]; readonly heading?: string }
	/** A stretch of the body says something else; headings, and links elsewhere, do not. */
	| { readonly kind: 'rewording' }
	/** The links at these positions among the note's links lead to these targets; all else is read as it was. */
	| { readonly kind: 'relinking'; readonly targets: ReadonlyMap<number, string> }
	/** Words have become these links, in the order of the text; all that surrounds them is read as it was. */
	| { readonly kind: 'linking'; readonly links: readonly Link[] };

/**
 * `edits`, or a refusal where the note would not come out as expected.
 *
 * The edited text is read again, and what was asked for is looked for in it. Every planner ends here, so that a fault
 * in one costs an edit and never a note.
 */
export function verified(note: Note, edits: readonly TextEdit[], expectation: Expectation): EditOutcome {
	if (edits.length === 0) return { kind: 'unchanged' };
	return faultOfEdit(note, applyEdits(note.text, edits), edits, expectation) ?? { kind: 'edits', edits };
}

/** What is wrong with `after`, the text of `note` after `edits`, or `undefined`. */
export function faultOfEdit(note: Note, after: string, edits: readonly TextEdit[], expectation: Expectation): Refusal | undefined {
	const edited = parseNote(note.path, after);
	switch (expectation.kind) {
		case 'data':
			return faultOfBody(note, edited) ?? faultOfFences(note, edited) ?? faultOfData(edited, expectation.data);
		case 'repair':
			return faultOfBody(note, edited) ?? faultOfFences(note, edited) ?? faultOfRepair(edited);
		case 'growth':
			return faultOfHead(note, edited) ?? faultOfGrowth(note, edited, edits, expectation.links, expectation.heading);
		case 'rewording':
			return faultOfHead(note, edited) ?? faultOfRewording(note, edited, edits);
		case 'relinking':
			return (
				faultOfHead(note, edited) ?? faultOfRewording(note, edited, edits) ?? faultOfRelinking(note, edited, edits, expectation.targets)
			);
		case 'linking':
			return faultOfHead(note, edited) ?? faultOfRewording(note, edited, edits) ?? faultOfLinking(note, edited, edits, expectation.links);
	}
}

function faultOfBody(note: Note, edited: Note): Refusal | undefined {
	const isSame = edited.text.slice(edited.bodyStart) === note.text.slice(note.bodyStart);
	return isSame ? undefined : refuse('VERIFY_BODY', 'the edit would have changed the text below the front matter');
}

/** The fences, and a BOM before them, have to be the ones that were there. */
function faultOfFences(note: Note, edited: Note): Refusal | undefined {
	const after = edited.frontmatter;
	const before = note.frontmatter;
	if (after.kind === 'none') return refuse('VERIFY_FRONTMATTER', 'the edit would have taken the front matter apart');
	const opening = edited.text.slice(0, after.block.start);
	const closing = edited.text.slice(after.block.end, after.range.end);
	const isSame =
		before.kind === 'none'
			? opening.startsWith('\uFEFF') === note.text.startsWith('\uFEFF')
			: opening === note.text.slice(0, before.block.start) && closing === note.text.slice(before.block.end, before.range.end);
	return isSame ? undefined : refuse('VERIFY_FRONTMATTER', 'the edit would have changed the fences of the front matter');
}

/** Limits that an edit may reach: a fact about the note, not a fault of the edit. */
const OUTGROWN: ReadonlySet<FrontmatterFaultCode> = new Set(['too-large', 'too-many-keys', 'too-deep']);

function faultOfData(edited: Note, data: FrontmatterData): Refusal | undefined {
	const { frontmatter } = edited;
	if (frontmatter.kind === 'parsed' && sameData(frontmatter.data, data)) return undefined;
	if (frontmatter.kind === 'malformed' && OUTGROWN.has(frontmatter.fault.code)) {
		return refuse('TOO_LARGE', `with the edit front matter could not be read: ${frontmatter.fault.message}`);
	}
	return refuse('VERIFY_FRONTMATTER', 'the front matter would not have read as it should');
}

function faultOfRepair(edited: Note): Refusal | undefined {
	return edited.frontmatter.kind === 'parsed' ? undefined : refuse('VERIFY_FRONTMATTER', 'the front matter still could not be read');
}

function faultOfHead(note: Note, edited: Note): Refusal | undefined {
	const before = note.text.slice(0, note.bodyStart);
	// A closing fence on the note's last line gets a line end when a body comes to be below it.
	const isSame = edited.text.startsWith(before) && edited.text.slice(0, edited.bodyStart).trimEnd() === before.trimEnd();
	return isSame ? undefined : refuse('VERIFY_FRONTMATTER', 'the edit would have changed what stands above the text');
}

function faultOfGrowth(
	note: Note,
	edited: Note,
	edits: readonly TextEdit[],
	links: readonly Link[],
	heading: string | undefined,
): Refusal | undefined {
	const grows = edits.every(({ range }) => range.start === range.end && range.start >= note.bodyStart);
	const added = edits.reduce((sum, { newText }) => sum + newText.length, 0);
	if (!grows || edited.text.length !== note.text.length + added) return refuse('VERIFY_BODY', 'the edit would have done more than add');
	if (edited.unclosed && !note.unclosed) return refuse('VERIFY_SECTION', 'the edit would have opened a block that is never closed');
	const newHeadings = surplus(note.headings.map(headingKey), edited.headings.map(headingKey));
	const expected = heading === undefined ? 0 : 1;
	// After the level's one digit and a blank stands the text.
	if (newHeadings?.length !== expected || newHeadings[0]?.slice(2) !== heading) {
		return refuse('VERIFY_SECTION', 'the edit would have changed the headings');
	}
	const newLinks = surplus(note.links.map(linkKey), edited.links.map(linkKey));
	if (!newLinks || !isSameBag(newLinks, links.map(linkKey)))
		return refuse('VERIFY_SECTION', 'the edit would have changed links that were there');
	return undefined;
}

function faultOfRewording(note: Note, edited: Note, edits: readonly TextEdit[]): Refusal | undefined {
	if (edits.some(({ range }) => range.start < note.bodyStart)) return refuse('VERIFY_BODY', 'the edit would have reached above the text');
	const before = note.headings.map(({ level }) => level);
	const after = edited.headings.map(({ level }) => level);
	if (before.join() !== after.join() || (edited.unclosed && !note.unclosed)) {
		return refuse('VERIFY_SECTION', 'the edit would have changed the headings or opened a block');
	}
	const isTouched = touching(edits);
	const elsewhere = note.links.filter(({ range }) => !isTouched(range.start, range.end));
	if (!surplus(elsewhere.map(linkKey), edited.links.map(linkKey)))
		return refuse('VERIFY_SECTION', 'the edit would have changed links that were there');
	return undefined;
}

/** Besides headings and links everything that gives a body its shape has to be the same: lists, tables, footnotes, ids, fields, code. */
function faultOfLinking(note: Note, edited: Note, edits: readonly TextEdit[], links: readonly Link[]): Refusal | undefined {
	const added = surplus(note.links.map(linkKey), edited.links.map(linkKey));
	if (!added || added.join('\n') !== links.map(linkKey).join('\n')) return refuse('VERIFY_BODY', 'the words would not have read as links');
	const changed = changedShape(note, edited, edits);
	return changed === undefined ? undefined : refuse('VERIFY_BODY', `the edit would have changed ${changed}`);
}

/** Some links have another target and everything else, their headings and words included, is as it was. */
function faultOfRelinking(note: Note, edited: Note, edits: readonly TextEdit[], targets: ReadonlyMap<number, string>): Refusal | undefined {
	const isTouched = touching(edits);
	/** What a link shows that stands around another is that one's text. */
	const isAround = ({ range }: Link, at: number): boolean => !targets.has(at) && isTouched(range.start, range.end);
	const expected = note.links.map((link, at) => {
		const target = targets.get(at) ?? link.target;
		return linkKey({ ...link, target, display: isAround(link, at) ? null : link.display });
	});
	const read = edited.links.map((link, at) => {
		const before = note.links[at];
		return linkKey({ ...link, display: before !== undefined && isAround(before, at) ? null : link.display });
	});
	if (read.join('\n') !== expected.join('\n')) return refuse('VERIFY_BODY', 'the link would not have read as it should');
	const changed = changedShape(note, edited, edits);
	return changed === undefined ? undefined : refuse('VERIFY_BODY', `the edit would have changed ${changed}`);
}

/** What `after` has beyond `before`, both in order; `undefined` where something of `before` is missing or out of its place. */
function surplus(before: readonly string[], after: readonly string[]): string[] | undefined {
	const more: string[] = [];
	let at = 0;
	for (const key of after) {
		if (at < before.length && key === before[at]) at += 1;
		else more.push(key);
	}
	return at === before.length ? more : undefined;
}

function isSameBag(a: readonly string[], b: readonly string[]): boolean {
	return [...a].sort().join('\n') === [...b].sort().join('\n');
}

function headingKey(heading: { readonly level: number; readonly text: string }): string {
	return `${heading.level} ${heading.text}`;
}

function linkKey(link: Link): string {
	return JSON.stringify([link.kind, link.target, link.subpath, link.display, link.field]);
}
