import type { LinkRecord, NoteRecord } from '../../src/core/vault/records/noteRecord.ts';

/** A note of a recorded link graph: numbers stand for notes, types, folders and tags. */
export interface GraphNote {
	readonly id: number;
	readonly type: number | null;
	readonly folder: number;
	readonly name: 'note' | 'index' | 'date';
	readonly tags: readonly number[];
	readonly lines: number;
	readonly links: readonly {
		readonly to: number;
		readonly in: 'related' | 'prose' | 'property' | 'name';
		readonly at: readonly (readonly [number, number])[];
	}[];
}

/** Records such as the index would keep of the graph's notes, with paths and places made up. */
export function graphRecords(notes: readonly GraphNote[]): NoteRecord[] {
	return notes.map((note) => ({
		path: pathOf(note),
		type: note.type === null ? undefined : `type-${note.type}`,
		frontmatter: 'parsed',
		data: {},
		aliases: [],
		tags: note.tags.map((tag) => `tag-${tag}`),
		headings: [],
		links: note.links
			.flatMap((link) => link.at.map((at) => linkRecord(note, pathOf(notes[link.to] ?? note), link.in, at[0])))
			.sort((a, b) => a.start - b.start),
		relatedHeading: -1,
		isMostlyLinks: false,
		length: note.lines * CHARACTERS_A_LINE,
		lineStarts: new Uint32Array([0]),
	}));
}

/** The graph has no words: places are made up. */
const CHARACTERS_A_LINE = 120;

function pathOf(note: GraphNote): string {
	if (note.name === 'index') return `folder-${note.folder}/${note.id}/Index.md`;
	if (note.name === 'date') return `folder-${note.folder}/2026-01-01.md`;
	return `folder-${note.folder}/note-${note.id}.md`;
}

function linkRecord(note: GraphNote, target: string, place: 'related' | 'prose' | 'property' | 'name', share: number): LinkRecord {
	const line = Math.max(1, Math.round(share * note.lines));
	const start = line * CHARACTERS_A_LINE;
	const isRelated = place === 'related';
	const inField = place === 'property' || place === 'name';
	return {
		kind: inField ? place : 'wiki',
		target,
		subpath: '',
		display: null,
		start,
		end: start + target.length + 4,
		line,
		section: -1,
		field: inField ? 'actors' : null,
		inComment: false,
		inRelated: isRelated,
		isRelatedBullet: isRelated,
	};
}
