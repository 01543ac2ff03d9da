import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/core/text/steps.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { runs } from '../../support/runs.ts';

const given = (status: string): string => `---\nstatus: ${status}\n---\n`;
const five = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.md`, given('in force')]));

/** What the note at `path` is told of its values. */
function slips(index: ReturnType<typeof memoryVault>['index'], path: string): readonly string[] {
	const record = index.record(path);
	const values = index.fieldValues();
	const found = record === undefined ? [] : values.slipsOf(record);
	if (!values.mayHaveSlips(path)) expect(found).toEqual([]);
	return found.map(({ value, meant, count }) => `${value} > ${meant} (${count})`);
}

describe('a value of one note alone', () => {
	test.each([
		['with a letter left out', 'in forc', ['in forc > in force (5)']],
		['with a letter more', 'in fforce', ['in fforce > in force (5)']],
		['with another letter', 'in fource', ['in fource > in force (5)']],
		['with two letters changed about', 'in focre', ['in focre > in force (5)']],
		['with two other letters', 'in farse', []],
		['with another first letter', 'on force', []],
		['with another last letter', 'in forch', []],
		['that is the same', 'in force', []],
	])('%s', (_, value, expected) => {
		const { index } = memoryVault({ ...five, 'A.md': given(value) });
		expect(slips(index, 'A.md')).toEqual(expected);
	});

	test.each([
		['is of one word and has another letter', 'dirham', 'durham', false],
		['is of one word and has another ending', 'academic', 'academia', false],
		['is of one word and has two letters changed about', 'acadmeia', 'academia', true],
		['is of one word and has a letter more', 'academmia', 'academia', true],
		['is of several words and has another letter', 'defence-minister', 'defense-minister', true],
		['has another Roman number', 'world-war-iii', 'world-war-ii', false],
		['has another Roman number in capitals', 'Gallery IV', 'Gallery V', false],
		['has another sign that is a word', '戏剧, 科幻, 冒险', '戏剧, 奇幻, 冒险', false],
		['has a sign more', '戏剧, 科幻片, 冒险', '戏剧, 科幻, 冒险', true],
		['has a letter that is no number', 'the-ivory-trade', 'the-ivry-trade', true],
	])('%s', (_, value, meant, isSlip) => {
		const often = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.md`, given(meant)]));
		const { index } = memoryVault({ ...often, 'A.md': given(value) });
		expect(slips(index, 'A.md')).toEqual(isSlip ? [`${value} > ${meant} (5)`] : []);
	});

	test('is told of no longer when another note gives it too, nor when too few give the other', async () => {
		const vault = memoryVault({ ...five, 'A.md': given('in forc') });
		expect(slips(vault.index, 'A.md')).toHaveLength(1);
		await vault.put('B.md', given('in forc'));
		expect(slips(vault.index, 'A.md')).toEqual([]);
		await vault.remove('B.md');
		expect(slips(vault.index, 'A.md')).toHaveLength(1);
		await vault.put('5.md', given('draft'));
		expect(slips(vault.index, 'A.md')).toEqual([]);
	});
});

test('what is kept up with changes is what is counted anew', async () => {
	const change = fc.tuple(
		fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
		fc.constantFrom('in force', 'in forc', 'in fore', 'drafted', ''),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(change, { maxLength: 30 }), async (changes) => {
			const vault = memoryVault({});
			vault.index.fieldValues();
			const texts = new Map<string, string>();
			for (const [name, value] of changes) {
				const path = `${name}.md`;
				if (value === '') {
					await vault.remove(path);
					texts.delete(path);
				} else {
					await vault.put(path, given(value));
					texts.set(path, given(value));
				}
			}
			const anew = memoryVault(Object.fromEntries(texts));
			for (const path of texts.keys()) expect(slips(vault.index, path)).toEqual(slips(anew.index, path));
		}),
	);
});

test('what is counted as notes come is what is counted when it is asked for', async () => {
	const values = fc.constantFrom('in force', 'in forc', 'in fore', 'drafted', '[in force, in focre]', '"[[in force]]"');
	const notes = fc.dictionary(fc.constantFrom(...'ABCDEFGH', 'A (conflict 2026-07-10 07-09)'), values, { maxKeys: 9 });
	await fc.assert(
		fc.asyncProperty(notes, async (statuses) => {
			const texts = Object.fromEntries(Object.entries(statuses).map(([name, status]) => [`${name}.md`, given(status)]));
			const counting = memoryVault({});
			counting.index.countFieldValues();
			for (const [path, text] of Object.entries(texts)) await counting.put(path, text);
			const anew = memoryVault(texts);
			// A copy is never asked for slips of its own.
			for (const path of Object.keys(texts))
				if (!path.includes('conflict')) expect(slips(counting.index, path)).toEqual(slips(anew.index, path));
		}),
	);
});

test('what is counted for one note alone tells the same of it, and nothing of a note that says something else', () => {
	const value = fc.constantFrom('in force', 'in forc', 'in fore', 'drafted', '[in force, in focre]', 'in forces of law', '3');
	const notes = fc.dictionary(fc.constantFrom(...'ABCDEFGHIJ'), fc.tuple(fc.constantFrom('status', 'stage'), value), { minKeys: 1 });
	fc.assert(
		fc.property(notes, (fields) => {
			const texts = Object.fromEntries(
				Object.entries(fields).map(([name, [field, said]]) => [`${name}.md`, `---\n${field}: ${said}\n---\n`]),
			);
			const all = memoryVault(texts).index;
			for (const path of Object.keys(texts)) {
				const { index } = memoryVault(texts);
				const record = index.record(path);
				if (record === undefined) throw new Error(`${path} is not there`);
				finish(index.workOutFieldValues(record));
				const alone = index.fieldValues(record);
				expect(alone.slipsOf(record)).toEqual(all.fieldValues().slipsOf(record));
				expect(alone.mayHaveSlips(path)).toBe(all.fieldValues().mayHaveSlips(path));
				for (const other of Object.keys(texts)) expect(slips(index, other)).toEqual(slips(all, other));
			}
		}),
		{ numRuns: runs(300, 30) },
	);
});

test('what was counted for one note alone is counted anew after a change', async () => {
	const vault = memoryVault({ ...five, 'A.md': given('in forc') });
	const record = vault.index.record('A.md');
	finish(vault.index.workOutFieldValues(record));
	await vault.put('B.md', given('in forc'));
	expect(record && vault.index.fieldValues(record).slipsOf(record)).toEqual([]);
});
