import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';

const host = useHost('fixture');

/** What a test could leave behind, as the next one would meet it. */
function traces(tab: HostTab): Promise<Record<string, unknown>> {
	return tab.page.evaluate(async () => {
		const { app } = window.host;
		const permission = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
		return {
			files: window.host.paths(),
			writes: window.host.writes.length,
			leaves: app.workspace.getLeavesOfType('markdown').length,
			activeFile: app.workspace.getActiveFile()?.path ?? null,
			theme: document.body.hasClass('theme-dark') ? 'dark' : 'light',
			overlays: document.querySelectorAll('.modal-container, .notice, .menu, .suggestion-container').length,
			focused: document.activeElement?.tagName,
			hovered: document.querySelectorAll('body :hover').length,
			local: localStorage.length,
			session: sessionStorage.length,
			databases: (await indexedDB.databases()).map(({ name }) => name),
			global: 'left' in window,
			windowName: window.name,
			listened: (window as unknown as { heard?: number }).heard ?? 0,
			onRequest: window.host.onRequest,
			trapped: window.host.trapped.length,
			clipboard: permission.state,
			size: [window.innerWidth, window.innerHeight],
			windows: window.host.app.workspace.getLeavesOfType('fixture-panel').length,
		};
	});
}

const NEW = {
	files: ['A.md'],
	writes: 0,
	leaves: 0,
	activeFile: null,
	theme: 'light',
	overlays: 0,
	focused: 'BODY',
	hovered: 0,
	local: 0,
	session: 0,
	databases: [],
	global: false,
	windowName: '',
	listened: 0,
	onRequest: null,
	trapped: 0,
	clipboard: 'prompt',
	size: [1280, 800],
	windows: 0,
};

const files = { 'A.md': '# A\n' };

/** Leaves something of every kind. */
async function leaveTraces(tab: HostTab): Promise<void> {
	await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await tab.page.setViewportSize({ width: 900, height: 500 });
	await tab.page.evaluate(async () => {
		const { app } = window.host;
		await window.host.open('A.md');
		window.host.type('Not saved yet. ');
		await window.host.externalWrite('B.md', '# B\n');
		await window.host.externalSettings({ greeting: 'left' });
		window.host.setTheme('dark');
		window.host.onRequest = () => ({ status: 200 });
		localStorage.setItem('left', 'x');
		sessionStorage.setItem('left', 'x');
		window.name = 'left';
		Object.assign(window, { left: true });
		window.setInterval(() => {
			Object.assign(window, { heard: 1 });
			console.error('a timer of the test before');
		}, 200);
		// A database that is held open, as by a plugin that was not unloaded.
		await new Promise((resolve) => {
			const open = indexedDB.open('left', 1);
			open.onupgradeneeded = () => open.result.createObjectStore('left');
			open.onsuccess = resolve;
		});
		await window.host.runCommand('fixture:greet');
		await window.host.runCommand('fixture:ask');
		app.workspace.openPopoutLeaf();
	});
	await tab.page.mouse.move(20, 200);
}

test('a page that a test left in disorder is new for the next one', async () => {
	const first = await host.open({ files });
	const fresh = await traces(first);
	await leaveTraces(first);
	expect(await traces(first)).not.toEqual(fresh);
	// Its timer may have complained already.
	await first.close().catch(() => undefined);
	const second = await host.open({ files });
	expect(second.page).toBe(first.page);
	expect(second.page.context().pages()).toEqual([second.page]);
	expect(await traces(second)).toEqual(fresh);
	expect(fresh).toEqual(NEW);
	// Longer than the timer above waits.
	await second.page.waitForTimeout(300);
	await second.close();
});

test('an error belongs to the test that met it', async () => {
	const first = await host.open({ files });
	await first.page.evaluate(() => {
		window.setTimeout(() => {
			throw new Error('late');
		}, 0);
	});
	await expect(first.close()).rejects.toThrow('late');
	const second = await host.open({ files });
	expect(second.errors).toEqual([]);
	await second.close();
});

test('two apps at once have a page each, and a phone has one of its own', async () => {
	const [one, two] = [await host.open({ files }), await host.open({ files })];
	const phone = await host.open({ files, width: 390 });
	expect(new Set([one.page, two.page, phone.page]).size).toBe(3);
	expect(await phone.page.evaluate(() => 'ontouchstart' in window)).toBe(true);
	expect(await one.page.evaluate(() => 'ontouchstart' in window)).toBe(false);
	await Promise.all([one.close(), two.close(), phone.close()]);
});

test('a page of one’s own is given to nobody else', async () => {
	const own = await host.open({ files, ownPage: true });
	await own.close();
	const next = await host.open({ files });
	expect(next.page).not.toBe(own.page);
	await next.close();
});
