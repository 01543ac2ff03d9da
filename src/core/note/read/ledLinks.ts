import type { Link, Note } from '../note.ts';

/** Between the mark of a bullet and a link that it leads with stands no more than emphasis, a quote mark or an arrow. */
const BEFORE = /^[*_~"“«(→\s]{0,6}$/u;

/** The links that bullets lead with: what each of them is about. */
export function ledLinks(note: Note): readonly Link[] {
	const items = new Map(note.listItems.map(({ line, content }) => [line, content.start]));
	return note.links.filter(({ kind, line, range }) => {
		const start = kind === 'wiki' || kind === 'markdown' ? items.get(line) : undefined;
		return start !== undefined && start <= range.start && range.start - start <= 6 && BEFORE.test(note.text.slice(start, range.start));
	});
}
