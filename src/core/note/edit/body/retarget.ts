import { hasHarmfulControl } from '../../../text/hiddenCharacters.ts';
import { fieldPathAt } from '../../fieldPathAt.ts';
import type { Link, Note } from '../../note.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { EditOutcome, Refusal } from '../verify/editOutcome.ts';
import { refuse, refuseAt } from '../verify/refuse.ts';
import { refusalToWrite } from '../verify/editGuard.ts';
import { verified } from '../verify/verifyEdit.ts';
import { setField } from '../frontmatter/setField.ts';
import { wikilinkTo } from './wikilinkTo.ts';

/** A link as read from the note, and where it is to lead. */
export interface Retargeting {
	readonly link: Link;
	readonly target: string;
}

/** The edit that makes `link`, as read from `note`, lead to `target`; its heading or block and its display text stay. */
export function retarget(note: Note, link: Link, target: string): EditOutcome {
	if (link.kind === 'name') return refuse('BAD_TARGET', 'a plain name is changed by setting its field');
	return link.kind === 'property' ? retargetProperty(note, link, target) : retargetAll(note, [{ link, target }]);
}

/** `retarget` for links of the body, none within another: the note is read again once and not for each. Refused where one of them would be. */
export function retargetAll(note: Note, changes: readonly Retargeting[]): EditOutcome {
	if (changes.length === 0) return { kind: 'unchanged' };
	const places = placesOf(note);
	const edits: TextEdit[] = [];
	const targets = new Map<number, string>();
	for (const { link, target } of changes) {
		const { range } = link;
		const at = places.get(keyOf(link));
		if (at === undefined) return changedAt(note, link);
		const written = note.text.slice(range.start, range.end);
		// An embed is written in either form.
		const open = /^!?\[\[/.exec(written)?.[0].length;
		const next = open === undefined ? markdownTo(link, written, target) : wikilinkAs(written, open, target);
		if (next.kind === 'refused') return next;
		if (next.text === written) continue;
		edits.push({ range, newText: next.text });
		targets.set(at, next.path);
	}
	return refusalToWrite(note) ?? verified(note, edits, { kind: 'relinking', targets });
}

/** What is written for a link, and where that leads. */
interface WrittenLink {
	readonly kind: 'written';
	readonly text: string;
	readonly path: string;
}

/** Where each link stands among the links of `note`, by what tells it from others. */
function placesOf(note: Note): ReadonlyMap<string, number> {
	return new Map(note.links.map((link, at) => [keyOf(link), at]));
}

function keyOf({ kind, range, target, field }: Link): string {
	return [kind, range.start, range.end, target, field].join('\n');
}

function changedAt(note: Note, { range }: Link): Refusal {
	return refuseAt(note, range.start, 'TEXT_CHANGED', 'something else stands there by now');
}

function wikilinkAs(written: string, open: number, path: string): WrittenLink | Refusal {
	const checked = wikilinkTo(path);
	if (checked.kind === 'refused') return checked;
	return { kind: 'written', text: written.slice(0, open) + path + written.slice(targetEnd(written, open)), path };
}

/** Where the target of a wikilink ends: at its heading mark, its display text (after an escaped pipe in a table) or its end. */
function targetEnd(written: string, from: number): number {
	const ends = ['#', '\\|', '|', ']]'].map((mark) => written.indexOf(mark, from)).filter((at) => at !== -1);
	return Math.min(...ends, written.length);
}

function markdownTo(link: Link, written: string, target: string): WrittenLink | Refusal {
	if (target.trim() === '' || hasHarmfulControl(target)) return refuse('BAD_TARGET', 'a link needs a name to lead to');
	const open = written.lastIndexOf('](') + 2;
	const end = destinationEnd(written, open);
	const destination = written.slice(open, end);
	const inBrackets = destination.startsWith('<');
	const hash = destination.indexOf('#');
	const subpath = hash === -1 ? '' : destination.slice(hash, inBrackets ? -1 : undefined);
	const hasExtension = link.target.toLowerCase().endsWith('.md');
	const path = !hasExtension || target.toLowerCase().endsWith('.md') ? target : `${target}.md`;
	// In angle brackets blanks may stand, and nothing that ends them or the line.
	const isKept = inBrackets && !/[<>\\%#?]|(?! )\s/.test(path);
	const next = isKept ? `<${path}${subpath}>` : encoded(path) + subpath.replace(/\s/g, '%20');
	return { kind: 'written', path, text: written.slice(0, open) + next + written.slice(end) };
}

/** Where a destination ends: after its angle bracket, at the blank before a title or at the closing parenthesis. */
function destinationEnd(written: string, from: number): number {
	if (written.charAt(from) === '<') return written.indexOf('>', from) + 1;
	const blank = written.indexOf(' ', from);
	return blank === -1 ? written.length - 1 : blank;
}

/** Percent-encoding of what would end a destination; everything else may stand as it is (CommonMark 0.31, 6.3). */
function encoded(path: string): string {
	return path.replace(/[\s%()<>\\#?]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));
}

function retargetProperty(note: Note, link: Link, target: string): EditOutcome {
	const isThere = placesOf(note).has(keyOf(link));
	const path = isThere && link.field !== null ? fieldPathAt(note, link.field, link.range.start) : undefined;
	if (!path) return changedAt(note, link);
	const value = propertyTo(link, target);
	return typeof value === 'string' ? setField(note, path, value) : value;
}

/** What is written for a link in front matter that is to lead to `target`. */
export function propertyTo(link: Link, target: string): string | Refusal {
	const checked = wikilinkTo(target);
	if (checked.kind === 'refused') return checked;
	const display = link.display === null ? '' : `|${link.display}`;
	return `[[${target}${link.subpath}${display}]]`;
}
