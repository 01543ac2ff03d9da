import { foldCase } from '../../core/text/foldCase.ts';

/** A row of a list with headings: a heading, or one of the items below it. */
export type HeadedRow<T> =
	| { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly count: number }
	| { readonly kind: 'item'; readonly key: string; readonly item: T };

/** How items stand below headings. */
export interface Heading<T> {
	/** What heads an item; items of one heading stand together. */
	readonly titleOf: (item: T) => string;
	/** What tells items apart over a redraw. */
	readonly keyOf: (item: T, at: number) => string;
	/** What a filter looks for words in. */
	readonly textOf: (item: T) => string;
}

/** The rows for those of `items` that say `filter`, without regard to capitals: each heading with how many stand below it. */
export function headedRows<T>(items: readonly T[], filter: string, { titleOf, keyOf, textOf }: Heading<T>): readonly HeadedRow<T>[] {
	const wanted = foldCase(filter.trim());
	const rows: HeadedRow<T>[] = [];
	let heading: { kind: 'heading'; key: string; title: string; count: number } | undefined;
	for (const [at, item] of items.entries()) {
		if (wanted !== '' && !foldCase(textOf(item)).includes(wanted)) continue;
		const title = titleOf(item);
		const key = keyOf(item, at);
		if (heading?.title !== title) rows.push((heading = { kind: 'heading', key: `heading ${key}`, title, count: 0 }));
		heading.count += 1;
		rows.push({ kind: 'item', key, item });
	}
	return rows;
}
