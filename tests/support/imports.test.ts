import { expect, test } from 'vitest';
import { cyclesIn, importsIn } from './imports.ts';

test.each([
	['a value', "import { a } from './a.ts';", ['src/x/a.ts']],
	['a type', "import type { A } from '../a.ts';", ['src/a.ts']],
	['a type among values, over lines', "import {\n\ta,\n\ttype B,\n} from './a.ts';", ['src/x/a.ts']],
	['for its effect', "import '../a.ts';", ['src/a.ts']],
	['what is handed on', "export { a } from './a.ts';\nexport * from './b.ts';", ['src/x/a.ts', 'src/x/b.ts']],
	['when it is asked for', "const b = await import('./b.ts');", ['src/x/b.ts']],
	['a package', "import fs from 'node:fs';", ['node:fs']],
	['no text that looks like one', "const a = ' import x from y';", []],
])('an import is seen: %s', (_, text, expected) => {
	expect(importsIn('src/x/y.ts', text).map(({ to }) => to)).toEqual(expected);
});

const edges = (...all: readonly string[]) => all.map((edge) => ({ file: edge.slice(0, 1), to: edge.slice(1) }));

test.each([
	['none in a tree', edges('ab', 'ac', 'bd', 'cd'), []],
	['two files', edges('ba', 'ab'), [['a', 'b']]],
	['a longer one, told once', edges('ab', 'bc', 'ca', 'xa'), [['a', 'b', 'c']]],
	['a file that imports itself', edges('aa'), [['a']]],
	[
		'two that share a file',
		edges('ab', 'ba', 'bc', 'cb'),
		[
			['a', 'b'],
			['b', 'c'],
		],
	],
])('a circle of imports is seen: %s', (_, imports, expected) => {
	expect(cyclesIn(imports)).toEqual(expected);
});
