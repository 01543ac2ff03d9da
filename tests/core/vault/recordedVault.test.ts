import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { plainText } from '../../../src/core/vault/mentions/plainText.ts';
import { isNotePath } from '../../../src/core/vault/paths/pathParts.ts';
import { emptyIndex } from '../../support/memoryVault.ts';

const RECORDED = join(import.meta.dirname, '../../../../shared/recorded/obsidian-tasks');

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

function read<T>(path: string): T {
	return JSON.parse(readFileSync(join(RECORDED, path), 'utf8')) as T;
}

describe.skipIf(!existsSync(RECORDED))("what Obsidian said about a vault's links (runs where ../shared/recorded is there)", () => {
	test('every link of the 89 notes whose texts are known leads where the app says', () => {
		const notes = readdirSync(join(RECORDED, 'notes')).map((file) => read<{ filePath: string; fileContents: string }>(join('notes', file)));
		const resolved = read<Counts>('vault/resolvedLinks.json');
		const unresolved = read<Counts>('vault/unresolvedLinks.json');
		const index = emptyIndex();
		for (const path of read<string[]>('vault/paths.json')) if (!isNotePath(path)) index.putFile(path);
		for (const path of Object.keys(resolved)) index.putFile(path);
		for (const { filePath, fileContents } of notes) index.put(parseNote(filePath, fileContents));

		const said: Record<string, { resolved: Record<string, number>; unresolved: Record<string, number> }> = {};
		const recorded: typeof said = {};
		for (const { filePath } of notes) {
			const mine = { resolved: {} as Record<string, number>, unresolved: {} as Record<string, number> };
			for (const link of index.record(filePath)?.links ?? []) {
				const target = index.targetOf(link, filePath);
				const counts = target === null ? mine.unresolved : mine.resolved;
				const key = target ?? link.target;
				counts[key] = (counts[key] ?? 0) + 1;
			}
			said[filePath] = mine;
			recorded[filePath] = { resolved: { ...resolved[filePath] }, unresolved: { ...unresolved[filePath] } };
		}
		expect(notes).toHaveLength(89);
		expect(said).toEqual(recorded);
	});

	test('every link by itself leads where the app says', () => {
		const notes = readdirSync(join(RECORDED, 'notes')).map((file) =>
			read<{ filePath: string; resolveLinkToPath: Readonly<Record<string, string | null>> }>(join('notes', file)),
		);
		const index = emptyIndex();
		for (const path of read<string[]>('vault/paths.json')) {
			if (isNotePath(path)) index.put(parseNote(path, ''));
			else index.putFile(path);
		}
		const links = notes.flatMap(({ filePath, resolveLinkToPath }) =>
			Object.entries(resolveLinkToPath).map(([link, path]) => ({ filePath, link, path })),
		);
		const said = links.map(({ filePath, link }) => {
			index.put(parseNote(filePath, `[[${link}]]`));
			const [only] = index.record(filePath)?.links ?? [];
			return only === undefined ? undefined : index.targetOf(only, filePath);
		});
		expect(links).toHaveLength(60);
		expect(said).toEqual(links.map(({ path }) => path));
	});

	test('what each link of the text shows, and the tags of each note, are what the app says', () => {
		interface Words {
			readonly filePath: string;
			readonly fileContents: string;
			readonly getAllTags: readonly string[] | null;
			readonly cachedMetadata: { readonly [part in 'links' | 'embeds']?: readonly Shown[] };
		}
		interface Shown {
			readonly displayText: string;
			readonly position: { readonly start: { readonly offset: number } };
		}
		const said: unknown[] = [];
		const recorded: unknown[] = [];
		for (const file of readdirSync(join(RECORDED, 'notes'))) {
			const { filePath, fileContents, cachedMetadata, getAllTags } = read<Words>(join('notes', file));
			const note = parseNote(filePath, fileContents);
			const index = emptyIndex();
			index.put(note);
			const shown = [...(cachedMetadata.links ?? []), ...(cachedMetadata.embeds ?? [])];
			shown.sort((a, b) => a.position.start.offset - b.position.start.offset);
			const links = note.links.filter(({ field }) => field === null);
			said.push([filePath, links.map(({ range }) => plainText(note, range, 'inside')), index.record(filePath)?.tags]);
			recorded.push([filePath, shown.map(({ displayText }) => displayText), [...new Set(getAllTags ?? [])].map((tag) => tag.slice(1))]);
		}
		expect(said).toHaveLength(89);
		expect(said).toEqual(recorded);
	});
});
