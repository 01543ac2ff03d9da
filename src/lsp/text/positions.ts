import { type Position, PositionEncodingKind, type Range as LspRange } from '../protocol.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../../core/text/range.ts';
import { utf8Length } from '../../core/text/utf8Length.ts';

/** What positions are counted in: the first that the client wants and that is one of the protocol's; UTF-16 where it wants none. */
export function encodingFor(wanted: readonly string[] | undefined): PositionEncodingKind {
	const known: readonly string[] = [PositionEncodingKind.UTF8, PositionEncodingKind.UTF16, PositionEncodingKind.UTF32];
	return wanted?.find((encoding) => known.includes(encoding)) ?? PositionEncodingKind.UTF16;
}

/** The places of one text as the protocol names them: line and character from 0, characters in the units that were agreed on. */
export class Positions {
	readonly #document: TextDocument;
	readonly #encoding: PositionEncodingKind;

	constructor(document: TextDocument, encoding: PositionEncodingKind) {
		this.#document = document;
		this.#encoding = encoding;
	}

	static of(text: string, encoding: PositionEncodingKind): Positions {
		return new Positions(TextDocument.create('', 'markdown', 0, text), encoding);
	}

	/** The position of an offset in UTF-16 code units. */
	at(offset: number): Position {
		const { line, character } = this.#document.positionAt(offset);
		return this.#encoding === PositionEncodingKind.UTF16
			? { line, character }
			: { line, character: this.#units(this.#lineTo(line, character)) };
	}

	range({ start, end }: Range): LspRange {
		return { start: this.at(start), end: this.at(end) };
	}

	/** The offset in UTF-16 code units of a position; what lies after the end of a line is its end. */
	offset(position: Position): number {
		return this.#document.offsetAt(this.inUtf16(position));
	}

	/** The same position with its character in UTF-16 code units. A place inside a character is its beginning. */
	inUtf16({ line, character }: Position): Position {
		if (this.#encoding === PositionEncodingKind.UTF16) return { line, character };
		const text = this.#lineTo(line, Number.MAX_SAFE_INTEGER);
		let units = 0;
		let at = 0;
		for (const point of text) {
			units += this.#units(point);
			if (units > character) break;
			at += point.length;
		}
		return { line, character: at };
	}

	#lineTo(line: number, character: number): string {
		return this.#document.getText({ start: { line, character: 0 }, end: { line, character } });
	}

	#units(text: string): number {
		if (this.#encoding === PositionEncodingKind.UTF8) return utf8Length(text);
		return [...text].length;
	}
}
