import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CachedMetadata } from 'obsidian';
import { projectFolder } from '../support/browser.ts';
import { cachedMetadata } from './metadata/cachedMetadata.ts';
import { LinkResolver } from './metadata/linkResolver.ts';
import { getAllTags, parseFrontMatterTags } from './api/text.ts';
import { getLinkpath } from './metadata/linkpath.ts';

const recorded = path.resolve(projectFolder, '../shared/recorded/obsidian-tasks');
const isThere = existsSync(recorded);

interface Recording {
	readonly fileContents: string;
	readonly filePath: string;
	readonly cachedMetadata: CachedMetadata;
	readonly getAllTags: string[] | null;
	readonly parseFrontMatterTags: string[] | null;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(recorded, file), 'utf8')) as T;
const recordings = (): Recording[] => readdirSync(path.join(recorded, 'notes')).map((name) => json<Recording>(`notes/${name}`));

/** Parts of the cache that a plugin on links and front matter reads. */
const PARTS = [
	'links',
	'embeds',
	'frontmatter',
	'frontmatterLinks',
	'frontmatterPosition',
	'headings',
	'tags',
	'sections',
	'listItems',
] as const;

test.skipIf(!isThere)('the app’s own record of 89 notes agrees (skipped where ../shared is absent)', () => {
	const disagree = new Map<string, string[]>();
	for (const { fileContents, filePath, cachedMetadata: theirs } of recordings()) {
		const ours = cachedMetadata(fileContents);
		for (const part of PARTS) {
			try {
				expect(ours[part] ?? null).toEqual(theirs[part] ?? null);
			} catch {
				disagree.set(part, [...(disagree.get(part) ?? []), filePath]);
			}
		}
	}
	const count = recordings().length;
	console.log(PARTS.map((part) => `${part} ${String(count - (disagree.get(part)?.length ?? 0))}/${String(count)}`).join(', '));
	for (const part of ['links', 'embeds', 'frontmatter', 'frontmatterLinks', 'frontmatterPosition', 'headings', 'tags'] as const)
		expect([part, disagree.get(part) ?? []]).toEqual([part, []]);
});

test.skipIf(!isThere)('links of a whole recorded vault lead where the app says (skipped where ../shared is absent)', () => {
	const resolver = new LinkResolver();
	for (const file of json<string[]>('vault/paths.json')) if (!file.split('/').some((part) => part.startsWith('.'))) resolver.add(file);
	const resolved = json<Record<string, Record<string, number>>>('vault/resolvedLinks.json');
	const unresolved = json<Record<string, Record<string, number>>>('vault/unresolvedLinks.json');
	for (const { filePath, cachedMetadata: cache } of recordings()) {
		const to: Record<string, number> = {};
		const nowhere: Record<string, number> = {};
		for (const { link } of [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])]) {
			const target = resolver.resolve(getLinkpath(link), filePath);
			const counts = target === null ? nowhere : to;
			const key = target ?? getLinkpath(link);
			counts[key] = (counts[key] ?? 0) + 1;
		}
		expect([filePath, to, nowhere]).toEqual([filePath, resolved[filePath] ?? {}, unresolved[filePath] ?? {}]);
	}
});

test.skipIf(!isThere)('what the app’s functions for tags gave of 89 notes is what these give (skipped where ../shared is absent)', () => {
	const all = recordings();
	expect(all.map(({ cachedMetadata: cache }) => [parseFrontMatterTags(cache.frontmatter ?? null), getAllTags(cache) ?? []])).toEqual(
		all.map((recording) => [recording.parseFrontMatterTags, recording.getAllTags]),
	);
});
