import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';

test('main.js is no larger than it may be, and every large part of it has a reason', () => {
	const said = execFileSync(process.execPath, ['esbuild.config.mjs', '--sizes'], { encoding: 'utf8' });
	expect(said).toMatch(/^main\.js \d+\.\d kB, at most \d+\.\d kB\n/);
	expect(said).toMatch(/ yaml: front matter/);
});
