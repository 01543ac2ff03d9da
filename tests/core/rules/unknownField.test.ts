import { expect, test } from 'vitest';
import { checkVault } from '../../support/checkVault.ts';

const LEARNED = { 'Types/source.md': '---\ntype: note-type\nname: source\nextends: source\nfields:\n  domain: { kind: text }\n---\n' };

/** How grave `authors` in place of `author` is, where so many notes have the one and so many the other. */
function severity(slips: number, fields: number, types: Readonly<Record<string, string>> = {}): string | undefined {
	const notes = (count: number, key: string) =>
		Array.from({ length: count }, (_, at) => [`${key} ${at}.md`, `---\ntype: source\n${key}: [Doe]\n---\n`] as const);
	const found = checkVault({
		...types,
		...Object.fromEntries([...notes(slips, 'authors'), ...notes(fields, 'author'), ['Bare.md', '---\ntype: source\n---\n']]),
	}).checkAll();
	return found.find(({ rule, path }) => rule === 'unknown-field' && path === 'authors 0.md')?.severity;
}

test.each<[fact: string, slips: number, fields: number, expected: string]>([
	['the only note of its type has a slip', 1, 0, 'warning'],
	['two notes are no habit', 2, 0, 'warning'],
	['a key that three notes have, and none the field, is their own', 3, 0, 'info'],
	['so is one that as many have', 3, 3, 'info'],
	['one that fewer have is a slip', 3, 4, 'warning'],
])('a key that is nearly a field: %s', (_, slips, fields, expected) => {
	expect(severity(slips, fields)).toBe(expected);
	expect(severity(slips, fields, LEARNED)).toBe(expected);
});
