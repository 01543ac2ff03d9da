/**
 * `text` without the blanks and the `characters` that stand at its end, in any order.
 *
 * A loop, since an expression such as `/[\s.]+$/` looks for its end from every blank on: for a text full of blanks that
 * takes a time that grows with the square of its length.
 */
export function trimEndOf(text: string, characters: string): string {
	let end = text.length;
	while (end > 0 && isTrimmed(text.charAt(end - 1), characters)) end -= 1;
	return text.slice(0, end);
}

function isTrimmed(character: string, characters: string): boolean {
	return characters.includes(character) || character.trim() === '';
}
