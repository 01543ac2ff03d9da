import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';

/** What Obsidian said about 89 notes, recorded by the obsidian-tasks project (MIT); beside the checkout, where it is there at all; every kind of it is asked in our own words in appAnswers.test.ts. */
const FOLDER = join(import.meta.dirname, '../../../../shared/recorded/obsidian-tasks/notes');
const isThere = existsSync(FOLDER);

interface Place {
	readonly start: { readonly line: number; readonly offset: number };
	readonly end: { readonly offset: number };
}

interface Placed {
	readonly position: Place;
}

interface Recorded {
	readonly filePath: string;
	readonly fileContents: string;
	readonly cachedMetadata: {
		readonly links?: readonly (Placed & { readonly link: string })[];
		readonly embeds?: readonly (Placed & { readonly link: string })[];
		readonly headings?: readonly (Placed & { readonly heading: string; readonly level: number })[];
		readonly tags?: readonly (Placed & { readonly tag: string })[];
		readonly listItems?: readonly (Placed & { readonly parent: number })[];
		readonly sections?: readonly (Placed & { readonly type: string })[];
		readonly frontmatter?: Readonly<Record<string, unknown>>;
		readonly frontmatterLinks?: readonly { readonly key: string; readonly link: string }[];
	};
}

type Answers = Readonly<Record<string, unknown>>;

function ours({ filePath, fileContents }: Recorded): Answers {
	const note = parseNote(filePath, fileContents);
	const body = note.links.filter((link) => link.field === null);
	const place = ({ range }: { range: { start: number; end: number } }): number[] => [range.start, range.end];
	const isNested = (at: number): boolean => note.listItems.some(({ range }) => range.start <= at && at < range.end);
	return {
		links: body.filter((link) => link.kind !== 'embed').map((link) => [link.target + link.subpath, ...place(link)]),
		embeds: body.filter((link) => link.kind === 'embed').map((link) => [link.target + link.subpath, ...place(link)]),
		headings: note.headings.map((heading) => [heading.level, heading.text, ...place(heading)]),
		tags: note.tags.map((tag) => [`#${tag.name}`, ...place(tag)]),
		listItems: note.listItems.map(({ line, depth }) => [line, depth === 0]),
		// Its sections are those outside of lists.
		code: note.opaque.filter(({ kind, start }) => kind === 'code-block' && !isNested(start)).map(({ start, end }) => [start, end]),
		comments: note.opaque
			.filter(({ kind, start, end }) => kind === 'comment' && fileContents.slice(start, end).includes('\n'))
			.map(({ start, end }) => [start, end]),
		frontmatter: note.frontmatter.kind === 'parsed' ? (JSON.parse(JSON.stringify(note.frontmatter.data)) as unknown) : {},
		frontmatterLinks: note.links.filter((link) => link.field !== null).map((link) => [link.field, link.target + link.subpath]),
	};
}

function obsidians({ cachedMetadata: cache, fileContents }: Recorded): Answers {
	const place = ({ position }: Placed): number[] => [position.start.offset, position.end.offset];
	const sections = (type: string): number[][] => (cache.sections ?? []).filter((section) => section.type === type).map(place);
	return {
		links: (cache.links ?? []).map((link) => [link.link, ...place(link)]),
		embeds: (cache.embeds ?? []).map((link) => [link.link, ...place(link)]),
		headings: (cache.headings ?? []).map((heading) => [heading.level, heading.heading, ...place(heading)]),
		tags: (cache.tags ?? []).map((tag) => [tag.tag, ...place(tag)]),
		listItems: (cache.listItems ?? []).map(({ position, parent }) => [position.start.line + 1, parent < 0]),
		code: sections('code'),
		comments: sections('comment').filter(([start = 0, end = 0]) => fileContents.slice(start, end).includes('\n')),
		frontmatter: cache.frontmatter ?? {},
		frontmatterLinks: (cache.frontmatterLinks ?? []).map(({ key, link }) => [key.split('.')[0], link]),
	};
}

describe('what Obsidian said about a note is what is read', () => {
	test.skipIf(!isThere)('for each of the 89 recorded notes (skipped where ../shared/recorded is absent)', () => {
		const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
		const differing = files.filter((name) => {
			const recorded = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Recorded;
			try {
				expect(ours(recorded), name).toEqual(obsidians(recorded));
				return false;
			} catch (error) {
				console.error(error);
				return true;
			}
		});
		console.log(`recorded notes: ${files.length - differing.length} of ${files.length} agree`);
		expect(files).toHaveLength(89);
		expect(differing).toEqual([]);
	});
});
