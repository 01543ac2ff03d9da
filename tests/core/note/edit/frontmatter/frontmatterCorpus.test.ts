import { describe, expect, test } from 'vitest';
import { setField } from '../../../../../src/core/note/edit/frontmatter/setField.ts';
import type { Note } from '../../../../../src/core/note/note.ts';
import { FRONTMATTER, textOf } from '../../../../support/badInput.ts';
import { crlf, textAfter } from '../../../../support/editing.ts';
import { cpuTimeOf } from '../../../../support/cpuTimeOf.ts';

/** Cases in which nothing is written, with the reason's code. Every other case takes the new field. */
const REFUSED: Readonly<Record<string, string>> = {
	'fm-js-engine': 'FRONTMATTER_OBSTACLE',
	'fm-js-space': 'FRONTMATTER_OBSTACLE',
	'fm-js-upper': 'FRONTMATTER_OBSTACLE',
	'fm-coffee': 'FRONTMATTER_OBSTACLE',
	'fm-json': 'FRONTMATTER_OBSTACLE',
	'fm-toml': 'FRONTMATTER_OBSTACLE',
	'fm-leading-blank': 'FRONTMATTER_OBSTACLE',
	'fm-hr-note': 'NOT_A_MAP',
	'fm-null-root': 'NOT_A_MAP',
	'fm-scalar-root': 'NOT_A_MAP',
	'fm-list-root': 'NOT_A_MAP',
	'fm-four-dashes': 'FRONTMATTER_MALFORMED',
	'fm-cr-only': 'CARRIAGE_RETURNS',
	'fm-tab-indent': 'FRONTMATTER_MALFORMED',
	'fm-dup-key': 'FRONTMATTER_MALFORMED',
	'fm-bad-flow': 'FRONTMATTER_MALFORMED',
	'fm-colon-title': 'FRONTMATTER_MALFORMED',
	'fm-at': 'FRONTMATTER_MALFORMED',
	'fm-tpl-token': 'FRONTMATTER_MALFORMED',
	'fm-doc-end-mark': 'DOCUMENT_END_MARK',
	'fm-directive': 'FRONTMATTER_MALFORMED',
	'fm-alias-missing': 'FRONTMATTER_MALFORMED',
	'fm-billion-laughs': 'FRONTMATTER_MALFORMED',
	'fm-unknown-tag': 'FRONTMATTER_MALFORMED',
	'fm-js-tag': 'FRONTMATTER_MALFORMED',
	'fm-binary-tag': 'FRONTMATTER_MALFORMED',
	'fm-complex-key': 'FRONTMATTER_MALFORMED',
	'fm-nul': 'CONTROL_CHARACTER',
	'fm-control': 'CONTROL_CHARACTER',
	'fm-smart-quotes': 'FRONTMATTER_MALFORMED',
	'fm-conflict-marks': 'MERGE_CONFLICT',
	'fm-5000-keys': 'TOO_LARGE',
	'fm-100k-blank': 'TOO_LARGE',
	'fm-deep-flow': 'TOO_LARGE',
	'fm-deep-block': 'TOO_LARGE',
};

/** Cases without a block, which get one. */
const WITHOUT_BLOCK = ['fm-none', 'fm-empty-file', 'fm-only-constructor'];

/** The text with the line `status: ok` before its closing fence (the second line that is `---` and blanks), by counting lines. */
function withStatus(text: string): string {
	const lines = text.split('\n');
	const fence = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
	const isCrlf = lines[fence]?.endsWith('\r');
	lines.splice(fence, 0, isCrlf ? 'status: ok\r' : 'status: ok');
	return lines.join('\n');
}

const setStatus = (note: Note) => setField(note, ['status'], 'ok');

describe('the field `status` is set', () => {
	const cases = FRONTMATTER.map((row) => [row[0], textOf(row)] as const);

	test('the corpus is there', () => {
		expect(cases.length).toBeGreaterThan(60);
		expect(Object.keys(REFUSED).filter((name) => !cases.some(([id]) => id === name))).toEqual([]);
	});

	test.each(cases.filter(([name]) => REFUSED[name] !== undefined))('%s is refused', (name, text) => {
		expect(textAfter(text, setStatus)).toBe(REFUSED[name]);
		if (!text.includes('\r')) expect(textAfter(crlf(text), setStatus)).toBe(REFUSED[name]);
	});

	test.each(cases.filter(([name]) => REFUSED[name] === undefined && !WITHOUT_BLOCK.includes(name)))('%s gets one line', (_, text) => {
		expect(textAfter(text, setStatus)).toBe(withStatus(text));
		if (!text.includes('\r')) expect(textAfter(crlf(text), setStatus)).toBe(crlf(withStatus(text)));
	});

	test.each(cases.filter(([name]) => WITHOUT_BLOCK.includes(name)))('%s gets a block in front', (_, text) => {
		expect(textAfter(text, setStatus)).toBe(`---\nstatus: ok\n---\n${text}`);
	});

	test('a block in front of lines that end in two characters ends its lines so', () => {
		expect(textAfter('just\r\ntext\r\n', setStatus)).toBe('---\r\nstatus: ok\r\n---\r\njust\r\ntext\r\n');
	});

	test('nothing of any case runs, and none is slow', () => {
		const time = cpuTimeOf(() => {
			for (const [, text] of cases) textAfter(text, setStatus);
		});
		expect((globalThis as { PWNED?: unknown }).PWNED).toBeUndefined();
		expect(({} as { p?: unknown }).p).toBeUndefined();
		// All hostile blocks together; one alone is given 50 ms.
		expect(time).toBeLessThan(50 * cases.length);
	});

	test('a second run changes nothing', () => {
		for (const [name, text] of cases) {
			if (REFUSED[name] !== undefined) continue;
			const once = textAfter(text, setStatus);
			expect(textAfter(once, setStatus)).toBe(once);
		}
	});
});

test('what stands for another value, or is stood for, is not replaced', () => {
	const text = textOf(FRONTMATTER.find(([name]) => name === 'fm-anchor') ?? ['', '', '']);
	expect(textAfter(text, (note) => setField(note, ['a'], 'x'))).toBe('ANCHOR_OR_TAG_IN_VALUE');
	expect(textAfter(text, (note) => setField(note, ['b'], 'x'))).toBe('ALIAS_IN_VALUE');
});

test('`NO` is written back in quotes only', () => {
	expect(textAfter('---\ncountry: DK\n---\n', (note) => setField(note, ['country'], 'NO'))).toBe('---\ncountry: "NO"\n---\n');
});
