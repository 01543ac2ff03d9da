/**
 * Tells whether a note of this text may say one of the names, so that it is worth to be read for `mentionsIn`.
 * Says yes too often (a name may stand in a link or inside a word), never no where there is a mention.
 */
export function mayMention(names: readonly string[]): (text: string) => boolean {
	const forms = new Set(names.flatMap((name) => [folded(name.normalize('NFC')), folded(name.normalize('NFD'))]));
	return (text) => {
		const lower = folded(text);
		for (const form of forms) if (lower.includes(form)) return true;
		return false;
	};
}

/** In small letters; the one letter whose small form depends on what follows it is made one. */
function folded(text: string): string {
	return text.toLowerCase().replaceAll('ς', 'σ');
}
