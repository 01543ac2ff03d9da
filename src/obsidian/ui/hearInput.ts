import type { App, Component } from 'obsidian';

/** Calls `heard` with each event of `types` in any window of the app, before whoever it is meant for hears of it. */
export function hearInput(
	owner: Component,
	{ workspace }: App,
	types: readonly (keyof DocumentEventMap)[],
	heard: (event: Event) => void,
): void {
	const listen = (page: Document): void => {
		for (const type of types) owner.registerDomEvent(page, type, heard, { capture: true });
	};
	listen(document);
	owner.registerEvent(workspace.on('window-open', (_, page) => listen(page.document)));
}
