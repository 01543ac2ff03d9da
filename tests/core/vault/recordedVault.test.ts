import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
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
});
