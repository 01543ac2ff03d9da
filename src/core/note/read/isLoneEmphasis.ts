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
