import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { APP_ANSWERS, type AppAnswer } from '../../support/appAnswers.ts';

/** What this reader says, in the words of the table. */
function answerTo(text: string): Required<AppAnswer> {
	const note = parseNote('Note.md', text);
	const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
	const written = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
	const body = note.links.filter(({ field }) => field === null);
	const told = (link: (typeof body)[number]): string => `${link.line}: ${written(link.range)} -> ${link.target}${link.subpath}`;
	const isInItem = (at: number): boolean => note.listItems.some(({ range }) => range.start <= at && at < range.end);
	const span = ({ start, end }: { start: number; end: number }): string => `${lineOf(start)}-${lineOf(end)}`;
	return {
		links: body.filter(({ kind }) => kind !== 'embed').map(told),
		embeds: body.filter(({ kind }) => kind === 'embed').map(told),
		headings: note.headings.map((heading) => `${heading.line}: ${heading.level} ${heading.text}`),
		tags: note.tags.map(({ line, name }) => `${line}: #${name}`),
		items: note.listItems.map(({ line, depth }) => `${line}${depth > 0 ? '+' : ''}`),
		code: note.opaque.filter(({ kind, start }) => kind === 'code-block' && !isInItem(start)).map(span),
		comments: note.opaque.filter((part) => part.kind === 'comment' && written(part).includes('\n')).map(span),
		properties: note.frontmatter.kind === 'parsed' ? note.frontmatter.data : {},
		propertyLinks: note.links.filter(({ field }) => field !== null).map((link) => `${link.field ?? ''} -> ${link.target}${link.subpath}`),
	};
}

const NOTHING: Required<AppAnswer> = {
	links: [],
	embeds: [],
	headings: [],
	tags: [],
	items: [],
	code: [],
	comments: [],
	properties: {},
	propertyLinks: [],
};

describe('a note is read as the app reads it', () => {
	test.each(APP_ANSWERS)('%s', (_, text, answer) => {
		expect(answerTo(text)).toEqual({ ...NOTHING, ...answer });
	});
});
