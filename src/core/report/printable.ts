/** What would move a terminal's cursor or hide text: controls, direction marks and overrides, zero-width blanks, a BOM. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** `text` with each tab as one blank and each character that a terminal would obey or hide as `·`. */
export function printable(text: string): string {
	return text.replaceAll('\t', ' ').replace(UNPRINTABLE, '·');
}
