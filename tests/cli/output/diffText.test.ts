import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { diffText } from '../../../src/cli/output/diffText.ts';
import { PLAIN } from '../../../src/core/report/colors.ts';

describe('a diff', () => {
	test.each([
		['every line of a long note', 'a\n'.repeat(3000), 'b\n'.repeat(3000)],
		['a long note without a line end', 'a\n'.repeat(3000), `${'b\n'.repeat(3000)}b`],
		['a long note that becomes empty', 'a\n'.repeat(3000), ''],
		['two lines far apart', `x\n${'a\n'.repeat(3000)}y\n`, `z\n${'a\n'.repeat(3000)}z\n`],
	])('of %s can be applied', (_, before, after) => {
		expect(applyPatch(before, diffText({ path: 'N.md', before, after }, PLAIN))).toBe(after);
	});

	test('of a note whose name would end the line has the name in quotes, as git writes it', () => {
		const shown = diffText({ path: 'A\u001b\n"b.md', before: 'a\n', after: 'b\n' }, PLAIN);
		expect(shown).toBe('--- "a/A\\033\\n\\"b.md"\n+++ "b/A\\033\\n\\"b.md"\n@@ -1,1 +1,1 @@\n-a\n+b\n');
	});

	test('of a note whose name is in another script can be read, and applied by git', () => {
		const path = '관련/عقل ثاني – Ateísmo.md';
		const shown = diffText({ path, before: '--- a\n', after: '--- b\n' }, PLAIN);
		expect(shown).toBe(`--- a/${path}\n+++ b/${path}\n@@ -1,1 +1,1 @@\n---- a\n+--- b\n`);
		const folder = mkdtempSync(join(tmpdir(), 'diff-'));
		mkdirSync(join(folder, '관련'));
		writeFileSync(join(folder, path), '--- a\n');
		execFileSync('git', ['apply', '-'], { cwd: folder, input: shown, env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
		expect(readFileSync(join(folder, path), 'utf8')).toBe('--- b\n');
		rmSync(folder, { recursive: true });
	});
});
