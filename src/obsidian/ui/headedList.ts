import { counted } from '../../core/text/counted.ts';
import type { HeadedRow } from './headedRows.ts';
import { virtualList, type VirtualList } from './virtualList.ts';

/**
 * A list whose headings say how many items stand below each.
 *
 * @param scroller the element that scrolls; the list is made inside it.
 * @param noun what a screen reader hears that is counted, and that of several.
 * @param heightOf a first guess in pixels for an item.
 */
export function headedList<T>(
	scroller: HTMLElement,
	label: string,
	noun: readonly [one: string, several: string],
	heightOf: (item: T) => number,
	draw: (item: T, element: HTMLElement) => void,
): VirtualList<HeadedRow<T>> {
	return virtualList<HeadedRow<T>>(scroller, label, {
		keyOf: ({ key }) => key,
		estimate: (row) => (row.kind === 'heading' ? 32 : heightOf(row.item)),
		draw(row, element) {
			if (row.kind === 'item') {
				draw(row.item, element);
				return;
			}
			const heading = element.createDiv({ cls: 'dossier-heading-row', attr: { role: 'heading', 'aria-level': '3' } });
			heading.createSpan({ text: row.title });
			heading.createSpan({ cls: 'dossier-count', text: String(row.count), attr: { 'aria-label': counted(row.count, ...noun) } });
		},
	});
}
