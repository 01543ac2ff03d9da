import { Platform } from 'obsidian';

/**
 * Puts `text` on the clipboard. Only the window in front may: the main one does not while a pop-out has the focus.
 *
 * @param text perhaps one that takes a moment. WebKit, which the app has on iOS, lets only a tap write and not what comes after it, but takes a
 * promise (Clipboard API, `ClipboardItem`); elsewhere that takes the page several times as long as a text.
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
	const { clipboard } = activeWindow.navigator;
	if (!Platform.isIosApp) return clipboard.writeText(await text);
	const type = 'text/plain';
	const blob = Promise.resolve(text).then((whole) => new Blob([whole], { type }));
	return clipboard.write([new ClipboardItem({ [type]: blob })]);
}
