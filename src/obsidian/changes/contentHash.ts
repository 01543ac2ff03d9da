/** SHA-256 of the UTF-8 bytes of `text` in lower-case hex: what the command has of the same note. */
export async function contentHash(text: string): Promise<string> {
	const digest = await window.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
