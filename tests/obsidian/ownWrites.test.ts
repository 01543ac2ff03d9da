import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES: Record<string, string> = {
	'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n`,
	'A.md': `First words on [[Iran]]. ${SUBJECT}\n`,
	...OTHER_SUBJECTS,
};
const FILLED = `${FILES['Iran.md'] ?? ''}- [[A]]\n`;

/** The app tells nothing more of what it reads, until `letTell`. */
async function openSilent(): Promise<HostTab> {
	const tab = await host.open({ files: FILES, data: {} });
	await untilRead(tab);
	await tab.page.evaluate(() => {
		const { metadataCache } = window.host.app;
		const trigger = metadataCache.trigger.bind(metadataCache) as (...args: unknown[]) => void;
		const held: unknown[][] = [];
		metadataCache.trigger = (...args: unknown[]): void => void held.push(args);
		Object.assign(window, {
			letTell: () => {
				metadataCache.trigger = trigger;
				for (const args of held.splice(0)) trigger(...args);
			},
		});
	});
	return tab;
}

const run = (tab: HostTab, command: string): Promise<boolean> =>
	tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
const letTell = (tab: HostTab): Promise<void> => tab.page.evaluate(() => (window as unknown as { letTell: () => void }).letTell());
const disk = (tab: HostTab): Promise<string | null> => tab.page.evaluate(() => window.host.readDisk('Iran.md'));
const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();

/** How many bullets the preview over the vault has ticked; it is closed again. */
async function proposed(tab: HostTab): Promise<string> {
	const preview = tab.page.locator('.dossier-changes-modal');
	await run(tab, 'update-related-in-vault');
	const words = async (): Promise<string> =>
		/Nothing to add|\d bullets? in \d notes? ticked/.exec((await preview.allTextContents()).join(''))?.[0] ?? '';
	await expect.poll(words).not.toBe('');
	const said = await words();
	await tab.page.keyboard.press('Escape');
	await expect.poll(() => preview.count()).toBe(0);
	return said;
}

async function fill(tab: HostTab): Promise<void> {
	await run(tab, 'update-related-in-vault');
	await tab.page.locator('.dossier-changes-accept').click();
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringContaining('Added 1 bullet'));
}

test('what is written and what is undone is known at once, before the app tells of it', async () => {
	const tab = await openSilent();
	await fill(tab);
	expect(await disk(tab)).toBe(FILLED);
	expect(await proposed(tab)).toBe('Nothing to add');
	await run(tab, 'undo-last-change');
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringContaining('Undone'));
	expect(await proposed(tab)).toBe('1 bullet in 1 note ticked');
	await letTell(tab);
	await tab.page.evaluate(() => window.host.settled());
	expect(await proposed(tab)).toBe('1 bullet in 1 note ticked');
	await tab.close();
});

test('what is written into an open editor is known before it is saved, and taken back there it is not', async () => {
	const tab = await openSilent();
	await tab.page.evaluate(() => window.host.open('Iran.md', { mode: 'source' }));
	await fill(tab);
	expect(await disk(tab)).toBe(FILES['Iran.md']);
	expect(await proposed(tab)).toBe('Nothing to add');
	await tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.undo());
	await expect.poll(() => proposed(tab)).toBe('1 bullet in 1 note ticked');
	await tab.close();
});
