import { expect, test } from 'vitest';
import { textModel } from '../../bench/folderModel.ts';
import { hideLists, orderFigures } from '../../bench/heldOutLists.ts';

const TOPICS: Readonly<Record<string, readonly string[]>> = {
	coast: ['Tide', 'Ebb', 'Harbour', 'Dune', 'Pilot'],
	sky: ['Moon', 'Comet', 'Eclipse', 'Almanac', 'Dusk'],
	field: ['Barley', 'Plough', 'Hedge', 'Drought', 'Mill'],
};

const WORDS = 'A few sentences stand here, so that no note is a mere list of links, and they say nothing that would help. ';

/** Three topics whose notes list and name each other; every note names one of another topic, a diary and an index name all. */
function smallVault(): Record<string, string> {
	const files: Record<string, string> = {};
	const topics = Object.values(TOPICS);
	for (const [at, names] of topics.entries())
		for (const [position, name] of names.entries()) {
			const others = names.filter((other) => other !== name);
			const stranger = topics[(at + 1) % topics.length]?.[position] ?? '';
			const text = `${WORDS.repeat(4)}[[${others[0] ?? ''}]] and ${WORDS}[[${others[2] ?? ''}]], once [[${stranger}]].`;
			files[`${name}.md`] = `${text}\n\n## Related Notes\n\n${others.map((other) => `- [[${other}]]`).join('\n')}\n`;
		}
	const all = topics.flat().map((name) => `[[${name}]]`);
	files['2026-03-01.md'] = `${WORDS}${all.join(` ${WORDS}`)}`;
	files['Index.md'] = all.join('\n');
	return files;
}

test('bullets that were taken out come back first among the proposals: the topic before strangers, never a diary or an index', () => {
	const { notes, words } = textModel(smallVault());
	const lists = [1, 2].flatMap((seed) => hideLists(notes, words, seed));
	expect([lists.length, lists.reduce((sum, { bullets }) => sum + bullets, 0)]).toEqual([30, 120]);
	const { precisionAt3, recallAt8, reached } = orderFigures(lists);
	expect([recallAt8, reached]).toEqual([1, 1]);
	expect(precisionAt3).toBeGreaterThan(0.8);
});
