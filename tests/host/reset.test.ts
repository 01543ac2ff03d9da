import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { keptObjects } from '../support/browser/keptObjects.ts';

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
			onRequest: window.host.onRequest,
			direction: document.documentElement.dir,
			title: document.title,
			styles: document.head.querySelectorAll('style').length,
			nativeAlert: String(window.alert).includes('[native code]'),
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
	onRequest: null,
	direction: '',
	title: 'Dossier in a stand-in for Obsidian',
	styles: 0,
	nativeAlert: true,
	trapped: 0,
	clipboard: 'prompt',
	size: [1280, 800],
	windows: 0,
};

const files = { 'A.md': '# A\n' };

/** When the page was loaded, in milliseconds since 1970: another figure for every time. */
const loadedAt = (tab: HostTab): Promise<number> => tab.page.evaluate(() => performance.timeOrigin);

/** Leaves something of every kind. */
async function leaveTraces(tab: HostTab, isDatabaseHeld: boolean): Promise<void> {
	await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await tab.page.setViewportSize({ width: 900, height: 500 });
	await tab.page.evaluate(async (held) => {
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
		Object.assign(window, { left: true, alert: () => undefined });
		document.documentElement.dir = 'rtl';
		document.title = 'left';
		document.head.createEl('style', { text: 'body { color: red }' });
		const heard = (): void => {
			Object.assign(window, { heard: 1 });
			console.error('a listener or a timer of the test before');
		};
		window.setInterval(heard, 200);
		const again = (): void => void window.setTimeout(again, 50);
		again();
		const drawn = (): void => void window.requestAnimationFrame(drawn);
		drawn();
		for (const target of [window, document, document.documentElement, document.body]) target.addEventListener('mousemove', heard);
		new MutationObserver(heard).observe(document.body, { childList: true, attributes: true });
		const database = await new Promise<IDBDatabase>((resolve) => {
			const open = indexedDB.open('left', 1);
			open.onupgradeneeded = () => open.result.createObjectStore('left');
			open.onsuccess = () => resolve(open.result);
		});
		// What nobody refers to is closed when garbage is collected.
		if (held) Object.assign(window, { database });
		else database.close();
		await window.host.runCommand('fixture:greet');
		await window.host.runCommand('fixture:ask');
		app.workspace.openPopoutLeaf();
	}, isDatabaseHeld);
	await tab.page.mouse.move(20, 200);
}

test.each([
	['is emptied', false, false],
	['is loaded anew where something is held that only the browser can take', true, true],
])('a page that a test left in disorder %s, and is new for the next one', async (_, isDatabaseHeld, isLoadedAnew) => {
	const first = await host.open({ files });
	const loaded = await loadedAt(first);
	const fresh = await traces(first);
	await leaveTraces(first, isDatabaseHeld);
	expect(await traces(first)).not.toEqual(fresh);
	// Its timer may have complained already.
	await first.close().catch(() => undefined);
	const second = await host.open({ files });
	expect(second.page).toBe(first.page);
	expect(second.page.context().pages()).toEqual([second.page]);
	expect((await loadedAt(second)) !== loaded).toBe(isLoadedAnew);
	expect(await traces(second)).toEqual(fresh);
	expect(fresh).toEqual(NEW);
	// Longer than the timer above waits.
	await second.page.mouse.move(30, 300);
	await second.page.waitForTimeout(300);
	expect(await second.page.evaluate(() => 'heard' in window)).toBe(false);
	await second.close();
});

const keptApps = (tab: HostTab): Promise<number> => keptObjects(tab, 'Object.getPrototypeOf(window.host.app)');

test('a page keeps nothing of the apps that ended in it, whose notes the browser would look through again and again', async () => {
	for (let round = 0; round < 3; round++) {
		const tab = await host.open({ files });
		await tab.page.evaluate(() => window.host.open('A.md'));
		await tab.page.evaluate(() => window.host.open('A.md', { newLeaf: true }));
		await tab.close();
	}
	const last = await host.open({ files });
	await expect.poll(() => keptApps(last)).toBe(1);
	await last.close();
});

test('a page that was refused databases has them again for the next one', async () => {
	const opens = (tab: HostTab): Promise<string> =>
		tab.page.evaluate(async () => {
			try {
				const open = indexedDB.open('any');
				await new Promise((resolve) => (open.onsuccess = resolve));
				open.result.close();
				return 'opens';
			} catch (error) {
				return (error as Error).name;
			}
		});
	const first = await host.open({ files, withoutDatabase: true });
	expect(await opens(first)).toBe('SecurityError');
	await first.close();
	const second = await host.open({ files });
	expect([await opens(second), second.page === first.page]).toEqual(['opens', true]);
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

test('a page whose clock a test turned is emptied for who asks for such a page, and is given to nobody else', async () => {
	const turned = await host.open({ files, ownClock: true });
	await turned.page.evaluate(() => {
		window.setTimeout(() => {
			throw new Error('late');
		}, 60_000);
	});
	await turned.close();
	const again = await host.open({ files, ownClock: true });
	expect(again.page).toBe(turned.page);
	await again.page.clock.fastForward(120_000);
	await again.close();
	const next = await host.open({ files });
	expect(next.page).not.toBe(turned.page);
	await next.close();
});
