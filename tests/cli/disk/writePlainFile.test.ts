import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePlainFileSteps } from '../../../src/cli/disk/writePlainFile.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { tempVault } from '../support/tempVault.ts';

const PARTS = ['one\n', 'two\n', 'three\n'];

test('steps write a part each, and the file is there after the last', () => {
	const root = tempVault({ 'cache.jsonl': 'old\n' });
	const path = join(root, 'cache.jsonl');
	const steps = writePlainFileSteps(path, PARTS);
	const seen = PARTS.map(() => [steps.next().done, readFileSync(path, 'utf8')]);
	expect(seen).toEqual(PARTS.map(() => [false, 'old\n']));
	expect([steps.next(), readFileSync(path, 'utf8'), readdirSync(root)]).toEqual([
		{ done: true, value: true },
		'one\ntwo\nthree\n',
		['cache.jsonl'],
	]);
});

test('steps that are left in the middle leave what was there, and nothing else', () => {
	const root = tempVault({ 'cache.jsonl': 'old\n' });
	const steps = writePlainFileSteps(join(root, 'cache.jsonl'), PARTS);
	steps.next();
	expect(readdirSync(root)).toHaveLength(2);
	steps.return(false);
	expect([readdirSync(root), readFileSync(join(root, 'cache.jsonl'), 'utf8')]).toEqual([['cache.jsonl'], 'old\n']);
});

test('parts that cannot be made leave what was there, and nothing else', () => {
	const root = tempVault({ 'cache.jsonl': 'old\n' });
	function* broken() {
		yield 'one\n';
		throw new Error('no more');
	}
	expect(() => finish(writePlainFileSteps(join(root, 'cache.jsonl'), broken()))).toThrow('no more');
	expect([readdirSync(root), readFileSync(join(root, 'cache.jsonl'), 'utf8')]).toEqual([['cache.jsonl'], 'old\n']);
});
