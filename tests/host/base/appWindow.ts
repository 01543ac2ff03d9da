import type { PageWindow } from '../dom/pageWindow.ts';

/** Makes `page` the window that `activeWindow` and `activeDocument` name: the one that was clicked or typed into last. */
export function becomeActive(page: Window): void {
	Object.assign(window, { activeWindow: page, activeDocument: page.document });
}

/** Gives `page` the style of the main window, and nothing that is not in it. */
export function copyStyles(page: Window): void {
	for (const old of page.document.head.findAll('style, link[rel="stylesheet"]')) old.remove();
	for (const sheet of document.head.findAll('style, link[rel="stylesheet"]')) {
		const copy = page.document.importNode(sheet, true);
		if ('href' in sheet) copy.setAttribute('href', String(sheet.href));
		page.document.head.appendChild(copy);
	}
}

/** What was copied in the app of this page. */
let copied: string | Blob = '';

/** Forgets what was copied: nothing of it reaches the next app in the page. */
export function emptyClipboard(): void {
	copied = '';
}

/**
 * Gives the app's windows a clipboard of their own: that of the system is one for all pages, in which tests run side by side. It refuses
 * to be written from a window that is not in front, and to be read without the permission, as Chromium's does.
 */
export function guardClipboard(page: PageWindow): void {
	const { clipboard, permissions } = page.navigator;
	const refuse = (what: string, why: string): never => {
		throw new DOMException(`Failed to execute '${what}' on 'Clipboard': ${why}`, 'NotAllowedError');
	};
	clipboard.writeText = async (text): Promise<void> => {
		if (window.activeWindow !== page) refuse('writeText', 'Document is not focused.');
		copied = text;
	};
	clipboard.write = async ([item]): Promise<void> => {
		if (window.activeWindow !== page) refuse('write', 'Document is not focused.');
		copied = (await item?.getType('text/plain')) ?? '';
	};
	clipboard.readText = async (): Promise<string> => {
		const { state } = await permissions.query({ name: 'clipboard-read' as PermissionName });
		return state === 'granted' ? await new Response(copied).text() : refuse('readText', 'Read permission denied.');
	};
}
