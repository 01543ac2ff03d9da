import { expect, test } from 'vitest';
import { candidatesFor, candidateSteps } from '../../../src/core/related/candidatesFor.ts';
import { countedIndex } from '../../support/countedIndex.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';

const SOURCES = 3000;

/** Every note names the hub, one in three is listed by it, and each links the next. */
const bullets = Array.from({ length: SOURCES / 3 }, (_, at) => `- [[Note ${at * 3}]]\n`).join('');
const files: Record<string, string> = {
	'Hub.md': `---\ntype: actor\n---\nThe hub says more than it links, in words of its own.\n## Related Notes\n${bullets}`,
};
for (let at = 0; at < SOURCES; at += 1)
	files[`Note ${at}.md`] = `---\ntype: policy\nactors: [Hub]\n---\nA note about [[Note ${at + 1}]], with enough words beside.`;
const { index } = memoryVault(files);
const options = { settings: DEFAULT_SETTINGS };

test('steps come to the same as one run', () => {
	const steps = candidateSteps('Hub.md', index, options);
	let count = 0;
	let step = steps.next();
	for (; step.done !== true; step = steps.next()) count += 1;
	expect(step.value).toEqual(candidatesFor('Hub.md', index, options));
	expect(step.value).toHaveLength((SOURCES * 2) / 3);
	expect(count).toBeGreaterThanOrEqual(SOURCES / 500);
});

test('a step looks at a bounded number of notes, however many link to the note', () => {
	const { index: counted, asked } = countedIndex(index);
	let most = 0;
	let before = 0;
	for (const steps = candidateSteps('Hub.md', counted, options); steps.next().done !== true; before = asked.record ?? 0)
		most = Math.max(most, (asked.record ?? 0) - before);
	// Two-step relations look at a thousand sources and two hundred of them closely; a step weighs five hundred.
	expect(most).toBeLessThanOrEqual(1300);
});

test('each note that links here is looked at once, beside those that two-step relations ask', () => {
	const { index: counted, asked } = countedIndex(index);
	candidatesFor('Hub.md', counted, options);
	expect(asked.backlinks).toBe(1);
	expect(asked.record ?? 0).toBeLessThanOrEqual((SOURCES * 2) / 3 + 1300);
});
