/** What a code block of ours asks for: its lines `key: value`, or what is wrong with the first line that is none. */
export type BlockOptions = { readonly values: ReadonlyMap<string, string> } | { readonly fault: string };

/** Reads the lines of a code block; empty lines and those that begin with `#` say nothing. */
export function blockOptions(text: string, keys: readonly string[]): BlockOptions {
	const values = new Map<string, string>();
	for (const line of text.split('\n')) {
		const written = line.trim();
		if (written === '' || written.startsWith('#')) continue;
		const at = written.indexOf(':');
		const key = written.slice(0, Math.max(at, 0)).trim().toLowerCase();
		if (!keys.includes(key))
			return { fault: `“${written}” is not understood; a line is one of: ${keys.map((each) => `${each}: …`).join(', ')}` };
		values.set(key, written.slice(at + 1).trim());
	}
	return { values };
}

/** What is said of a value that is none of `choices`, each of which is a `noun`. */
export function noneOf(written: string, noun: string, choices: readonly string[]): string {
	return `“${written}” is no ${noun}; one of: ${choices.join(', ')}`;
}
