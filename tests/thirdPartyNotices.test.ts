import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { packagesIn, thirdPartyNotices } from '../scripts/thirdPartyNotices.mjs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };

/** Of citation-js the build takes parts and leaves out what fetches, with all that this needs. */
const names = Object.keys(dependencies).filter((name) => !name.startsWith('@citation-js/'));

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
	for (const name of names) expect(named).toContain(name);
	expect(named.length).toBe(packagesIn(metafile).length);
	expect(notices).toContain('Permission is hereby granted, free of charge');
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
