/** A row of a Markdown table (GFM 0.29, 4.10): cells on one line, bars in them escaped, its line end not included. */
export function markdownRow(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replace(/\\?\|/g, '\\|')).join(' | ')} |`;
}
