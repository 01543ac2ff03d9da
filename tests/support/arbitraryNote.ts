import * as fc from 'fast-check';
import { REAL_BLOCKS, REAL_ENTRIES } from './realBlocks.ts';

/** Pieces of values that readers of YAML disagree on, next to what people write. */
const PLAIN_VALUES = [
	'strong alliance',
	'United States',
	'Iran',
	'Côte d’Ivoire',
	'日本',
	'🌍 desk',
	'C#',
	'a#b',
	'x:y',
	'http://a.b/c',
	'2024-01-02',
	'2024-02-31',
	'10:30',
	'1:30',
	'010',
	'00501',
	'0o17',
	'0x1F',
	'0b101',
	'1_000',
	'+1',
	'+33',
	'-5',
	'-0',
	'.5',
	'5.',
	'1e3',
	'1E-3',
	'.inf',
	'-.inf',
	'.nan',
	'12345678901234567890',
	'2401.00010',
	'1.10',
	'~',
	'null',
	'NULL',
	'nil',
	'true',
	'True',
	'yes',
	'no',
	'NO',
	'on',
	'off',
	'y',
	'=',
	'<<',
	'--',
	'-x',
	'?x',
	':x',
	'a - b',
	'a & b',
	"it's",
	'say "x"',
	'a, b',
	'a [b] c',
	'a {b}',
	'100%',
	'e@f.org',
	'a|b',
	'a>b',
	'trailing \\',
	'…',
] as const;

const ODD_VALUES = [
	'@smith',
	'`code`',
	'%x',
	'*a*',
	'&a',
	'!x',
	'| x',
	'> x',
	'[[Note]]',
	'[a',
	'{{title}}',
	'“x: y”',
	'Foo: bar',
	'x:',
	'- a',
	'? a',
	'"a" b',
	"'a' b",
	'{}',
	'{a: 1}',
	'"a\\nb"',
	"'it''s'",
	'# comment',
	'x # comment',
	'[]',
	'[a, b',
	'[a,, b]',
	'[a, b,]',
	'[a: b]',
	'["a", b]',
	"['a' , b ]",
	'[ 1, -2, .5 ]',
	'[a #b, c]',
	'x\ty',
] as const;

