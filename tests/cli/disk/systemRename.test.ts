import process from 'node:process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemRename } from '../../../src/cli/disk/systemRename.ts';
import { snapshot, tempVault } from '../support/tempVault.ts';

const canExchange = process.platform === 'linux' || process.platform === 'darwin';

test.skipIf(!canExchange)('two files exchange their names and stay the files that they are (on Linux and macOS)', () => {
	const root = tempVault({ 'a b': 'first', ü: 'second' });
	const { ino } = statSync(join(root, 'ü'));
	expect(systemRename(join(root, 'a b'), join(root, 'ü'), 'exchange')).toBe(true);
	expect(snapshot(root)).toEqual({ 'a b': 'second', ü: 'first' });
	expect(statSync(join(root, 'a b')).ino).toBe(ino);
});

test.skipIf(!canExchange)('a name that is not there is an error with its code, and nothing happens (on Linux and macOS)', () => {
	const root = tempVault({ a: 'first' });
	expect(() => systemRename(join(root, 'a'), join(root, 'b'), 'exchange')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
	expect(snapshot(root)).toEqual({ a: 'first' });
});
