import type { App, Component } from 'obsidian';

/** Calls `heard` with each event of `types` in any window of the app, before whoever it is meant for hears of it. */
export function hearInput(
	owner: Component,
	{ workspace }: App,
	types: readonly (keyof DocumentEventMap)[],
	heard: (event: Event) => void,
): void {
	const pages = new Set<Document>();
	const listen = (page: Document): void => {
		if (pages.has(page)) return;
		pages.add(page);
		for (const type of types) owner.registerDomEvent(page, type, heard, { capture: true });
	};
	listen(document);
	owner.registerEvent(workspace.on('window-open', (_, page) => listen(page.document)));
	owner.registerEvent(workspace.on('window-close', (_, page) => void pages.delete(page.document)));
	// Those that were open before: a plugin can be turned on at any time.
	workspace.onLayoutReady(() => workspace.iterateAllLeaves(({ view }) => listen(view.containerEl.ownerDocument)));
}

/** The app tells of a change so long after it was made at most; what comes later was made by somebody else. */
const OWN_CHANGE_MS = 5000;

/** Tells whether a change that the app tells of now may be the user's own doing, in whatever window: else Sync, git or another program made it. */
export function ownDoing(owner: Component, app: App): () => boolean {
	let lastInput = -Infinity;
	hearInput(owner, app, ['keydown', 'pointerdown', 'paste', 'drop'], () => (lastInput = performance.now()));
	return () => performance.now() - lastInput < OWN_CHANGE_MS;
}
