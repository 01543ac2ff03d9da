import type { HostApp } from './hostApp.ts';

const page: { app: HostApp | null } = { app: null };

/** The one app of the page: menus and notices are made without being given it, as in Obsidian. */
export function appOfPage(): HostApp {
	if (!page.app) throw new Error('the app is not there yet: boot the stand-in first');
	return page.app;
}

export function becomeAppOfPage(app: HostApp): void {
	page.app = app;
}

export function endAppOfPage(): void {
	page.app = null;
}
