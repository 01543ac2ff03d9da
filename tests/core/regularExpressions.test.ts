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

const LENGTH = 100_000;

/** A linear expression takes a few milliseconds for as much text as this, a quadratic one many seconds. */
const MOST_MS = 150;

const made = new Map<string, RegExp[]>();
const { RegExp: Original } = globalThis;

beforeAll(async () => {
	let current: RegExp[] = [];
	globalThis.RegExp = class extends Original {
		constructor(...given: ConstructorParameters<RegExpConstructor>) {
			super(...given);
			current.push(new Original(this.source, this.flags));
		}
	} as RegExpConstructor;
	for (const file of FILES) {
		current = [];
		made.set(file, current);
		// eslint-disable-next-line no-unsanitized/method -- the files of this project, as they were found in its own folder
		await import(join(SRC, file));
	}
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

test.each(FILES)('the expressions made as %s is loaded are linear in 100,000 characters of attack', (file) => {
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
});
