import process from 'node:process';
import { expect, test } from 'vitest';
import { parseFrontmatter } from '../../../../src/core/note/frontmatter/parseFrontmatter.ts';

function block(lines: string): string {
	return `---\n${lines}---\nbody\n`;
}

function laughs(): string {
	const levels = ['a: &a ["lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol"]'];
	for (const name of 'bcdefghi') {
		const below = String.fromCharCode(name.charCodeAt(0) - 1);
		levels.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${below}`).join(', ')}]`);
	}
	return `${levels.join('\n')}\n`;
}

/** Each just small enough to be read, or refused for what it is. */
const BLOCKS: [string, string, string][] = [
	['more than 64 kB', 'a: 1\n'.padEnd(70_000, '\n'), 'too-large'],
	['60,000 blank lines', `a: {}\n${'\n'.repeat(60_000)}`, 'parsed'],
	['60,000 blanks before a comment', `a: {}\n${' '.repeat(60_000)}#\n`, 'parsed'],
	['5,000 keys', Array.from({ length: 5_000 }, (_, index) => `k${index}: v\n`).join(''), 'too-many-keys'],
	['5,000 nested keys', `a:\n${Array.from({ length: 5_000 }, (_, index) => `  k${index}: v\n`).join('')}`, 'too-many-keys'],
	[
		'1,000 keys, one of them no plain word',
		Array.from({ length: 1_000 }, (_, index) => `k${index}: ${index === 500 ? '{}' : 'v'}\n`).join(''),
		'parsed',
	],
	['a list of 20,000 items', `a:\n${'- b\n'.repeat(16_000)}`, 'parsed'],
	['a list of 20,000 items that the package reads', `x: {}\na: [${'b, '.repeat(20_000)}c]\n`, 'parsed'],
	['nested brackets', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`, 'too-deep'],
	['nested brackets that nothing closes', `a: ${'['.repeat(60_000)}\n`, 'too-deep'],
	['nested brackets line by line', `a:\n${' [\n'.repeat(20_000)}`, 'too-deep'],
	['nested keys', `${Array.from({ length: 300 }, (_, index) => `${' '.repeat(index)}k:`).join('\n')}\n`, 'too-deep'],
	['nested dashes', `a:\n${'- '.repeat(30_000)}x\n`, 'too-deep'],
	['nested question marks', `${'? '.repeat(30_000)}x\n`, 'too-deep'],
	['dashes with two blanks between them', `a:\n${'-  '.repeat(20_000)}x\n`, 'too-deep'],
	['dashes with tabs between them', `a:\n${'-\t'.repeat(30_000)}x\n`, 'tab-indent'],
	['question marks and keys in turn', `${'? a: '.repeat(12_000)}x\n`, 'complex-key'],
	['keys in keys of one line', `a${': a'.repeat(20_000)}\n`, 'yaml'],
	['keys in keys of a bracket', `a: [${'a: '.repeat(20_000)}]\n`, 'yaml'],
	['keys in keys of one line, over many lines', `a: b\n${'  b: c: d\n'.repeat(5_000)}`, 'yaml'],
	['a quote that nothing closes', `a: "${'x'.repeat(60_000)}\n`, 'yaml'],
	['60 kB of quotes', `a: ${'"'.repeat(60_000)}\n`, 'yaml'],
	['60 kB of apostrophes', `a: ${"'".repeat(59_999)}\n`, 'yaml'],
	['60 kB of colons', `${': '.repeat(30_000)}\n`, 'yaml'],
	['60 kB of commas in brackets', `a: [${','.repeat(60_000)}]\n`, 'yaml'],
	['60 kB of colons in brackets', `a: [${': '.repeat(30_000)}]\n`, 'yaml'],
	['60 kB of anchors', `a: ${'&a '.repeat(20_000)}\n`, 'yaml'],
	['values of values', laughs(), 'bad-alias'],
	['many uses of one value', `a: &a {b: c}\nd: [${'*a, '.repeat(10_000)}*a]\n`, 'bad-alias'],
	['a value inside itself', 'a: &a {b: *a}\n', 'bad-alias'],
	['a long list used forty times', `a: &a [${'b, '.repeat(15_000)}c]\nd: [${'*a, '.repeat(39)}*a]\n`, 'bad-alias'],
];

/** 150 ms and less where nothing else runs; what these blocks were found to cost a reader without limits is 5 to 30 seconds. */
const MAX_MS = 1_000;

test.each(BLOCKS)('%s', (_, lines, outcome) => {
	const text = block(lines);
	const begun = process.cpuUsage();
	const frontmatter = parseFrontmatter(text);
	const { user, system } = process.cpuUsage(begun);
	expect(frontmatter.kind === 'malformed' ? frontmatter.fault.code : frontmatter.kind).toBe(outcome);
	expect((user + system) / 1000).toBeLessThan(MAX_MS);
});

test('errors of others keep their traces while front matter is read', () => {
	parseFrontmatter(block('a: [b\n'));
	expect(new Error('of a test').stack).toContain('hostileBlocks');
});
