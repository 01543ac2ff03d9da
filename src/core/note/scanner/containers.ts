import { GREATER, isBlank } from '../../text/characters.ts';
import { FOOTNOTE, ITEM } from './scanResult.ts';
import { advanceColumns, advancePast, isBlankRest } from './lineCursor.ts';
import type { Container, Scan } from './scan.ts';

/** Deeper ones are text: a line of a hundred thousand `>` would else cost that much on every later line. */
export const MAX_CONTAINERS = 100;

/** A footnote's further lines are indented by four columns, as in GitHub's and Pandoc's Markdown. */
const FOOTNOTE_COLUMNS = 4;

/** Uses up the marks of the open containers that go on in this line; how many of them, outermost first, do. */
export function continueContainers(scan: Scan): number {
	const { containers } = scan;
	// A blank line goes on with every item and footnote but an empty one, which can only be the innermost.
	if (scan.quoteCount === 0 && isBlankRest(scan.cursor)) {
		return containers.at(-1)?.isFilled === false ? containers.length - 1 : containers.length;
	}
	let count = 0;
	for (const container of containers) {
		if (!continues(scan, container)) break;
		count++;
	}
	return count;
}

function continues(scan: Scan, container: Container): boolean {
	if (container.kind === 'quote') return takeQuoteMark(scan);
	const { cursor } = scan;
	if (isBlankRest(cursor)) return container.isFilled;
	const columns = container.kind === 'item' ? container.columns : FOOTNOTE_COLUMNS;
	if (cursor.indent < columns) return false;
	advanceColumns(cursor, columns);
	return true;
}

/** Uses up `>` and one blank after it, if they come next. */
export function takeQuoteMark({ cursor }: Scan): boolean {
	if (cursor.indent > 3 || isBlankRest(cursor) || cursor.text.charCodeAt(cursor.next) !== GREATER) return false;
	advancePast(cursor, 1);
	if (cursor.at < cursor.end && isBlank(cursor.text.charCodeAt(cursor.at))) advanceColumns(cursor, 1);
	return true;
}

/** Opens `container` inside the ones that are open. */
export function openContainer(scan: Scan, container: Container): void {
	fillContainer(scan);
	scan.containers.push(container);
	if (container.kind === 'quote') scan.quoteCount++;
	if (container.kind === 'item') scan.itemCount++;
}

/** Notes that the innermost container holds something. */
export function fillContainer(scan: Scan): void {
	const innermost = scan.containers.at(-1);
	if (innermost) innermost.isFilled = true;
}

/** Closes all containers but the outermost `count`: they end where the latest content did. */
export function closeContainers(scan: Scan, count: number): void {
	const { containers, contentEnd } = scan;
	while (containers.length > count) {
		const container = containers.pop();
		if (container) closeContainer(scan, container, contentEnd);
	}
}

function closeContainer(scan: Scan, container: Container, end: number): void {
	switch (container.kind) {
		case 'quote':
			scan.quoteCount--;
			return;
		case 'item':
			scan.itemCount--;
			scan.parts.listItems.numbers[container.row + ITEM.end] = end;
			return;
		case 'footnote': {
			const { numbers } = scan.parts.footnoteDefinitions;
			numbers[container.row + FOOTNOTE.end] = end;
			numbers[container.row + FOOTNOTE.contentEnd] = Math.max(numbers[container.row + FOOTNOTE.contentStart] ?? 0, end);
		}
	}
}
