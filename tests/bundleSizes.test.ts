import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';

test('main.js and the views in it are no larger than they may be, and every large part has a reason', () => {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['esbuild.config.mjs', '--sizes'], { encoding: 'utf8' });
	expect(status, stdout + stderr).toBe(0);
	expect(stdout).toMatch(/^main\.js \d+\.\d kB, at most \d+\.\d kB; \d+\.\d kB are wanted\n/);
	expect(stdout).toMatch(/^views of relations, times and changes \d+\.\d kB, at most /m);
	expect(stdout).toMatch(/ yaml: front matter/);
});
