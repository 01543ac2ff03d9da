import { parse } from 'yaml';

/** Where the front matter stands: `to` is after the closing fence, `yaml` the lines between. */
export interface FrontMatterBlock {
	readonly yaml: string;
	readonly from: number;
	readonly contentTo: number;
	readonly to: number;
}

/** The fenced block that opens on the first line, or `null`. Says nothing about whether it is YAML. */
export function frontMatterBlock(text: string): FrontMatterBlock | null {
	const first = lineEnd(text, 0);
	if (text.slice(0, first).trimEnd() !== '---') return null;
	for (let start = first + 1; start <= text.length; start = lineEnd(text, start) + 1) {
		const end = lineEnd(text, start);
		const line = text.slice(start, end).trimEnd();
		if (line !== '---') {
			if (end >= text.length) return null;
			continue;
		}
		return { yaml: text.slice(first + 1, start), from: first + 1, contentTo: start, to: start + 3 };
	}
	return null;
}

function lineEnd(text: string, from: number): number {
	const at = text.indexOf('\n', from);
	return at < 0 ? text.length : at;
}

/** The block's values as the app keeps them: dates stay text, a repeated key is an error. @throws what `yaml` throws. */
export function parseYaml(yaml: string): unknown {
	return parse(yaml, { version: '1.2', schema: 'core', merge: false, uniqueKeys: true, logLevel: 'error' });
}

/** The keys and values of the front matter, or `null` where there is none or it is no mapping. */
export function frontMatterOf(text: string): { block: FrontMatterBlock; data: Record<string, unknown> } | null {
	const block = frontMatterBlock(text);
	if (!block) return null;
	try {
		const data = parseYaml(block.yaml) ?? {};
		return typeof data === 'object' && !Array.isArray(data) ? { block, data: data as Record<string, unknown> } : null;
	} catch {
		// The app shows a note with unreadable YAML as one without front matter.
		return null;
	}
}
