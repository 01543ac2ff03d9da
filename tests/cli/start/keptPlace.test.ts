import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { cacheHome, isOurFolder, isOursAlone, isOutOfReach } from '../../../src/cli/start/keptPlace.ts';
import { tempVault } from '../support/tempVault.ts';

describe('the folder for caches', () => {
	test.each([
		['is in the home', 'linux', { HOME: '/home/u' }, '/home/u/.cache'],
		['is where XDG_CACHE_HOME says', 'linux', { HOME: '/home/u', XDG_CACHE_HOME: '/c' }, '/c'],
		['is in the home where XDG_CACHE_HOME is relative', 'linux', { HOME: '/home/u', XDG_CACHE_HOME: 'c' }, '/home/u/.cache'],
		['is in the home where XDG_CACHE_HOME is empty', 'freebsd', { HOME: '/home/u', XDG_CACHE_HOME: '' }, '/home/u/.cache'],
		['is the one that macOS has', 'darwin', { HOME: '/Users/u' }, '/Users/u/Library/Caches'],
		['is where XDG_CACHE_HOME says on macOS too', 'darwin', { HOME: '/Users/u', XDG_CACHE_HOME: '/c' }, '/c'],
		['is none without a home', 'linux', {}, undefined],
		['is none in a relative home', 'darwin', { HOME: 'u' }, undefined],
		['is none on Windows where it says none', 'win32', { HOME: '/home/u' }, undefined],
		['is none where NODE_DISABLE_COMPILE_CACHE is set', 'linux', { HOME: '/home/u', NODE_DISABLE_COMPILE_CACHE: '1' }, undefined],
		['is none where code is counted that runs', 'linux', { HOME: '/home/u', NODE_V8_COVERAGE: '/tmp' }, undefined],
	] as const)('%s', (_, platform, env, expected) => {
		expect(cacheHome(env, platform)).toBe(expected);
	});
});

const own = process.getuid?.() ?? 0;

describe('what is ours alone', () => {
	test.each([
		['what only we may write', own, 0o600, true],
		['what others may read', own, 0o644, true],
		['what our group may write is not', own, 0o660, false],
		['what everybody may write is not', own, 0o602, false],
		['what is another’s is not', own + 1, 0o600, false],
	])('%s', (_, uid, mode, expected) => {
		expect(isOursAlone({ uid, mode })).toBe(expected);
	});

	test('a link to a folder of ours is no folder of ours', () => {
		const root = tempVault({ 'a/b.md': '' });
		chmodSync(join(root, 'a'), 0o700);
		symlinkSync(join(root, 'a'), join(root, 'link'));
		expect([isOurFolder(join(root, 'a')), isOurFolder(join(root, 'link')), isOurFolder(join(root, 'none'))]).toEqual([true, false, false]);
	});

	test('a folder is within reach of others where one above it is for everybody, but for those that guard what is in them', () => {
		const root = tempVault();
		const folder = join(root, 'a/b');
		mkdirSync(folder, { recursive: true });
		const withMode = (mode: number) => {
			chmodSync(join(root, 'a'), mode);
			return isOutOfReach(folder);
		};
		expect([withMode(0o755), withMode(0o775), withMode(0o777), withMode(0o1777)]).toEqual([true, true, false, true]);
	});
});
