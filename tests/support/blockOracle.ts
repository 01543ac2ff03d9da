import { parseDocument } from 'yaml';

/** A note taken apart by somebody who has never seen the editor: lines, a fence at either end, the YAML package. */
export interface Parts {
	/** A BOM, or nothing. */
	readonly bom: string;
	/** The lines between the fences, line ends included. */
	readonly block: readonly string[];
	/** The opening fence's line and the closing one's. */
	readonly fences: readonly [string, string];
	readonly body: string;
}

/** The parts of a note with front matter, or `undefined`. */
export function partsOf(text: string): Parts | undefined {
	const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
	const lines = text.slice(bom.length).split(/(?<=\n)/);
	const isFence = (line: string | undefined): boolean => line !== undefined && /^---[ \t]*\r?\n?$/.test(line);
	const close = lines.findIndex((line, index) => index > 0 && isFence(line));
	const [open = ''] = lines;
	if (!isFence(open) || close === -1) return undefined;
	return { bom, fences: [open, lines[close] ?? ''], block: lines.slice(1, close), body: lines.slice(close + 1).join('') };
}

/** What the YAML package makes of a block, as entries in their order; it has to be a map. */
export function entriesOf(block: readonly string[]): [string, unknown][] {
	const document = parseDocument(block.join(''), { version: '1.2', schema: 'core', merge: false, stringKeys: true });
	if (document.errors.length > 0) throw document.errors[0] ?? new Error('no YAML');
	const map: unknown = document.toJS({ mapAsMap: true });
	if (map === null) return [];
	if (!(map instanceof Map)) throw new Error('no map');
	return [...map].map(([key, value]) => [String(key), plain(value)]);
}

/** Maps as lists of pairs, so that their order counts. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return (value as unknown[]).map((item) => plain(item));
	if (value instanceof Map) return { map: [...(value as Map<unknown, unknown>)].map(([key, item]) => [key, plain(item)]) };
	return value;
}

/** The first and the last line, exclusive, of the entry of `key`: its own and all that are blank, indented, dashes or comments below. */
export function linesOfKey(block: readonly string[], key: string): readonly [number, number] {
	const isHead = (line: string): boolean => {
		const written = line.trim();
		return [key, `"${key}"`, `'${key}'`].some(
			(name) => written.startsWith(name) && /^[ \t]*(?::[ \t\r\n]|:$)/.test(written.slice(name.length) + '\n'),
		);
	};
	const indent = /^ */.exec(block.find((line) => line.trim() !== '' && !line.trim().startsWith('#')) ?? '')?.[0] ?? '';
	const start = block.findIndex((line) => line.startsWith(indent) && line.charAt(indent.length) !== ' ' && isHead(line));
	if (start === -1) return [block.length, block.length];
	let end = start + 1;
	while (end < block.length && /^(?:[ \t]|-[ \t\r\n]|#|\r?\n|[\]}])/.test((block[end] ?? '').slice(indent.length))) end += 1;
	return [start, end];
}

/** How many items `a` and `b` share at the front, and after those at the end. */
export function sharedEnds(a: readonly string[], b: readonly string[]): readonly [number, number] {
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
	let tail = 0;
	while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
	return [head, tail];
}
