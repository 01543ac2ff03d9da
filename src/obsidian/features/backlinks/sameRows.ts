import type { BacklinkItem } from './backlinkItem.ts';

/** Whether two lists of rows look the same, so that nothing has to be drawn. */
export function sameRows(items: readonly BacklinkItem[], others: readonly BacklinkItem[]): boolean {
	return items.length === others.length && items.every((item, at) => isShownAlike(item, others[at]));
}

function isShownAlike(item: BacklinkItem, other: BacklinkItem | undefined): boolean {
	if (item.key !== other?.key) return false;
	switch (item.kind) {
		case 'group':
			return other.kind === 'group' && item.count === other.count && item.isFolded === other.isFolded;
		case 'entry':
			return (
				other.kind === 'entry' &&
				item.isNew === other.isNew &&
				(item.candidate === undefined) === (other.candidate === undefined) &&
				isSaidAlike(item.entry, other.entry)
			);
		case 'suggestion':
			return true;
	}
}

function isSaidAlike(entry: Entry, other: Entry): boolean {
	if (entry === other) return true;
	if (entry.status !== other.status || entry.links.length !== other.links.length) return false;
	return entry.links.every(({ start, line }, at) => start === other.links[at]?.start && line === other.links[at].line);
}

type Entry = Extract<BacklinkItem, { kind: 'entry' }>['entry'];