const quoted = fc
	.stringMatching(/^[ -~À-ÿ]{0,12}$/)
	.map((text) => (text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`));

const word = fc.stringMatching(/^[a-zA-Z0-9À-ÿ_.+~:#'"@%-]{1,8}$/);
const scalar = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...PLAIN_VALUES) },
	{ weight: 2, arbitrary: fc.constantFrom(...ODD_VALUES) },
	{ weight: 2, arbitrary: quoted },
	{ weight: 2, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')) },
);

const KEYS = [
	'type',
	'status',
	'actors',
	'tags',
	'aliases',
	'since',
	'a b',
	'Ünï',
	'x.y',
	'a/b',
	'risk-level',
	'2024',
	'__proto__',
	'constructor',
] as const;
const key = fc.oneof(
	{ weight: 9, arbitrary: fc.constantFrom(...KEYS) },
	{ weight: 1, arbitrary: fc.constantFrom('"q k"', 'a:b', '? k', '- k', ' k', 'k ', '<<', '') },
);
const blanks = fc.constantFrom('', '', '', ' ', '  ');
const flowList = fc
	.tuple(fc.array(scalar, { maxLength: 4 }), fc.constantFrom(',', ', ', ' , '))
	.map(([items, comma]) => `[${items.join(comma)}]`);
const dashList = fc
	.tuple(
		fc.array(fc.oneof(scalar, fc.constant('')), { minLength: 1, maxLength: 4 }),
		fc.constantFrom('', '  ', '    '),
		fc.constantFrom(' ', '   '),
	)
	.map(([items, indent, gap]) => items.map((item) => `\n${indent}-${item === '' ? '' : gap}${item}`).join(''));
const blockScalar = fc
	.tuple(
		fc.constantFrom('|', '|-', '>-', '>', '|+', '>2-'),
		fc.array(fc.constantFrom('text', 'more text', '# no comment', 'a: b', '', '  deeper', '- x'), { minLength: 1, maxLength: 3 }),
	)
	.map(([mark, lines]) => `${mark}${lines.map((line) => `\n  ${line}`).join('')}`);
const nested = fc.tuple(key, scalar).map(([name, value]) => `\n  ${name}: ${value}`);

const value = fc.oneof(
	{ weight: 8, arbitrary: scalar },
	{ weight: 3, arbitrary: flowList },
	{ weight: 3, arbitrary: dashList },
	{ weight: 1, arbitrary: blockScalar },
	{ weight: 1, arbitrary: nested },
	{ weight: 1, arbitrary: fc.constant('') },
);

const line = fc.oneof(
	{
		weight: 12,
		arbitrary: fc
			.tuple(key, value, blanks, fc.constantFrom('', '', '', ' # why', '  #why'))
			.map(([name, text, trailing, comment]) => `${name}:${text.startsWith('\n') ? text : ` ${text}`}${trailing}${comment}`),
	},
	{ weight: 1, arbitrary: fc.constantFrom('', '# comment', '  # indented comment', '   ', '...', '  continued') },
	{ weight: 3, arbitrary: fc.constantFrom(...REAL_ENTRIES) },
);

/** Text between two fences: keys with every form of value, ends in a line end unless empty. Some of it is no YAML, most is. */
export const arbitraryBlock: fc.Arbitrary<string> = fc
	.array(line, { maxLength: 6 })
	.map((lines) => lines.map((text) => `${text}\n`).join(''));

const SOUND_VALUES = PLAIN_VALUES.filter((text) => !text.endsWith(':'));
const soundLine = fc
	.tuple(
		fc.uniqueArray(fc.constantFrom('type', 'status', 'actors', 'tags', 'aliases', 'since', 'until', 'risk-level'), { maxLength: 6 }),
		fc.infiniteStream(fc.constantFrom(...SOUND_VALUES)),
	)
	.map(([names, values]) => names.map((name) => `${name}: ${values.next().value as string}\n`).join(''));

const INLINE = [
	'word',
	'Iran',
	'[[Iran]]',
	'[[Iran|the republic]]',
	'[[US#History|past]]',
	'![[map.png]]',
	'[t](Iran.md)',
	'[t](<a b.md>)',
	'[![i](j.png)](k.md)',
	'[see [[Iran]]](k.md)',
	'[INSS - Paper](https://inss.org.il/p_(1))',
	'<https://a.b/c>',
	'https://a.b/c?d=e.',
	'`[[code]]`',
	'``a ` b``',
	'$x$',
	'$5',
	'%% [[hidden]] %%',
	'<!-- [[x]] -->',
	'<b>',
	'\\[[',
	'\\',
	'[^1]',
	'#tag',
	'#1',
	'[[',
	']]',
	'[',
	']',
	'(',
	')',
	'`',
	'$',
	'%%',
	'<',
	'*',
	'|',
	'C#',
	'#',
	'é',
	'日本',
	'👩‍🚀',
	'http:',
	'!',
	'[[A\\|B]]',
] as const;

const inlineText = fc.array(fc.constantFrom(...INLINE), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '));
const BLOCK_LINES = [
	'',
	'',
	'',
	'# Title',
	'## Related Notes',
	'## Sources',
	'### Cross-vault ###',
	'Title',
	'===',
	'---',
	'***',
	'```',
	'```js',
	'~~~',
	'````',
	'$$',
	'%%',
	'<!--',
	'-->',
	'<div>',
	'</div>',
	'    code',
	'\tcode',
	'- [[A]]',
	'- [[B]] — why',
	'-',
	'  - nested',
	'1. one',
	'2) two',
	'- [ ] task',
	'> quote',
	'> - in quote',
	'>> deep',
	'| a | b |',
	'| - | - |',
	'| [[A\\|B]] | `c` |',
	'[^1]: note',
	'    more of it',
	'*Created 2026-03-20*',
] as const;

const bodyLine = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...BLOCK_LINES) },
	{ weight: 4, arbitrary: inlineText },
	{ weight: 1, arbitrary: fc.constantFrom(...REAL_BLOCKS) },
);

/** A body with every block and every inline construct in any order, `\n` between lines, with or without a final line end. */
export const arbitraryBody: fc.Arbitrary<string> = fc
	.tuple(fc.array(bodyLine, { maxLength: 14 }), fc.boolean())
	.map(([lines, isEnded]) => lines.join('\n') + (isEnded ? '\n' : ''));

/** Text with its line ends and its head as Windows, scripts and other editors leave them. */
export function asWritten(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc
		.tuple(text, fc.constantFrom('\n', '\n', '\r\n'), fc.constantFrom('', '', '', '\ufeff'))
		.map(([plain, lineEnd, bom]) => bom + (lineEnd === '\n' ? plain : plain.replaceAll('\n', lineEnd)));
}

/** A whole note: with or without front matter (readable or not), with any body, LF or CRLF, with or without a BOM. */
export const arbitraryNote: fc.Arbitrary<string> = asWritten(
	fc
		.tuple(
			fc.oneof(
				{ weight: 3, arbitrary: arbitraryBlock },
				{ weight: 3, arbitrary: soundLine },
				{ weight: 1, arbitrary: fc.constant(undefined) },
			),
			arbitraryBody,
			fc.constantFrom('', '', '  '),
		)
		.map(([block, body, blanksAfter]) => (block === undefined ? body : `---\n${block}---${blanksAfter}\n${body}`)),
);

/** A note whose front matter can be read: plain values only, any body, LF or CRLF, with or without a BOM. */
export const arbitrarySoundNote: fc.Arbitrary<string> = asWritten(
	fc.tuple(soundLine, arbitraryBody).map(([block, body]) => `---\n${block}---\n${body}`),
);
