import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrontmatter } from '../../../src/core/note/frontmatter/parseFrontmatter.ts';
import { isEmptyValue } from '../../../src/core/types/isRequiredIn.ts';
import { surelyHasValue } from '../../../src/core/vault/records/surelyHasValue.ts';
import { runs } from '../../support/runs.ts';

test.each([
	['a text', 'type: policy\nstatus: in force\n', true],
	['the first key', 'status: in force\n', true],
	['a number', 'type: policy\nstatus: 0\n', true],
	['lines with carriage returns', 'type: policy\r\nstatus: open\r\n', true],
	['a list in brackets', 'type: policy\nstatus: [open, ""]\n', true],
	['a list below its key', 'type: policy\nstatus:\r\n  - "[[Open]]"\r\n', true],
	['a list of nothing', 'type: policy\nstatus: [null]\n', false],
	['a list of an empty text', 'type: policy\nstatus:\n  - ""\n', false],
	['a key without a value', 'type: policy\nstatus:\n', false],
	['a value that is read as none', 'type: policy\nstatus: null\n', false],
	['another key that ends so', 'type: policy\nold status: open\n', false],
	['a key of a map below another', 'type: policy\nnow:\n  status: open\n', false],
	['a line of a text', 'type: |\n  status: open\n', false],
	['a second document', 'type: policy\n--- \nstatus: open\n', false],
	['a map in braces', '{type: "policy\nstatus: open"}\n', false],
])('%s', (_fact, block, expected) => {
	expect(surelyHasValue({ block }, 'status')).toBe(expected);
});

test('what it says is what YAML says', () => {
	const line = fc.constantFrom(
		...[
			'a:',
			'a: x',
			'a: "x',
			'x"',
			"a: '",
			"'",
			'a: [x,',
			']',
			'a: {',
			'}',
			'a: |',
			'a: >-',
			'- x',
			'? a',
			'--- ',
			'...',
			'a: &x',
			'a: !!str',
			'# x',
		],
		...[
			'b: x',
			'b: 0',
			'b:',
			'b: null',
			'b: ~',
			' b: x',
			'  b: x',
			'b: x]',
			'b: x"',
			"b: x'",
			'b: x}',
			'b: x\r',
			'b: x # y',
			'b: x: y',
			'b: [x, y]',
			'b: [',
			'  - x',
			'- null',
			'- "[[x]]"',
			'b: [[x]]',
			'b: "[[x"',
		],
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
			const block = `${lines.join('\n')}\n`;
			if (!surelyHasValue({ block }, 'b')) return;
			const read = parseFrontmatter(`---\n${block}---\n`);
			if (read.kind === 'parsed') expect(isEmptyValue(Object.hasOwn(read.data, 'b') ? read.data['b'] : undefined)).toBe(false);
		}),
		{ numRuns: runs(2_000) },
	);
});
