import { type Hover, type HoverParams, MarkupKind } from '../protocol.ts';
import type { Note } from '../../core/note/note.ts';
import { titleHeading } from '../../core/note/read/titleHeading.ts';
import { readSourcesSteps } from '../../core/sources/readSources.ts';
import type { Source } from '../../core/sources/source.ts';
import { counted } from '../../core/text/counted.ts';
import { inlineCode } from '../../core/text/inlineCode.ts';
import type { Range } from '../../core/text/range.ts';
import { noteNameOf } from '../../core/vault/paths/pathParts.ts';
import type { VaultIndex } from '../../core/vault/vaultIndex.ts';
import { inSlices } from '../slices.ts';
import { type Answering, contentModified } from './answering.ts';

/** So many notes are named; a hub has thousands. */
const MOST_NAMED = 10;

/** What is known of what stands at a place: of a link or name its note, of a source its other uses, of the title and the front matter the note itself. */
export async function hover(
	{ textDocument: { uri }, position }: HoverParams,
	answering: Answering,
	isOver: () => boolean,
): Promise<Hover | null> {
	const asked = answering.noteOf(uri);
	const known = await asked?.vault.known();
	const note = asked && known?.checker.opened(asked.path);
	if (asked === undefined || known === undefined || note === undefined) return null;
	const { index } = known.checker;
	const offset = asked.document.positions.offset(position);
	const isHere = ({ start, end }: Range): boolean => start <= offset && offset <= end;
	const made = (lines: readonly string[], range: Range): Hover => ({
		contents: {
			kind: answering.client().readsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText,
			value: lines.join('\n\n'),
		},
		range: asked.document.positions.range(range),
	});
	// Only where a source stands here is every other note of the vault read for it.
	const own = await inSlices(readSourcesSteps(note, known.checker.options.settings), isOver);
	const texts = own?.some(({ range }) => isHere(range)) === true ? await asked.vault.texts.all() : undefined;
	if (note.text !== answering.noteOf(uri)?.document.text) throw contentModified();
	const source = texts?.sources.of(asked.path).find(({ range }) => isHere(range));
	const uses = source && texts?.sources.alsoIn(source, asked.path, index);
	const link = index.record(asked.path)?.links.find(isHere);
	const target = link && index.targetOf(link, asked.path);
	if (link !== undefined && target !== undefined && target !== null && target !== asked.path)
		return made([...linesOfNote(target, index), ...(source && uses ? linesOfSource(source, uses) : [])], link);
	if (source !== undefined && uses !== undefined) return made(linesOfSource(source, uses), source.range);
	const place = ownPlace(note, isHere);
	return place === undefined ? null : made(linesOfNote(asked.path, index), place);
}

/** The title or the front matter, where the place is in one of them. */
function ownPlace({ headings, frontmatter }: Note, isHere: (range: Range) => boolean): Range | undefined {
	const title = headings[titleHeading(headings)];
	if (title && isHere(title.range)) return title.range;
	return frontmatter.kind !== 'none' && isHere(frontmatter.block) ? frontmatter.block : undefined;
}

function linesOfNote(path: string, index: VaultIndex): readonly string[] {
	const record = index.record(path);
	const links = index.backlinkSources(path);
	const type = record?.type === undefined ? 'no type' : inlineCode(record.type);
	return [
		`${inlineCode(noteNameOf(path))}: ${record === undefined ? 'no note' : type}`,
		links.length === 0 ? 'Nothing links here' : `${counted(links.length, 'note links here', 'notes link here')}: ${named(links)}`,
	];
}

function linesOfSource({ publisher }: Source, alsoIn: readonly string[]): readonly string[] {
	return [
		...(publisher === null ? [] : [`Published by ${inlineCode(publisher)}`]),
		alsoIn.length === 0 ? 'In no other note' : `Also in ${counted(alsoIn.length, 'note')}: ${named(alsoIn)}`,
	];
}

/** The names as code: whatever a note is called, it is no markup of ours. */
function named(paths: readonly string[]): string {
	const shown = paths.slice(0, MOST_NAMED).map((path) => inlineCode(noteNameOf(path)));
	return `${shown.join(', ')}${paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : ''}`;
}
