import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinkResolver } from '../../../../src/core/vault/links/linkResolver.ts';
import { oracleResolve } from '../oracleResolve.ts';
import { runs } from '../../../support/runs.ts';

function resolverOf(paths: readonly string[]): LinkResolver {
	const resolver = new LinkResolver();
	for (const path of paths) resolver.add(path);
	return resolver;
}

/** `path`, `path?` where another fits as well, `-` where nothing does. */
function led(paths: readonly string[], target: string, from: string): string {
	const found = resolverOf(paths).resolve(target, from);
	if (found.kind === 'missing') return '-';
	return found.ambiguous ? `${found.path}?` : found.path;
}

describe('where a link leads', () => {
	test.each<[string, readonly string[], string, string, string]>([
		['an empty path is the note itself', [], '', 'A/B.md', 'A/B.md'],
		['a name finds the note in any folder', ['X/Y/Iran.md'], 'Iran', 'A.md', 'X/Y/Iran.md'],
		['.md may be written', ['X/Iran.md'], 'Iran.md', 'A.md', 'X/Iran.md'],
		['an extension in capitals is .md as well', ['X/Iran.MD'], 'iran', 'A.md', 'X/Iran.MD'],
		['a dot in a name is no extension', ['v1.0.md'], 'v1.0', 'A.md', 'v1.0.md'],
		['a note called .md.md is found by what is left of its name', ['a.md.md'], 'a.md', 'A.md', 'a.md.md'],
		['another file needs its extension', ['map.png'], 'map', 'A.md', '-'],
		['another file is found with its extension', ['img/Map.png'], 'map.png', 'A.md', 'img/Map.png'],
		['case does not count', ['IRAN.md'], 'iran', 'A.md', 'IRAN.md'],
		['composed and decomposed letters are equal', ['Zu\u0308rich.md'], 'z\u00fcrich', 'A.md', 'Zu\u0308rich.md'],
		['a no-break space is a space', ['United States.md'], 'United\u00a0States', 'A.md', 'United States.md'],
		['a path from the root wins', ['X/Iran.md', 'Iran.md', 'A/Iran.md'], 'Iran', 'A/B.md', 'Iran.md'],
		['then the path from the folder of the note', ['X/Iran.md', 'Archive/Iran.md'], 'Iran', 'Archive/B.md', 'Archive/Iran.md'],
		['then the shortest path', ['Long folder/Iran.md', 'X/Iran.md'], 'Iran', 'A.md', 'X/Iran.md'],
		[
			'of equal length the first in code-unit order, and it is ambiguous',
			['b/Iran.md', 'a/Iran.md', 'B/Iran.md'],
			'Iran',
			'A.md',
			'B/Iran.md?',
		],
		['a longer path that fits as well is not ambiguous', ['a/Iran.md', 'abc/Iran.md'], 'Iran', 'A.md', 'a/Iran.md'],
		['the end of a path has to be whole segments', ['Xa/Iran.md'], 'a/Iran', 'A.md', '-'],
		['the end of a path finds the note', ['X/a/Iran.md'], 'a/Iran', 'A.md', 'X/a/Iran.md'],
		['a path through the folder of the note', ['P/a/Iran.md', 'a/b/Iran.md'], 'b/Iran', 'a/N.md', 'a/b/Iran.md'],
		['a slash in front is exact', ['X/Iran.md'], '/Iran', 'X/A.md', '-'],
		['a slash in front finds the exact path', ['X/Iran.md', 'Iran.md'], '/X/Iran', 'A.md', 'X/Iran.md'],
		['./ is the folder of the note', ['Iran.md', 'X/Iran.md'], './Iran', 'X/A.md', 'X/Iran.md'],
		['./ finds nothing elsewhere', ['Iran.md'], './Iran', 'X/A.md', '-'],
		['../ is the folder above', ['Iran.md', 'X/Y/Iran.md'], '../../Iran', 'X/Y/A.md', 'Iran.md'],
		['../ may not leave the vault', ['Iran.md'], '../../Iran', 'X/A.md', '-'],
		['a folder is no target', ['X/Iran.md'], 'X', 'A.md', '-'],
		['a note that is not there', ['Iran.md'], 'Iraq', 'A.md', '-'],
	])('%s', (_, paths, target, from, expected) => {
		expect(led(paths, target, from)).toBe(expected);
	});

	test('a removed file is not found, and the others are', () => {
		const resolver = resolverOf(['a/Iran.md', 'b/Iran.md']);
		resolver.remove('a/Iran.md');
		resolver.remove('c/Iran.md');
		expect(resolver.resolve('Iran', 'A.md')).toEqual({ kind: 'found', path: 'b/Iran.md', ambiguous: false });
	});

	test('on any vault a resolver that tries every file says the same', () => {
		const segment = fc.constantFrom('a', 'A', 'b', 'ü', 'u\u0308', 'Iran', 'iran', 'x.md', 'map.png');
		const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
		const file = fc.oneof(
			path.map((p) => `${p}.md`),
			path.filter((p) => p.includes('.')),
		);
		const target = fc.tuple(fc.constantFrom('', '', '', './', '../', '/'), path, fc.constantFrom('', '.md')).map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.uniqueArray(file, { maxLength: 8 }), target, file, (files, link, from) => {
				expect(resolverOf(files).resolve(link, from)).toEqual(oracleResolve(files, link, from));
			}),
			{ numRuns: runs(1000) },
		);
	});
});
