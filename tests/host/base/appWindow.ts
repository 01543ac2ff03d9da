import type { PageWindow } from './installDomHelpers.ts';

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

/**
 * Refuses to write to the clipboard from a window that is not in front, as Chromium does: in the tests every page
 * believes that it has the focus, and nobody would notice.
 */
export function guardClipboard(page: PageWindow): void {
	const { clipboard } = page.navigator;
	const writeText = clipboard.writeText.bind(clipboard);
	clipboard.writeText = async (text: string): Promise<void> => {
		if (window.activeWindow !== page)
			throw new DOMException("Failed to execute 'writeText' on 'Clipboard': Document is not focused.", 'NotAllowedError');
		await writeText(text);
	};
}
