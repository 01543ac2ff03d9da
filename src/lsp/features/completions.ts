import { type CompletionItem, CompletionItemKind, type CompletionList, type CompletionParams } from '../protocol.ts';
import { completionAt } from '../../core/note/frontmatter/completionAt.ts';
import type { Note } from '../../core/note/note.ts';
import { publisherPlaceAt } from '../../core/sources/publisherPlaceAt.ts';
import { foldName } from '../../core/text/foldName.ts';
import type { Range } from '../../core/text/range.ts';
import { frontmatterWords } from '../../core/types/frontmatterWords.ts';
import type { KnownVault } from '../vault/knownVault.ts';
import type { Positions } from '../text/positions.ts';
import { type Answering, contentModified } from './answering.ts';

/** Enough to choose from; where there are more the editor asks again with every letter. */
const MOST_SHOWN = 100;

/** A word that may stand at a place, and what is written for it. */
interface Offered {
	readonly word: string;
	readonly newText: string;
	readonly about: string;
	readonly kind: CompletionItemKind;
}

/** Keys, values and names of the wanted type in front matter, publishers at the beginning of an item in a section of sources; links and headings are for others. */
export async function completions({ textDocument: { uri }, position }: CompletionParams, answering: Answering): Promise<CompletionList> {
	const none: CompletionList = { isIncomplete: false, items: [] };
	const asked = answering.noteOf(uri);
	const known = await asked?.vault.known();
	const note = asked && known?.checker.opened(asked.path);
	if (asked === undefined || known === undefined || note === undefined) return none;
	if (note.text !== asked.document.text) throw contentModified();
	const { positions } = asked.document;
	const offset = positions.offset(position);
	const inBlock = inFrontmatter(note, offset, known);
	if (inBlock !== undefined) return listOf(inBlock.range, inBlock.words, note, positions);
	const range = publisherPlaceAt(note, offset, known.checker.options.settings);
	const texts = range && (await asked.vault.texts.all());
	if (range === undefined || texts === undefined) return none;
	const words = texts.sources.publishers().map((word) => ({ word, newText: word, about: '', kind: CompletionItemKind.Text }));
	return listOf(range, words, note, positions);
}

function inFrontmatter(
	note: Note,
	offset: number,
	{ checker }: KnownVault,
): { readonly range: Range; readonly words: readonly Offered[] } | undefined {
	if (note.frontmatter.kind !== 'none' && offset > note.frontmatter.range.end) return undefined;
	const completion = completionAt(note.text, offset);
	if (completion === undefined) return undefined;
	const kind = completion.kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value;
	const words = frontmatterWords(completion, checker.options.settings, checker).map(({ word, yaml, about }) => ({
		word,
		newText: yaml,
		about,
		kind,
	}));
	return { range: completion.range, words };
}

/** The words that what is written so far may become, in their order; an editor looks for what stands there, its quotes included. */
function listOf(range: Range, words: readonly Offered[], { text }: Note, positions: Positions): CompletionList {
	const written = text.slice(range.start, range.end);
	const quote = /^["']/.exec(written)?.[0] ?? '';
	const typed = foldName(written.replace(/^["']|["']$/g, ''));
	// The note itself has what is written so far for a value: that is no word to make of it.
	const fitting = typed === '' ? words : words.filter(({ word }) => word !== written && isIn(typed, foldName(word)));
	const replaced = positions.range(range);
	const items = fitting.slice(0, MOST_SHOWN).map(
		({ word, newText, about, kind }, at): CompletionItem => ({
			label: word,
			kind,
			...(about === '' ? {} : { detail: about }),
			sortText: String(at).padStart(4, '0'),
			filterText: quote + word,
			textEdit: { range: replaced, newText },
		}),
	);
	return { isIncomplete: fitting.length > items.length, items };
}

/** Whether the letters of `typed` stand in `word` in their order, as editors match them. */
function isIn(typed: string, word: string): boolean {
	let at = 0;
	for (const letter of typed) {
		at = word.indexOf(letter, at);
		if (at === -1) return false;
		at += letter.length;
	}
	return true;
}
