import { APOSTROPHE, COLON, DASH, isDigit, isLetter, NEWLINE, QUOTE, skipBlanks, UNDERSCORE } from '../text/characters.ts';

/** What stands before a place in its line of a `.base` file. Asked from the beginning of the text to its end, it looks at each character once. */
export class BeforeInLine {
	readonly #text: string;
	#at = 0;
	/** Where a key or a value of the line may begin: after its indentation, after its dash, after its key. */
	#beginnings: readonly number[] = [];
	/** Where what is in quotes is counted from: after the quote that the value itself begins with. */
	#valueStart = 0;
	#double = 0;
	#single = 0;

	constructor(text: string) {
		this.#text = text;
		this.#beginLine(0);
	}

	/** Goes on to `offset`, which is not before the last one. */
	moveTo(offset: number): void {
		for (; this.#at < offset; this.#at += 1) {
			const code = this.#text.charCodeAt(this.#at);
			if (code === NEWLINE) this.#beginLine(this.#at + 1);
			else if (this.#at < this.#valueStart) continue;
			else if (code === QUOTE) this.#double += 1;
			else if (code === APOSTROPHE) this.#single += 1;
		}
	}

	/** Whether nothing stands before it in its line but what a key or a value comes after, and the quote that it may begin with. */
	get isKeyOrDash(): boolean {
		return this.#beginnings.some((start) => this.#at === start || (this.#at === start + 1 && isQuote(this.#text.charCodeAt(start))));
	}

	/** Whether it stands in a text of an expression: after an odd number of the quotes that do not begin the value itself. */
	get isInQuotes(): boolean {
		return this.#double % 2 === 1 || this.#single % 2 === 1;
	}

	#beginLine(start: number): void {
		const text = this.#text;
		const indented = skipBlanks(text, start, text.length);
		const afterDash = text.startsWith('- ', indented) ? indented + 2 : indented;
		let keyEnd = afterDash;
		while (isOfKey(text.charCodeAt(keyEnd))) keyEnd += 1;
		const afterColon = keyEnd > afterDash && text.charCodeAt(keyEnd) === COLON ? skipBlanks(text, keyEnd + 1, text.length) : 0;
		const end = afterColon > keyEnd + 1 ? afterColon : afterDash;
		this.#beginnings = [indented, afterDash, end];
		this.#valueStart = isQuote(text.charCodeAt(end)) ? end + 1 : end;
		this.#double = 0;
		this.#single = 0;
	}
}

function isQuote(code: number): boolean {
	return code === QUOTE || code === APOSTROPHE;
}

/** A letter, a digit, `_` or `-` of ASCII. */
function isOfKey(code: number): boolean {
	return isLetter(code) || isDigit(code) || code === UNDERSCORE || code === DASH;
}
