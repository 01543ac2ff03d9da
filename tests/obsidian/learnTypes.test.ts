import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

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
	await untilRead(tab);
	await expect.poll(() => tab.page.evaluate(() => window.host.commands())).toContain('dossier:learn-types');
	return tab;
}

test('types of the vault’s own are offered to be learned, once ever', async () => {
	const tab = await started(TREATIES);
	const notice = tab.page.locator('.notice').filter({ hasText: 'a note type of its own (own-treaty)' });
	await expect.poll(() => notice.count()).toBe(1);
	await notice.getByRole('button', { name: 'Learn types' }).click();
	await expect.poll(() => tab.page.locator('.dossier-change').count()).toBe(1);
	await tab.page.evaluate(async () => {
		await window.host.disableDossier();
		await window.host.enableDossier();
	});
	await tab.page.waitForTimeout(800);
	expect(await notice.count()).toBe(0);
	await tab.close();
});

test('a vault whose types are all known is offered nothing', async () => {
	const described = Object.fromEntries(['treaty', 'war'].map((name) => [`Types/${name}.md`, `---\ntype: note-type\nname: ${name}\n---\n`]));
	const tab = await started({ ...described, 'A.md': '---\ntype: country\n---\n', 'B.md': '---\ntype: country\n---\n' });
	await tab.page.waitForTimeout(500);
	expect(await tab.page.locator('.notice').count()).toBe(0);
	await tab.close();
});

test('each type is shown with its reasons and its note, and the ticked ones are written and known', async () => {
	const tab = await started(TREATIES, { settings: { learnTypesOffered: true } });
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	const type = tab.page.locator('.dossier-change');
	await expect.poll(() => type.locator('.dossier-change-label').textContent()).toBe('own-treaty');
	expect(await type.locator('.dossier-row-detail').first().textContent()).toBe('3 notes · will be Types/own-treaty.md');
	expect(await tab.page.locator('.dossier-changes > .dossier-row-detail').textContent()).toBe(
		'Now 0 errors and 0 warnings; with all of these types 0 errors and 0 warnings.',
	);
	expect(await type.locator('li').allTextContents()).toEqual([
		'signed: date, in all 3 notes',
		expect.stringMatching(/^parties: \w+, in all 3 notes$/),
	]);
	await type.getByRole('button', { name: /^Show \d+ more lines$/ }).click();
	const lines = await type.locator('.dossier-diff-text').allTextContents();
	await tab.page.getByRole('button', { name: 'Make 1 type note' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.readDisk('Types/own-treaty.md'))).toBe(`${lines.join('\n')}\n`);
	await expect.poll(() => tab.page.locator('.notice').first().textContent()).toContain('Made 1 type note.');
	await expect.poll(() => tab.page.evaluate(() => window.host.commands())).toContain('dossier:new-own-treaty');
	await tab.close();
});

test('a field that is unticked is not in the note that is shown and made', async () => {
	const tab = await started(TREATIES, { settings: { learnTypesOffered: true } });
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	const type = tab.page.locator('.dossier-change');
	await type.getByRole('checkbox', { name: 'parties' }).uncheck();
	const lines = await type.locator('.dossier-diff-text').allTextContents();
	expect(lines.filter((line) => line.startsWith('  '))).toEqual([expect.stringMatching(/^ {2}signed: /)]);
	await tab.page.getByRole('button', { name: 'Make 1 type note' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.readDisk('Types/own-treaty.md'))).toContain('signed: ');
	expect(await tab.page.evaluate(() => window.host.readDisk('Types/own-treaty.md'))).not.toContain('parties');
	await tab.close();
});

test('a note that stands where a type note would go is not written over', async () => {
	const tab = await started({ ...TREATIES, 'Types/own-treaty.md': 'My own words\n' }, { settings: { learnTypesOffered: true } });
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	await expect.poll(() => tab.page.locator('.dossier-change-note').textContent()).toContain('Types/own-treaty.md exists already');
	expect(await tab.page.locator('.dossier-change').getByRole('checkbox', { name: 'own-treaty' }).isDisabled()).toBe(true);
	expect(await tab.page.getByRole('button', { name: 'Make 0 type notes' }).isDisabled()).toBe(true);
	expect(await tab.page.evaluate(() => window.host.readDisk('Types/own-treaty.md'))).toBe('My own words\n');
	await tab.close();
});

test('learning can be cancelled and leaves nothing', async () => {
	const tab = await started(TREATIES, { settings: { learnTypesOffered: true } });
	const before = await tab.page.evaluate(() => window.host.writes.length);
	await tab.page.evaluate(() => window.host.runCommand('dossier:learn-types'));
	await tab.page.getByRole('button', { name: 'Cancel' }).click();
	await expect.poll(() => tab.page.locator('.dossier-changes-modal').count()).toBe(0);
	expect(await tab.page.evaluate(() => window.host.writes.length)).toBe(before);
	await tab.close();
});
