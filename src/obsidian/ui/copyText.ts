/** Puts `text` on the clipboard. Only the window in front may: the main one does not while a pop-out has the focus. */
export function copyText(text: string): Promise<void> {
	return activeWindow.navigator.clipboard.writeText(text);
}
