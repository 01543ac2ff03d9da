import { isList } from '../../isList.ts';
import { hasHarmfulControl } from '../../../text/hiddenCharacters.ts';
import type { FrontmatterPath, FrontmatterValue } from '../../frontmatter.ts';
import type { Link, Note } from '../../note.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { refuse, refuseAt } from '../verify/refuse.ts';
import { refusalToWrite } from '../verify/editGuard.ts';
import { verified } from '../verify/verifyEdit.ts';
import { setField } from '../frontmatter/setField.ts';
import { wikilinkTo } from './wikilinkTo.ts';

/** The edit that makes `link`, as read from `note`, lead to `target`; its heading or block and its display text stay. */
export function retarget(note: Note, link: Link, target: string): EditOutcome {
	if (link.kind === 'name') return refuse('BAD_TARGET', 'a plain name is changed by setting its field');
	if (!stands(note, link)) return refuseAt(note, link.range.start, 'TEXT_CHANGED', 'something else stands there by now');
	if (link.kind === 'property') return retargetProperty(note, link, target);
	const written = note.text.slice(link.range.start, link.range.end);
	if (link.kind === 'markdown') return retargetMarkdown(note, link, written, target);
	const checked = wikilinkTo(target);
	if (checked.kind === 'refused') return checked;
	const open = link.kind === 'embed' ? 3 : 2;
	const rest = targetEnd(written, open);
	return relinked(note, link, target, written.slice(0, open) + target + written.slice(rest));
}

/** The edit that writes `newText` for `link`, where it is then read as one to `target` and all that surrounds it as before. */
function relinked(note: Note, { range }: Link, target: string, newText: string): EditOutcome {
	const refusal = refusalToWrite(note);
	if (refusal) return refusal;
	if (newText === note.text.slice(range.start, range.end)) return { kind: 'unchanged' };
	const at = note.links.findIndex((link) => link.range.start === range.start && link.range.end === range.end);
	return verified(note, [{ range, newText }], { kind: 'relinking', at, target });
}

/** Whether the link is there as it was read. */
function stands(note: Note, { kind, range, target, field }: Link): boolean {
	return note.links.some(
		(link) =>
			link.kind === kind &&
			link.range.start === range.start &&
			link.range.end === range.end &&
			link.target === target &&
			link.field === field,
	);
}

/** Where the target of a wikilink ends: at its heading mark, its display text (after an escaped pipe in a table) or its end. */
function targetEnd(written: string, from: number): number {
	const ends = ['#', '\\|', '|', ']]'].map((mark) => written.indexOf(mark, from)).filter((at) => at !== -1);
	return Math.min(...ends, written.length);
}

function retargetMarkdown(note: Note, link: Link, written: string, target: string): EditOutcome {
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
	return relinked(note, link, path, written.slice(0, open) + next + written.slice(end));
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
	const path = pathOf(note, link);
	if (!path) return refuseAt(note, link.range.start, 'TEXT_CHANGED', 'something else stands there by now');
	const checked = wikilinkTo(target);
	if (checked.kind === 'refused') return checked;
	const display = link.display === null ? '' : `|${link.display}`;
	return setField(note, path, `[[${target}${link.subpath}${display}]]`);
}

/** Where in the data the link stands: the entry with the link's own range. */
function pathOf(note: Note, link: Link): FrontmatterPath | undefined {
	const { frontmatter } = note;
	if (frontmatter.kind !== 'parsed' || link.field === null) return undefined;
	const open: { path: FrontmatterPath; value: FrontmatterValue | undefined }[] = [
		{ path: [link.field], value: frontmatter.data[link.field] },
	];
	for (let next = open.pop(); next; next = open.pop()) {
		const { path, value } = next;
		if (typeof value === 'string' && frontmatter.rangeOf(path)?.value.start === link.range.start) return path;
		if (isList(value)) open.push(...value.map((item, index) => ({ path: [...path, index] as const, value: item })));
		else if (typeof value === 'object' && value !== null)
			open.push(...Object.entries(value).map(([key, item]) => ({ path: [...path, key] as const, value: item })));
	}
	return undefined;
}
