import type { FrontmatterData, FrontmatterPath, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import { titleHeading } from '../../note/read/titleHeading.ts';
import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';
import { openableUrl } from '../address/openableUrl.ts';
import type { Source } from '../source.ts';
import type { Description } from '../parsing/describeLink.ts';
import { plainText } from '../parsing/plainText.ts';
import { splitWords } from '../parsing/describeLink.ts';
import { linkSource } from './linkSource.ts';
import { isPlaceholder } from './placeholder.ts';
import { ownValue } from '../../text/ownValue.ts';

type Parsed = Extract<Note['frontmatter'], { readonly kind: 'parsed' }>;

/** The sources in the front-matter keys `fields`: the page that a clipped note was made from, or what somebody wrote there. */
export function fieldSources(note: Note, fields: readonly string[]): Source[] {
	const { frontmatter } = note;
	if (frontmatter.kind !== 'parsed') return [];
	return fields.flatMap((field) => {
		const value = ownValue(frontmatter.data, field);
		if (typeof value === 'string') return sourceOf(note, frontmatter, field, [field], value);
		if (!Array.isArray(value)) return [];
		return (value as readonly FrontmatterValue[]).flatMap((item, at) =>
			typeof item === 'string' ? sourceOf(note, frontmatter, field, [field, at], item) : [],
		);
	});
}

function sourceOf(note: Note, frontmatter: Parsed, field: string, path: FrontmatterPath, value: string): Source[] {
	const text = value.trim();
	if (isPlaceholder(text)) return [];
	const range = rangeOf(note, frontmatter, path, value);
	const place = {
		place: { kind: 'field', field } as const,
		range,
		line: lineAt(note.lineStarts, range.start),
		link: null,
		archiveUrl: null,
	};
	const link = /^\[\[([^[\]|#]*)(?:#[^[\]|]*)?(?:\|([^[\]]*))?\]\]$/.exec(text);
	if (link) {
		const target = link[1] ?? '';
		const title = plainText(link[2] ?? '') || noteNameOf(target) || text;
		return [{ kind: 'note', target, ...place, ...NOTHING, title }];
	}
	const markdown = /^\[([^[\]]*)\]\((\S+)\)$/.exec(text);
	const url = markdown?.[2] ?? text;
	if (openableUrl(url) === undefined) return [linkSource(url, { ...place, ...NOTHING, title: plainText(markdown?.[1] ?? text) || text })];
	const label = plainText(markdown?.[1] ?? '');
	return [linkSource(url, { ...place, ...(label === '' ? clipped(note, frontmatter.data, url) : labelled(label)) })];
}

const NOTHING: Omit<Description, 'title'> = {
	publisher: null,
	author: null,
	date: null,
	annotation: null,
	citation: null,
	otherReadings: [],
};

function labelled(label: string): Description {
	const [{ publisher, title, date, annotation }, ...otherReadings] = splitWords(label);
	return { ...NOTHING, publisher, title, date, annotation, otherReadings };
}

/** What a clipped note says of the page beside its address, in the keys that the Web Clipper and people use. */
function clipped(note: Note, data: FrontmatterData, url: string): Description {
	const publisher = textOf(data, 'publisher') ?? textOf(data, 'site');
	const author = textOf(data, 'author') ?? textOf(data, 'authors');
	const date = textOf(data, 'published') ?? textOf(data, 'year');
	const isClipped = publisher !== null || author !== null || date !== null;
	const heading = isClipped ? note.headings[titleHeading(note.headings)]?.text : undefined;
	return { ...NOTHING, publisher, author, date, title: textOf(data, 'title') ?? (plainText(heading ?? '') || url) };
}

function textOf(data: FrontmatterData, key: string): string | null {
	const value = ownValue(data, key);
	const items = (Array.isArray(value) ? (value as readonly FrontmatterValue[]) : [value]).map((item) =>
		typeof item === 'number' ? String(item) : item,
	);
	const texts = items
		.filter((item) => typeof item === 'string')
		.map(plainText)
		.filter((text) => text !== '');
	return texts.length === 0 ? null : texts.join(', ');
}

/** The value's place. Nearly all stand after their key as they are; asking the YAML parser costs more than the rest of the note. */
function rangeOf(note: Note, frontmatter: Parsed, path: FrontmatterPath, value: string): Range {
	const { start, end } = frontmatter.block;
	if (path.length === 1 && value !== '') {
		const lead = `${path[0]}: `;
		const at = note.text.startsWith(lead, start) ? start : note.text.indexOf(`\n${lead}`, start) + 1;
		const from = at + lead.length;
		const isWhole = /^[ \t]*\r?\n/.test(note.text.slice(from + value.length, from + value.length + 80));
		if (at >= start && at > 0 && from + value.length <= end && note.text.startsWith(value, from) && isWhole)
			return { start: from, end: from + value.length };
	}
	return frontmatter.rangeOf(path)?.value ?? { start, end: start };
}
