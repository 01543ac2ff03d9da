/** `body` as a template: with `\n` line ends, without blank lines before it, with one line end after it; empty for none. */
export function templateBody(body: string): string {
	const lines = body.replace(/\r\n?/g, '\n').split('\n');
	const first = lines.findIndex((line) => line.trim() !== '');
	const last = lines.findLastIndex((line) => line.trim() !== '');
	return first === -1 ? '' : `${lines.slice(first, last + 1).join('\n')}\n`;
}
