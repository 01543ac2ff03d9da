import type { Range } from '../../../text/range.ts';
import type { FrontmatterValue } from '../../frontmatter.ts';
import { APOSTROPHE, CARRIAGE_RETURN, HASH, NEWLINE, QUOTE, SPACE } from '../../../text/characters.ts';
import { endOfLine, isLeftToYaml } from '../yaml/blockCharacters.ts';
import { plainScalar } from './plainScalar.ts';

/** The data of a plain block and the place of every key, value and list item, in offsets of the note. */
export interface SimpleBlock {
	readonly data: Record<string, FrontmatterValue>;
	readonly entries: readonly SimpleEntry[];
}

/** One top-level key; `items` holds start and end of each list item in turn, or is absent where the value is no list. */
export interface SimpleEntry {
	readonly name: string;
	readonly key: Range;
	value: Range;
	items: number[] | undefined;
}

/** `at` is the beginning of the next line to read. */
export interface SimpleReader extends SimpleBlock {
	readonly text: string;
	readonly end: number;
	readonly entries: SimpleEntry[];
	at: number;
}

export type ScalarValue = string | number | boolean | null;

/** Moves after the line whose value ends at `at`: blanks or a comment may follow, and the next line may not run on. */
export function closeLine(reader: SimpleReader, at: number): boolean {
	const { text, end } = reader;
	let offset = at;
	while (offset < end && text.charCodeAt(offset) === SPACE) offset++;
	const lineEnd = endOfLine(text, offset, end);
	if (lineEnd !== -1) {
		reader.at = lineEnd;
		return true;
	}
	if (offset === at || text.charCodeAt(offset) !== HASH) return false;
	reader.at = offset;
	return skipComment(reader);
}

/** A comment is skipped, but not unread: a control character in it is a fault of the block. */
export function skipComment(reader: SimpleReader): boolean {
	for (let at = reader.at; at < reader.end; at++) {
		const code = reader.text.charCodeAt(at);
		if (code === NEWLINE) {
			reader.at = at + 1;
			return true;
		}
		if (isLeftToYaml(code) && !(code === CARRIAGE_RETURN && reader.text.charCodeAt(at + 1) === NEWLINE)) return false;
	}
	reader.at = reader.end;
	return true;
}

export function scalarValue(reader: SimpleReader, start: number, end: number): ScalarValue | undefined {
	const first = reader.text.charCodeAt(start);
	if (first === QUOTE || first === APOSTROPHE) return reader.text.slice(start + 1, end - 1);
	return plainScalar(reader.text.slice(start, end));
}
