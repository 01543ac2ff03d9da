import type { Note } from '../note/note.ts';
import { fieldSources } from './reading/fieldSources.ts';
import { footnoteBlocks } from './reading/footnoteBlocks.ts';
import { type LinkFinder, linkFinder } from './reading/linkFinder.ts';
import { readBlock } from './reading/readBlock.ts';
import { recordItems } from './reading/recordItems.ts';
import { sectionBlocks } from './reading/sectionBlocks.ts';
import { sourceLineBlocks } from './reading/sourceLineBlocks.ts';
import { sourceSections } from './reading/sourceSections.ts';
import { linksInText } from './reading/linksInText.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { Source } from './source.ts';
import { chooseReading, type KnownPublishers } from './parsing/chooseReading.ts';

/** How sources are found; `Settings` is one. */
export interface SourceReading {
	/** Headings of the sections that give sources. */
	readonly sourceHeadings: readonly string[];
	/** Headings of sections that list related notes: inside a section of sources such a part gives none. */
	readonly relatedHeadings?: readonly string[];
	/** Front-matter keys whose value is the page a note was made from; `url` and `source` where absent. */
	readonly sourceFields?: readonly string[];
	/**
	 * Publishers that the vault names. Without them `Reuters: A shift` stays whole. What is put into a `SourceIndex` is
	 * read without: the index knows the publishers of the moment and chooses among the readings itself.
	 */
	readonly knownPublishers?: KnownPublishers;
}

/** What the Web Clipper writes. */
const CLIPPED_FIELDS = ['url', 'source'];

/**
 * Everything in the note that says where it comes from, in the order of the note: fields, sections of sources with their
 * sub-headings, lines such as `*Source: …*`, footnotes, and the links out of the running text. Never throws.
 *
 * Links in code, comments and math are none, nor are pictures and addresses to write to (`mailto:`).
 */
export function readSources(note: Note, reading: SourceReading): readonly Source[] {
	return finish(readSourcesSteps(note, reading));
}

/** So many sources are read in about half a millisecond. */
const SOURCES_A_STEP = 32;

/** The same in steps, for a note that may give thousands. */
export function* readSourcesSteps(note: Note, reading: SourceReading): Steps<readonly Source[]> {
	const fields = fieldSources(note, reading.sourceFields ?? CLIPPED_FIELDS);
	const sections = sourceSections(note, reading);
	const footnotes = footnoteBlocks(note);
	let found: LinkFinder | undefined;
	const finder = (): LinkFinder => (found ??= linkFinder(note));
	const lines = sourceLineBlocks(note, sections, footnotes, finder);
	if (sections.length === 0 && footnotes.length === 0 && lines.length === 0 && note.urls.length === 0) return chosen(fields, reading);
	const links = finder();
	const ofRecords = recordItems(note, sections, links);
	const blocks = [...sections.flatMap((section) => sectionBlocks(note, section, footnotes, links, ofRecords)), ...footnotes, ...lines];
	const all: (readonly Source[])[] = [fields];
	for (const [at, block] of blocks.entries()) {
		if (at % SOURCES_A_STEP === SOURCES_A_STEP - 1) yield;
		all.push(readBlock(note, block, links));
	}
	all.push(linksInText(note, blocks, links));
	return chosen(
		all.flat().sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end),
		reading,
	);
}

function chosen(sources: readonly Source[], { knownPublishers }: SourceReading): readonly Source[] {
	return knownPublishers ? sources.map((source) => chooseReading(source, knownPublishers)) : sources;
}
