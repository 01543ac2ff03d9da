import { escapeLinkText } from '../../note/edit/body/escapeLinkText.ts';
import { oneLine } from '../../text/oneLine.ts';
import { openableUrl } from '../address/openableUrl.ts';
import type { Source } from '../source.ts';

/** `source` on one line of Markdown, as it is written in a list of sources: `[Publisher - Title](url) (date) — why`. */
export function copyAsMarkdown(source: Source): string {
	const dated = source.kind === 'text' || source.date === null ? '' : ` (${source.date})`;
	const copy = source.archiveUrl === null ? '' : ` ([archived](${destination(source.archiveUrl)}))`;
	const why = source.annotation === null ? '' : ` — ${oneLine(source.annotation)}`;
	return `${reference(source)}${dated}${copy}${why}`;
}

function reference(source: Source): string {
	if (source.kind === 'note') return wikilink(source.target, source.title);
	if (source.kind === 'text') return oneLine(source.title);
	if (source.title === source.url && source.publisher === null) return source.url;
	const words = source.publisher === null || source.citation ? source.title : `${source.publisher} - ${source.title}`;
	const by = source.citation?.author == null ? '' : `${source.citation.author}, `;
	return `[${escapeLinkText(by + words, 'text')}](${destination(source.url)})`;
}

function wikilink(target: string, title: string): string {
	const name = target.slice(target.lastIndexOf('/') + 1);
	return name === title ? `[[${target}]]` : `[[${target}|${title.replace(/[[\]|]/g, ' ').trim()}]]`;
}

/** An address as the destination of a link: what would end it early is escaped. */
export function destination(url: string): string {
	const address = openableUrl(url) === undefined ? url : url.trim();
	const escaped = address.replace(/[\s<>]/g, (character) => encodeURIComponent(character));
	return isBalanced(escaped) ? escaped : escaped.replaceAll('(', '%28').replaceAll(')', '%29');
}

function isBalanced(text: string): boolean {
	let depth = 0;
	for (const character of text) {
		if (character === '(') depth += 1;
		if (character === ')') depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0;
}
