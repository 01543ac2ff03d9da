import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';

const host = useHost();

const FILES = {
	'Secret folder/Secret plan.md': '---\ntype: Secret type\nactors: Iran\n---\n# Secret heading\n\nSecret sentence.\n',
	'Types/Secret type.md': '---\nfields:\n  actors: { kind: note, many: true }\n---\n',
};

test('"Copy debug info" copies versions, platform, counts, settings and the last errors, and nothing of a note', async () => {
	const tab = await host.open({
		files: FILES,
		data: { settings: { typesFolder: 'Types', ignoredFolders: ['Secret drawer'], noteLine: false, rules: { 'name-exists': 'off' } } },
	});
	await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await tab.page.evaluate(() => {
		const ours = new TypeError("Cannot read properties of undefined (reading 'Secret plan')");
		ours.stack = `${ours.message}\n    at x (plugin:dossier:3:21)`;
		const theirs = new TypeError('theirs is not a function');
		theirs.stack = 'at plugin:other:1:1';
		for (const error of [theirs, ...Array.from({ length: 25 }, () => ours)]) window.dispatchEvent(new ErrorEvent('error', { error }));
	});
	const copied = async (): Promise<string> => {
		await tab.page.evaluate(() => window.host.runCommand('dossier:copy-debug-info'));
		return tab.page.evaluate(() => navigator.clipboard.readText());
	};
	// Counts are those of what is read by then.
	await expect.poll(copied).toContain('index: ready');
	expect(await tab.page.locator('.notice').first().textContent()).toBe('Debug info copied. There is no path and no text of a note in it.');
	const text = await copied();
	expect(text).toMatch(/^Dossier \d+\.\d+\.\d+, Obsidian 1\.13\.1/);
	expect(text).toContain('\nPlatform: Linux, desktop\n');
	expect(text).toContain('notes: 2, types of the vault: 1, ');
	expect(text).toContain('\n- ignoredFolders: a list of 1\n- rules.name-exists: off\n- noteLine: false\n');
	expect(text.match(/TypeError: Cannot read properties of undefined \(reading … at 3:21/g)).toHaveLength(20);
	expect(text).not.toContain('theirs');
	expect(text).not.toMatch(/Secret|Iran/);
	await tab.close();
});
