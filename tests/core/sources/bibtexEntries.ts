/** An entry of a BibTeX file: its type, key and fields, outer braces taken off. */
export interface BibtexEntry {
	readonly type: string;
	readonly key: string;
	readonly fields: Readonly<Record<string, string>>;
}

/**
 * A second reader of BibTeX, for looking at what the first wrote: braces count, everything else is text
 * (btxdoc, "Using BibTeX"). Throws where the braces do not close or something stands between entries.
 */
export function bibtexEntries(text: string): BibtexEntry[] {
	const entries: BibtexEntry[] = [];
	let at = 0;
	while (text.slice(at).trim() !== '') {
		const head = /^\s*@(\w+)\{([^\s,{}]+),/.exec(text.slice(at));
		if (!head) throw new Error(`no entry at ${at}: ${text.slice(at, at + 40)}`);
		at += head[0].length;
		const fields: Record<string, string> = {};
		for (;;) {
			const end = /^\s*\}/.exec(text.slice(at));
			if (end) {
				at += end[0].length;
				break;
			}
			const name = /^\s*([\w-]+) = \{/.exec(text.slice(at));
			if (!name?.[1]) throw new Error(`no field at ${at}: ${text.slice(at, at + 40)}`);
			const start = at + name[0].length;
			at = closingBrace(text, start);
			fields[name[1]] = text.slice(start, at);
			at += 1;
			if (text.charAt(at) === ',') at += 1;
		}
		entries.push({ type: head[1] ?? '', key: head[2] ?? '', fields });
	}
	return entries;
}

/** A value as it is printed: no braces for capitals, no commands for characters. */
export function printed(value: string): string {
	const commands: Readonly<Record<string, string>> = { textbackslash: '\u0001', textbraceleft: '\u0002', textbraceright: '\u0003', textasciitilde: '~', textasciicircum: '^', textless: '<', textgreater: '>' };
	return value
		.replace(/\\(text\w+)\{\}/g, (_, name: string) => commands[name] ?? name)
		.replace(/\\([&%$#_])/g, '$1')
		.replace(/[{}]/g, '')
		.replaceAll('\u0001', '\\')
		.replaceAll('\u0002', '{')
		.replaceAll('\u0003', '}');
}

function closingBrace(text: string, start: number): number {
	let depth = 1;
	for (let at = start; at < text.length; at += 1) {
		if (text.charAt(at) === '{') depth += 1;
		if (text.charAt(at) === '}') depth -= 1;
		if (depth === 0) return at;
	}
	throw new Error(`a brace of the field at ${start} is never closed`);
}
