import { expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { contextLine } from '../../../../src/core/vault/mentions/contextLine.ts';

/** The line around the last link to Iran, the link in angle quotes. */
function around(text: string): string {
	const note = parseNote('N.md', text);
	const link = note.links.findLast(({ target }) => target === 'Iran');
	const { before, link: shown, after } = contextLine(note, link?.range ?? { start: 0, end: 0 });
	return `${before}‹${shown}›${after}`;
}

const LONG = 'word '.repeat(60).trim();

test.each([
	['a link is shown as its text', 'See [[Iran|Persia]] and [[Oman]].', 'See ‹Persia› and Oman.'],
	['marks are taken off', '- [ ] **Talks** with *[[Iran]]* in `Geneva`[^1]', 'Talks with ‹Iran› in Geneva'],
	['a heading and a quote lose their marks', '> ## On [[Iran]]', 'On ‹Iran›'],
	['Markdown links and addresses show their text', '[Talks](x.md) with [[Iran]] ([CNN](https://cnn.com))', 'Talks with ‹Iran› (CNN)'],
	['an underscore in a word stays', 'snake_case and _soft_ [[Iran]]', 'snake_case and soft ‹Iran›'],
	['a row of a table keeps its cells apart', '| a | b |\n|---|---|\n| [[Iran]] | high |', '‹Iran› · high'],
	[
		'only the sentence around it',
		'The first sentence is about something else altogether and long. Then came [[Iran]] too. And more.',
		'Then came ‹Iran› too.',
	],
	['a field with its key', '---\nactors: ["[[Iran]]", Oman]\n---\n', 'actors: [‹Iran›, Oman]'],
	['only its own line', 'Above.\nHere [[Iran]].\nBelow.', 'Here ‹Iran›.'],
])('%s', (_, text, expected) => {
	expect(around(text)).toBe(expected);
});

test('long sentences are cut at words', () => {
	const line = around(`${LONG} [[Iran]] ${LONG}`);
	expect(line.length).toBeLessThan(300);
	expect(line).toMatch(/^…word .* ‹Iran› word .*word…$/);
});

test('a place outside the text gives empty parts', () => {
	expect(contextLine(parseNote('N.md', 'short'), { start: 3, end: 90 })).toEqual({ before: '', link: '', after: '' });
});

test.each([
	['far from its ends', 10_000, '…N N N N', 'N N N N'],
	['near its start', 10, 'N N N N', 'N N N N'],
])('of a line of 20,000 links each is told by those beside it: %s', (_, at, before, after) => {
	const note = parseNote('A.md', '[[N]] '.repeat(20_000));
	const place = note.links[at]?.range ?? { start: 0, end: 0 };
	const line = contextLine(note, place);
	expect(line.before.startsWith(before)).toBe(true);
	expect(line.after.startsWith(` ${after}`)).toBe(true);
	const started = process.cpuUsage();
	for (const { range } of note.links) contextLine(note, range);
	const { user } = process.cpuUsage(started);
	expect(user / 1e6).toBeLessThan(4);
});
