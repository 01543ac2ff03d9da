import { foldName } from '../../core/text/foldName.ts';
import type { Steps } from '../../core/text/steps.ts';

/** A row of a list with headings: a heading, or one of the items below it. */
export type HeadedRow<T> =
	| { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly count: number }
	| { readonly kind: 'item'; readonly key: string; readonly item: T };

/** How items stand below headings. */
export interface Heading<T> {
	/** What heads an item; items of one heading stand together. */
	readonly titleOf: (item: T) => string;
	/** What tells an item over a redraw; of several that have it in common each is told by how many come before it. */
	readonly keyOf: (item: T) => string;
	/** What a filter looks for words in. */
	readonly textOf: (item: T) => string;
}

/** So many items are looked at in a step: a few milliseconds. */
const ITEMS_A_STEP = 256;

/** The rows for those of `items` that say `filter`, without regard to capitals and accents: each heading with how many stand below it. */
export function* headedRows<T>(
	items: readonly T[],
	filter: string,
	{ titleOf, keyOf, textOf }: Heading<T>,
): Steps<readonly HeadedRow<T>[]> {
	const wanted = foldName(filter);
	const rows: HeadedRow<T>[] = [];
	let heading: { kind: 'heading'; key: string; title: string; count: number } | undefined;
	const seen = new Map<string, number>();
	for (const [at, item] of items.entries()) {
		if (at % ITEMS_A_STEP === 0) yield;
		const own = keyOf(item);
		const before = seen.get(own) ?? 0;
		seen.set(own, before + 1);
		if (wanted !== '' && !foldName(textOf(item)).includes(wanted)) continue;
		const title = titleOf(item);
		const key = `${own} ${before}`;
		if (heading?.title !== title) rows.push((heading = { kind: 'heading', key: `heading ${key}`, title, count: 0 }));
		heading.count += 1;
		rows.push({ kind: 'item', key, item });
	}
	return rows;
}
