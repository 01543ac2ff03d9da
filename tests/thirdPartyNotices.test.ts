import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { importsIn } from './support/imports.ts';
import { packagesIn, thirdPartyNotices } from '../scripts/thirdPartyNotices.mjs';

/** What the code imports, but for what the app has, what stands in the system, and what need not be installed. */
const imported = globSync('src/**/*.ts').flatMap((file) => importsIn(file, readFileSync(file, 'utf8')).map(({ to }) => packageOf(to)));
const ELSEWHERE = /^(?:src\/|package\.json$|node:|obsidian$|electron$|@codemirror\/|@lezer\/|koffi$)/;

/** Of citation-js the build takes parts and leaves out what fetches, with all that this needs. */
const names = [...new Set(imported)].filter((name) => !ELSEWHERE.test(name) && !name.startsWith('@citation-js/')).sort();

function packageOf(specifier: string): string {
	return specifier.startsWith('src/')
		? specifier
		: specifier
				.split('/')
				.slice(0, specifier.startsWith('@') ? 2 : 1)
				.join('/');
}

test('every package that is bundled is named with its licence, those that others bring along included', async () => {
	const { metafile } = await build({
		stdin: {
			contents: names.map((name, at) => `import * as p${at} from '${name}'; console.log(p${at});`).join('\n'),
			resolveDir: '.',
		},
		bundle: true,
		write: false,
		metafile: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'silent',
	});
	const notices = thirdPartyNotices(metafile);
	const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(.+\)$/gm)].map(([, name]) => name);
	expect(names.length).toBeGreaterThan(10);
	for (const name of names) expect(named).toContain(name);
	expect(named.length).toBe(packagesIn(metafile).length);
	expect(notices).toContain('Permission is hereby granted, free of charge');
	expect(notices.split('Permission is hereby granted').length - 1, 'terms that packages share stand once').toBeLessThan(names.length / 2);
	for (const owner of ['Jon Schlinkert', 'whitequark', 'Sindre Sorhus']) expect(notices).toContain(owner);
});

test('a package without a licence text ends the build', () => {
	expect(() => thirdPartyNotices(built('node_modules/data-uri-to-buffer/dist/index.js'))).toThrow('data-uri-to-buffer is in the build');
});

test('what is ours needs no notice', () => {
	expect(packagesIn(built('src/main.ts', 'node_modules/yaml/a.js', 'node_modules/@citation-js/core/b/c.js'))).toEqual([
		'node_modules/@citation-js/core',
		'node_modules/yaml',
	]);
});

/** What esbuild says of a build of these files. */
function built(...paths: readonly string[]) {
	return { outputs: { 'a.js': { inputs: Object.fromEntries(paths.map((path) => [path, { bytesInOutput: 1 }])) } } };
}
