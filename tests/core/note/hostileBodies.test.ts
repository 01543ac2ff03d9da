import process from 'node:process';
import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { leastOf } from '../../support/leastOf.ts';

/** `length` characters of `piece`. */
function repeated(piece: string, length: number): string {
	return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** Runs of one, two, three … backticks: no two of one length. */
function growingRuns(length: number): string {
	let text = '';
	for (let run = 1; text.length < length; run++) text += `${'`'.repeat(run)} `;
	return text;
}

/** Lines that are each indented by one more blank. */
function stairs(length: number, line: string): string {
	let text = '';
	for (let indent = 0; text.length < length; indent++) text += `${' '.repeat(indent)}${line}\n`;
	return text;
}

/** Marks that open something, never or seldom closed. */
const PIECES = [
	'[',
	']',
	'[[',
	'[[a',
	'[[a|',
	']]',
	'[](',
	'[](<',
	'[](a "',
	"[](a '",
	'[a](b ',
	'[a](b)',
	'[[a]]',
	'![',
	'![[a',
	'[^',
	'[^a',
	'[^a]',
	'](',
	'`',
	'` ',
	'`a``',
	'|',
	'a|b\n',
	'|\n',
	'|a|\n|-|\n',
	'-',
	'- ',
	'-\n',
	'- a\n',
	'- [ ] 1. a\n',
	'- [ ] - [ ] ',
	'  - a\n',
	'%',
	'%% ',
	'a %%\n\n',
	'%%\na\n',
	'$',
	'$a ',
	'$$ ',
	'a $$\n\n',
	'$a\\$',
	'<',
	'<a ',
	'<a b="',
	'<a b=\'<a c="',
	'<!--',
	'a <!--\n\n',
	'x<?',
	'x<!A',
	'x<![CDATA[',
	'<ab:',
	'</a',
	'<div>\n\n',
	'<!--\n',
	'*',
	'* ',
	'_',
	'>',
	'> ',
	'>a\n',
	'>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n',
	' ',
	'\t',
	'\t\n',
	'#',
	'# a\n',
	'#a',
	'#1 ',
	'http://',
	'http://a(',
	'://',
	'https://a.',
	'\\',
	'\\$',
	'=',
	'a\n=\n',
	'1. ',
	'1',
	'[^1]: ',
	'[^1]: a\n',
	'```\n',
	'``` `\n',
	'~~~\n',
	'~',
	'word ',
	'\n',
	'\r\n',
	'\r',
	'👩‍🚀',
	'\u0000',
	'---\n',
];

const TEXTS: readonly (readonly [string, (length: number) => string])[] = [
	...PIECES.map((piece) => [JSON.stringify(piece), (length: number) => `x\n\n${repeated(piece, length)}`] as const),
	['runs of backticks, each longer than the last', growingRuns],
	['an item on each step of a stair', (length) => stairs(length, '- a')],
	['text on each step of a stair', (length) => stairs(length, 'a')],
	['deep items, then blank lines', (length) => `${repeated('- ', length / 2)}a\n${repeated('\n', length / 2)}`],
	['a deep quote, then lines that go on with it', (length) => `${'>'.repeat(200)}a\n${repeated('b\n', length)}`],
	['two lines of quote marks', (length) => `${repeated('>', length / 2)}\n${repeated('>', length / 2)}`],
	['images in images, over lines', (length) => `${repeated('![\n', length / 2)}a${repeated('](a)', length / 2)}`],
	['links in links', (length) => `${repeated('[a', length / 2)}${repeated('](a)', length / 2)}`],
	['a table of half links', (length) => `|a|b|\n|-|-|\n${repeated('|[[a|`b|\n', length)}`],
	['a fence that nothing closes', (length) => `~~~\n${repeated('a\n', length)}`],
	['math after an opening mark', (length) => `$x${repeated('\\$', length)}`],
	['a block that nothing closes', (length) => `---\n${repeated('a: b\n', length)}`],
];

function millisecondsFor(text: string): number {
	return cpuTimeOf(() => parseNote('a.md', text));
}

/** What reading once takes the processor, this process alone: waiting for others does not count, collecting garbage of before does. */
function processorMsFor(text: string): number {
	const begun = process.cpuUsage();
	parseNote('a.md', text);
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1000;
}

const ATTEMPTS = 4;

const IS_LONG = process.env['DOSSIER_TORTURE'] === '1';

/** As long as any note that is read, at full length; else enough for what is quadratic to stand out. */
const LONG = IS_LONG ? 1_000_000 : 300_000;

/** For 1 MB a quiet machine needs 50 ms for most and 160 for the worst of them, half a million list items; a quadratic reader needs seconds. */
const ENOUGH_MS = (300 * LONG) / 1_000_000;

/** Where that is not enough, it may take this much longer than 100 kB, twice what is linear, and no more than twice as long as said above. */
const MAX_GROWTH = (2 * LONG) / 100_000;

test.each(TEXTS)(`${LONG / 1000} kB of %s take about ${LONG / 100_000} times what 100 kB take`, (_, piece) => {
	const [long, short] = [piece(LONG), piece(100_000)];
	const shortest = once(() => Math.min(...Array.from({ length: ATTEMPTS }, () => processorMsFor(short))));
	const allowedFor = (took: number): number => (took < ENOUGH_MS ? ENOUGH_MS : Math.min(2 * ENOUGH_MS, MAX_GROWTH * shortest()));
	// What else the machine does can only add: the best of some, until one will do.
	let took = processorMsFor(long);
	for (let more = 1; more < ATTEMPTS && took >= allowedFor(took); more += 1) took = Math.min(took, processorMsFor(long));
	expect(took).toBeLessThan(allowedFor(took));
});

/** What `work` gives, worked out when it is asked for first. */
function once(work: () => number): () => number {
	let known: number | undefined;
	return () => (known ??= work());
}

/** A quiet machine needs 10 ms for the worst of them, a quadratic reader a minute. */
const MAX_MS = 250;

// In the short form what 300 kB may take is less than this.
test.each(IS_LONG ? TEXTS : [])('100 kB of %s are read in no time', (_, piece) => {
	const text = piece(100_000);
	// What else runs on the machine can only add to a time: the better one of two tells.
	const first = millisecondsFor(text);
	expect(first < MAX_MS ? first : millisecondsFor(text)).toBeLessThan(MAX_MS);
});

test('four times the text takes about four times the time, all of them together', async () => {
	const sum = (length: number): number => TEXTS.reduce((total, [, text]) => total + millisecondsFor(text(length)), 0);
	expect(await leastOf(8, () => Promise.resolve(sum(20_000) / sum(5_000)))).toBeLessThan(8);
});
