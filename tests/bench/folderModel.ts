import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { findSection } from '../../src/core/note/read/findSection.ts';
import { noteTokensOf } from '../../src/core/related/noteTokens.ts';
import { rankedNoteOf } from '../../src/core/related/rankedNoteOf.ts';
import type { RankedNote } from '../../src/core/related/ranking/rankedNote.ts';
import { type RankingWords, rankingWordsSteps, type WordedNote } from '../../src/core/related/ranking/rankingWords.ts';
import { VaultExclusions } from '../../src/core/related/vaultExclusions.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { finish } from '../../src/core/text/steps.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { noteNameOf } from '../../src/core/vault/paths/pathParts.ts';
import { vaultSchemaOf } from '../../src/core/vault/vaultSchema.ts';

/** The texts of the notes in a folder, by path. */
export function textsIn(folder: string): Readonly<Record<string, string>> {
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
	return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** The notes of a folder as the ranker takes them, read with the default settings and the folder's own types. */
export function folderModel(folder: string): { notes: RankedNote[]; words: RankingWords } {
	return textModel(textsIn(folder));
}

/** The same of notes that are given as texts, by path. */
export function textModel(files: Readonly<Record<string, string>>): { notes: RankedNote[]; words: RankingWords } {
	const { settings } = parseSettings({});
	const parsed = Object.keys(files)
		.sort()
		.map((path) => parseNote(path, files[path] ?? ''));
	const { types } = noteTypesFrom(
		parsed.filter(({ path }) => path.startsWith(`${settings.typesFolder}/`)),
		settings,
	);
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const note of parsed) index.put(note);
	const exclusions = finish(VaultExclusions.of(index, settings));
	const tokensOf = noteTokensOf(settings);
	const notes: RankedNote[] = [];
	for (const [at, path] of index.paths().entries()) {
		const record = index.record(path);
		if (record) notes.push(rankedNoteOf(record, index, exclusions.isExcluded(at)));
	}
	const tokens = parsed.map(tokensOf);
	const worded = (at: number): WordedNote => {
		const path = parsed[at]?.path ?? '';
		return { title: noteNameOf(path), aliases: index.record(path)?.aliases ?? [], tokens: tokens[at] ?? new Uint32Array() };
	};
	return { notes, words: finish(rankingWordsSteps({ count: parsed.length, at: worded })) };
}

/** The path of the note that most others link or name, and how many do. */
export function hubOf(notes: readonly RankedNote[]): { readonly path: string; readonly sources: number } {
	const sources = new Map<string, number>();
	for (const { text, field } of notes) for (const to of new Set([...text, ...field])) sources.set(to, (sources.get(to) ?? 0) + 1);
	const [path, count] = [...sources].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
	return { path, sources: count };
}

/** More lines of a section than these are counted. */
const MOST_LINES = 12;

/** The lines of a note's related section with its heading, shortened. */
export function sectionOf(text: string): string[] {
	const note = parseNote('N.md', text);
	const found = findSection(note, parseSettings({}).settings.relatedHeadings);
	if (found.kind !== 'found') return ['(no related section)'];
	const { start } = note.headings[found.heading]?.range ?? { start: 0 };
	const { end } = note.sections[found.heading]?.content ?? { end: start };
	const lines = text.slice(start, end).trimEnd().split(/\r?\n/);
	const more = lines.length - MOST_LINES;
	return more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${more} more lines`] : lines;
}
