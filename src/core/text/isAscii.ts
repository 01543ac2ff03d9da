/** Whether every character of `text` is ASCII: such a text is its own normal form, and needs no table to be folded. */
export function isAscii(text: string): boolean {
	for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
	return true;
}
