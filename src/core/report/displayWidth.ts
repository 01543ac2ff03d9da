/** Marks that stand on the letter before them, and joiners: no column of their own (Unicode 16, categories Mn, Me, Cf). */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** What terminals draw two columns wide: East Asian Wide and Fullwidth (Unicode 16, UAX 11), and emoji shown as pictures. */
const TWO_WIDE =
	/^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]$/u;

/** The columns that `text` takes on a terminal, each character on its own. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		if (character <= '\u02FF') width += 1;
		else if (TWO_WIDE.test(character)) width += 2;
		else if (!NO_WIDTH.test(character)) width += 1;
	}
	return width;
}
