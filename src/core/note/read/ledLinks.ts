import type { Link, Note } from '../note.ts';
import { linkLine } from './linkLines.ts';
import { lineOf } from './noteLines.ts';

/** Between the mark of a bullet and a link that it leads with stands no more than emphasis, a quote mark, an arrow, and a label of a few words. */
const BEFORE = /^[*_~"“«(→\s]{0,6}(?:[\p{L}\p{N}*_][^:：[\]().]{0,30}[:：][*_\s]{0,4})?$/u;

const LONGEST_BEFORE = 46;

/** What stands between two links that a bullet leads with: a mark or a word that parts a list. */
const BETWEEN = /^\s?(?:[,;·•|/→&、，]|and|und|et|y|e|i|и|та|ve)?\s?$/u;

const LONGEST_BETWEEN = 5;

/** The links that bullets lead with, or that stand in lines of nothing but links: what each of them is about. */
export function ledLinks(note: Note): readonly Link[] {
	const items = new Map(note.listItems.map(({ line, content }) => [line, content.start]));
	const found: Link[] = [];
	const links = note.links.filter(({ kind }) => kind === 'wiki' || kind === 'markdown');
	for (let at = 0; at < links.length; ) {
		const from = at;
		while (links[at]?.line === links[from]?.line && at < links.length) at += 1;
		const inLine = links.slice(from, at);
		const start = items.get(inLine[0]?.line ?? 0);
		found.push(...(start === undefined ? linksOfLine(note, inLine) : leadOf(note, inLine, start)));
	}
	return found;
}

/** The links of a line that has nothing else. */
function linksOfLine(note: Note, links: readonly Link[]): readonly Link[] {
	const [first] = links;
	return first !== undefined && linkLine(note, lineOf(note, first.range.start), links) !== undefined ? links : [];
}

/** The links that the bullet whose text begins at `start` leads with. */
function leadOf(note: Note, links: readonly Link[], start: number): readonly Link[] {
	let end = start;
	const isOther = ({ range }: Link, at: number): boolean => {
		const before = note.text.slice(end, range.start);
		end = range.end;
		return at === 0
			? range.start < start || before.length > LONGEST_BEFORE || !BEFORE.test(before)
			: before.length > LONGEST_BETWEEN || !BETWEEN.test(before);
	};
	const other = links.findIndex(isOther);
	return other === -1 ? links : links.slice(0, other);
}
