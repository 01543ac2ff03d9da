/** One to six marks with a blank or nothing after them, at most three blanks before them (CommonMark 0.31, 4.2): `#politics` is a tag. */
const ATX_HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;

/** Whether a line begins an ATX heading where a block may begin. */
export function isAtxHeading(line: string): boolean {
	return ATX_HEADING.test(line);
}
