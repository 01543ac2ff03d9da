/** Whether a line is a thematic break: three or more `-`, `*` or `_`, blanks allowed between and up to three before (CommonMark 0.31, 4.1). */
export function isThematicBreak(line: string): boolean {
	let at = 0;
	while (line.charAt(at) === ' ') at += 1;
	const mark = line.charAt(at);
	if (at > 3 || (mark !== '-' && mark !== '*' && mark !== '_')) return false;
	let marks = 0;
	for (; at < line.length; at += 1) {
		const character = line.charAt(at);
		if (character === mark) marks += 1;
		else if (character !== ' ' && character !== '\t') return false;
	}
	return marks >= 3;
}

/** Whether a line is one stretch of emphasis and nothing else, such as `*Created 2026-03-20*`. */
export function isLoneEmphasis(line: string): boolean {
	const text = line.trim();
	const mark = text.charAt(0);
	if (line.startsWith(' ') || line.startsWith('\t') || (mark !== '*' && mark !== '_')) return false;
	let run = 0;
	while (text.charAt(run) === mark) run += 1;
	const inner = text.slice(run, text.length - run);
	if (inner === '' || run > 3 || !text.endsWith(mark.repeat(run))) return false;
	if (inner.trim() !== inner || inner.endsWith(mark)) return false;
	// `*a* and *b*` begins and ends alike, but is two stretches.
	return !inner.includes(`${mark} `) && !inner.includes(` ${mark}`);
}
