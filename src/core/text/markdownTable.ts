/** A Markdown table (GFM 0.29, 4.10), a row a part, its line end included: cells on one line, bars in them escaped. */
export function* markdownTable<T>(head: readonly string[], items: readonly T[], cellsOf: (item: T) => readonly string[]): Iterable<string> {
	yield rowOf(head) + rowOf(head.map(() => '---'));
	for (const item of items) yield rowOf(cellsOf(item));
}

function rowOf(cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replace(/\\?\|/g, '\\|')).join(' | ')} |\n`;
}
