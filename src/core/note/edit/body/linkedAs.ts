/**
 * `link`, which leads to the note called `name`, showing `words`: the words of a text stay as they were read.
 * A wikilink to the very words needs no display text; in a table its pipe is escaped, or it would end the cell.
 */
export function linkedAs(link: string, name: string, words: string, place: 'text' | 'table'): string {
	if (link.startsWith('[[')) {
		const target = link.slice(2, -2).split(/\\?\|/)[0] ?? name;
		return target === words ? `[[${target}]]` : `[[${target}${place === 'table' ? '\\|' : '|'}${words}]]`;
	}
	const destination = link.slice(link.lastIndexOf(']('));
	return `[${words}${destination}`;
}
