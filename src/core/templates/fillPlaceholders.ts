/** A placeholder's name is not longer; what stands between braces further apart is text. */
const MAX_NAME = 100;

/** A filled text, and the placeholders that were left as they are because nothing is known of them. */
export interface FilledText {
	readonly text: string;
	readonly unknown: readonly string[];
}

/**
 * `template` with every `{{name}}` replaced by what `valueOf` gives for the name, trimmed, and for where it will stand in
 * the filled text; where it gives nothing the placeholder stays. One pass: what was put in is never looked at again, whatever stands in it. Nothing is run.
 */
export function fillPlaceholders(template: string, valueOf: (name: string, at: number) => string | undefined): FilledText {
	const unknown = new Set<string>();
	let text = '';
	let at = 0;
	for (;;) {
		const open = template.indexOf('{{', at);
		if (open === -1) break;
		const close = template.indexOf('}}', open + 2);
		if (close === -1) break;
		const name = template.slice(open + 2, close);
		// The braces nearest to the closing ones are the placeholder's: `{{ {{title}}`.
		const inner = name.lastIndexOf('{{');
		if (inner !== -1 || name.length > MAX_NAME || name.includes('\n')) {
			const next = inner === -1 ? open + 2 : open + 2 + inner;
			text += template.slice(at, next);
			at = next;
			continue;
		}
		const value = valueOf(name.trim(), text.length + open - at);
		if (value === undefined) unknown.add(name.trim());
		text += template.slice(at, open) + (value ?? template.slice(open, close + 2));
		at = close + 2;
	}
	return { text: text + template.slice(at), unknown: [...unknown] };
}
