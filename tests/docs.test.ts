import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { stalePages } from '../scripts/docs.mjs';

test('every page that is made from the code says what the code says; where it does not: npm run docs', async () => {
	expect(await stalePages()).toEqual([]);
});

function pagesIn(root: string): string[] {
	return readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md') && !['rules.md', 'types.md', 'settings.md', 'cli.md'].includes(name))
		.map((name) => `docs/${name.replaceAll('\\', '/')}`);
}

test('every link between the pages, and every file that they name, is there', () => {
	const root = resolve(import.meta.dirname, '..');
	const missing = ['README.md', 'CONTRIBUTING.md', 'tests/README.md', ...pagesIn(root)].flatMap((page) => {
		const text = readFileSync(join(root, page), 'utf8');
		const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, to = '']) => resolve(root, dirname(page), to));
		const files = [...text.matchAll(/`((?:src|tests|scripts|docs)\/[\w./-]+\.(?:ts|mjs|md))`/g)].map(([, to = '']) => join(root, to));
		return [...links, ...files].filter((path) => !existsSync(path)).map((path) => `${page}: ${path.slice(root.length + 1)}`);
	});
	expect(missing).toEqual([]);
});
