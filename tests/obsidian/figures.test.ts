import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Iran is linked by two notes on its own subject and lists none of them. */
const FILES = {
	'Iran.md': `---\ntype: country\n---\n# Iran\n\n${SUBJECT}\n\n## Related Notes\n\n## Sources\n- [Reuters - A](https://reuters.com/a)\n- [BBC - B](https://bbc.com/b)\n`,
	'Pact.md': `---\ntype: policy\nactors: Iran\nstatus: proposed\n---\n# Pact\n\n${SUBJECT} Signed by [[Iran]].\n`,
	'Law.md': `---\ntype: policy\nactors: [Iran]\nstatus: in force\n---\n# Law\n\n${SUBJECT} Of [[Iran]].\n`,
	'Other.md': 'Nothing.\n',
	...OTHER_SUBJECTS,
};

const rows = (tab: HostTab): Promise<string[]> =>
	tab.page
		.locator('.bases-view .dossier-virtual-row')
		.allInnerTexts()
		.then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()));

test('a base shows problems, notes that are not linked back and sources, sorted by each, and counts again after a change', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	const show = (sort: string): Promise<void> =>
		page.evaluate((by) => window.host.showBase('dossier-notes', ['Law.md', 'Iran.md', 'Pact.md', 'Other.md'], { sort: by }), sort);
	await show('');
	const [law, iran, pact, other] = [
		'Law in force 0 problems · 0 not linked back · 0 sources',
		'Iran 0 problems · 2 not linked back · 2 sources',
		'Pact proposed 1 problem · 0 not linked back · 0 sources',
		'Other 0 problems · 0 not linked back · 0 sources',
	];
	await expect.poll(() => rows(tab), { timeout: 10_000 }).toEqual([law, iran, pact, other]);
	await show('problems');
	await expect.poll(() => rows(tab)).toEqual([pact, law, iran, other]);
	await show('unlinked');
	await expect.poll(() => rows(tab)).toEqual([iran, law, pact, other]);
	await show('sources');
	await expect.poll(() => rows(tab)).toEqual([law, pact, other, iran]);
	await page.evaluate((text) => window.host.externalWrite('Pact.md', text), FILES['Pact.md'].replace('actors: Iran', 'actors: [Iran]'));
	await expect.poll(async () => (await rows(tab))[1], { timeout: 10_000 }).toBe('Pact proposed 0 problems · 0 not linked back · 0 sources');
	await tab.screenshot('figures');
	await page.getByRole('button', { name: /^Iran/ }).press('Enter');
	await expect.poll(() => page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Iran.md');
	await tab.close();
});
