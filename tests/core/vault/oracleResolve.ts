import type { Resolution } from '../../../src/core/vault/links/resolution.ts';

const same = (a: string, b: string): boolean => a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** Obsidian's rules for link paths, word for word: every file is tried in turn. Shares nothing with the resolver. */
export function oracleResolve(files: readonly string[], target: string, from: string): Resolution {
	if (target === '') return { kind: 'found', path: from, ambiguous: false };
	const sorted = [...files].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
	for (const link of [target, `${target}.md`]) {
		for (const fits of stages(link, from)) {
			const hits = sorted.filter(fits.test);
			const [first] = hits;
			if (first === undefined) continue;
			const equals = fits.byLength ? hits.filter((hit) => hit.length === first.length) : hits;
			return { kind: 'found', path: first, ambiguous: equals.length > 1 };
		}
	}
	return { kind: 'missing' };
}

function stages(link: string, from: string): { test: (path: string) => boolean; byLength: boolean }[] {
	const folder = from.split('/').slice(0, -1);
	if (/^\.\.?\//.test(link)) {
		const parts = [...folder];
		let left = false;
		for (const part of link.split('/')) {
			if (part === '..') left = parts.pop() === undefined || left;
			else if (part !== '.' && part !== '') parts.push(part);
		}
		return left ? [] : [{ test: (path) => same(path, parts.join('/')), byLength: false }];
	}
	if (link.startsWith('/')) return [{ test: (path) => same(path, link.slice(1)), byLength: false }];
	return [
		{ test: (path) => same(path, link), byLength: false },
		{ test: (path) => same(path, [...folder, link].join('/')), byLength: false },
		{ test: (path) => path.split('/').some((_, at, parts) => at > 0 && same(parts.slice(at).join('/'), link)), byLength: true },
	];
}
