import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cpuTimeOf } from '../support/cpuTimeOf.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Files that put expressions together from text, which lint cannot judge. */
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
	.map((path) => path.replaceAll('\\', '/'))
	.filter((path) => path.endsWith('.ts') && readFileSync(join(SRC, path), 'utf8').includes('new RegExp('))
	.sort();

/** Expressions with months in them are made when the first text asks for them, those for all scripts by a text that is not Latin. */
const AS_DATES_ARE_READ = 'core/timeline/datedEntriesOf.ts first reads dates';

const LENGTH = 100_000;

/** A linear expression takes a few milliseconds for as much text as this, a quadratic one many seconds. */
const MOST_MS = 150;

const made = new Map<string, RegExp[]>();
const { RegExp: Original } = globalThis;

beforeAll(async () => {
	let current: RegExp[] = [];
	globalThis.RegExp = new Proxy(Original, {
		construct: (target, given: ConstructorParameters<RegExpConstructor>) => {
			const expression = new target(...given);
			current.push(new target(expression.source, expression.flags));
			return expression;
		},
	});
	for (const file of FILES) {
		current = [];
		made.set(file, current);
		// eslint-disable-next-line no-unsanitized/method -- the files of this project, as they were found in its own folder
		await import(join(SRC, file));
	}
	current = [];
	made.set(AS_DATES_ARE_READ, current);
	const { datedEntriesOf } = await import('../../src/core/timeline/datedEntriesOf.ts');
	const { parseNote } = await import('../../src/core/note/parseNote.ts');
	for (const text of ['- 12 March 1967', '- 12 марта 1967'])
		datedEntriesOf(parseNote('Note.md', text), undefined, { sourceHeadings: [], relatedHeadings: [] });
});
afterAll(() => {
	globalThis.RegExp = Original;
});

/** Texts that make an expression go back as often as it can: pieces of itself and characters of every kind, over and over, and an end that it does not expect. */
function attacksOn({ source }: RegExp): readonly string[] {
	const words = [...source.matchAll(/[\p{L}\d][\p{L}\d ]*/gu)].map(([word]) => word);
	const pieces = new Set([
		...words,
		...words.map((word) => `${word} `),
		...source,
		'a',
		'0',
		' ',
		'\t',
		'-',
		'.',
		'/',
		'(',
		')',
		'"',
		'é',
		'\u200B',
		'\u001B',
		'\n',
	]);
	return [...pieces].flatMap((piece) => {
		const many = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
		return [`${many}\n!`, `${words[0] ?? ''}${many}\u0000`];
	});
}

test('each file that puts expressions together is looked at', () => {
	expect(FILES.filter((file) => file.startsWith('core/')).length).toBeGreaterThanOrEqual(4);
	// One that another of them imports is made as that one is loaded.
	expect([...made.values()].flat().length).toBeGreaterThan(15);
});

test('expressions that are made as dates are read are looked at, in both their forms', () => {
	const withMonth = (word: string): readonly RegExp[] => made.get(AS_DATES_ARE_READ)?.filter(({ source }) => source.includes(word)) ?? [];
	expect(withMonth('jänner')).toHaveLength(14);
	// A year before its month is read in Latin letters alone.
	expect(withMonth('феврал')).toHaveLength(6);
});

test.each([...FILES.map((file) => `${file} is loaded`), AS_DATES_ARE_READ])(
	'the expressions made as %s are linear in 100,000 characters of attack',
	(when) => {
		const file = when.replace(/ is loaded$/, '');
		for (const expression of made.get(file) ?? [])
			for (const attack of new Set(attacksOn(expression))) {
				const time = (): number =>
					cpuTimeOf(() => {
						if (expression.global) attack.replace(expression, '');
						else expression.test(attack);
					});
				// What else runs on the machine can only add: the better one of two tells.
				const first = time();
				const took = first < MOST_MS ? first : time();
				expect(took, `${String(expression).slice(0, 80)} on ${JSON.stringify(attack.slice(0, 12))}`).toBeLessThan(MOST_MS);
			}
	},
);
