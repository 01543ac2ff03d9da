import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';

const host = useHost();

/** Three notes of a type that nobody described. */
const TREATIES = Object.fromEntries(
	['Treaty of Rome', 'Treaty of Nice', 'Treaty of Lisbon'].map((name, at) => [
		`Treaties/${name}.md`,
		`---\ntype: own-treaty\nsigned: ${1957 + at}-03-25\nparties: [France, Italy]\n---\n# ${name}\n`,
	]),
);

async function started(files: Record<string, string>, data: unknown = {}): Promise<HostTab> {
	const tab = await host.open({ files, data });
	await tab.page.evaluate(() => window.host.settled());
	await expect.poll(() => tab.page.evaluate(() => window.host.commands())).toContain('dossier:learn-types');
	return tab;
}

test('types of the vault’s own are offered to be learned, once ever', async () => {
	const tab = await started(TREATIES);
	const notice = tab.page.locator('.notice').filter({ hasText: 'a note type of its own (own-treaty)' });
	await expect.poll(() => notice.count()).toBe(1);
	await notice.getByRole('button', { name: 'Learn types' }).click();
	await expect.poll(() => tab.page.locator('.dossier-learned-type').count()).toBe(1);
	await tab.page.evaluate(async () => {
		await window.host.disableDossier();
		await window.host.enableDossier();
	});
	await tab.page.waitForTimeout(800);
	expect(await notice.count()).toBe(0);
	await tab.close();
});

test('a vault whose types are all known is offered nothing', async () => {
	const tab = await started({ 'A.md': '---\ntype: country\n---\n', 'B.md': '---\ntype: country\n---\n' });
	await tab.page.waitForTimeout(500);
	expect(await tab.page.locator('.notice').count()).toBe(0);
	await tab.close();
});

test('each type is shown with its reasons and its note, and the ticked ones are written and known', async () => {
	const tab = await started(TREATIES, { settings: { learnTypesOffered: true } });
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	const type = tab.page.locator('.dossier-learned-type');
	await expect.poll(() => type.locator('.dossier-candidate-name').textContent()).toBe('own-treaty');
	expect(await type.locator('li').allTextContents()).toEqual([
		'signed: date, in all 3 notes',
		expect.stringMatching(/^parties: \w+, in all 3 notes$/),
	]);
	await type.locator('summary').click();
	const text = await type.locator('pre').textContent();
	await tab.page.getByRole('button', { name: 'Write ticked types' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.readDisk('Types/own-treaty.md'))).toBe(text);
	await expect.poll(() => tab.page.evaluate(() => window.host.commands())).toContain('dossier:new-own-treaty');
	await tab.close();
});

test('a note that stands where a type note would go is not written over', async () => {
	const tab = await started({ ...TREATIES, 'Types/own-treaty.md': 'My own words\n' }, { settings: { learnTypesOffered: true } });
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	await expect.poll(() => tab.page.locator('.dossier-learn-types').textContent()).toContain('Types/own-treaty.md exists already');
	await tab.page.getByRole('button', { name: 'Write ticked types' }).click();
	await expect.poll(() => tab.page.locator('.notice').allTextContents()).toEqual(['No type is ticked']);
	expect(await tab.page.evaluate(() => window.host.readDisk('Types/own-treaty.md'))).toBe('My own words\n');
	await tab.close();
});

test('learning can be cancelled and leaves nothing', async () => {
	const tab = await started(TREATIES, { settings: { learnTypesOffered: true } });
	const before = await tab.page.evaluate(() => window.host.writes.length);
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	await tab.page.getByRole('button', { name: 'Cancel' }).click();
	await expect.poll(() => tab.page.locator('.dossier-learn-types').count()).toBe(0);
	expect(await tab.page.evaluate(() => window.host.writes.length)).toBe(before);
	await tab.close();
});
