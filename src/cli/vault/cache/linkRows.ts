import type { VaultIndex } from '../../../core/vault/vaultIndex.ts';
import type { Steps } from '../../../core/text/steps.ts';

/** A note, its aliases, and the numbers of the rows of the notes that lead to it, in their order. */
export type LinkRow = readonly [path: string, aliases: readonly string[], sources: readonly number[]];

/** What is kept of which notes lead to each. */
export interface StoredLinks {
	/** The fields that name notes although types do not say so. */
	readonly plainFields: readonly string[];
	/** A `LinkRow` in each, in the order of the notes' paths. */
	readonly lines: Iterable<string>;
}

/** The rows in these lines; `undefined` where one is none: whoever made the vault may have made its cache. */
export function* linkRowsIn(lines: Iterable<string>): Steps<readonly LinkRow[] | undefined> {
	const rows: LinkRow[] = [];
	try {
		for (const line of lines) {
			yield;
			const row: unknown = JSON.parse(line);
			if (!isLinkRow(row)) return undefined;
			rows.push(row);
		}
	} catch {
		return undefined;
	}
	return rows;
}

function isLinkRow(row: unknown): row is LinkRow {
	if (!Array.isArray(row)) return false;
	const [path, aliases, sources] = row as readonly unknown[];
	return (
		typeof path === 'string' &&
		Array.isArray(aliases) &&
		aliases.every((alias) => typeof alias === 'string') &&
		Array.isArray(sources) &&
		sources.every((source) => typeof source === 'number')
	);
}

/** Which notes lead to each, of an index whose backlinks are all worked out. */
export function storedLinksOf(index: LinkedIndex): StoredLinks {
	return { plainFields: [...index.plainNames.fields], lines: linesOf(index) };
}

type LinkedIndex = Pick<VaultIndex, 'paths' | 'record' | 'backlinkSources' | 'visitTargets'> & {
	readonly plainNames: { readonly fields: ReadonlySet<string> };
};

function* linesOf(index: LinkedIndex): Iterable<string> {
	const paths = index.paths();
	const numbers = new Map(paths.map((path, at) => [path, at]));
	for (const path of paths) {
		const sources = index.backlinkSources(path).map((source) => numbers.get(source) ?? -1);
		yield JSON.stringify([path, index.record(path)?.aliases ?? [], sources] satisfies LinkRow);
	}
}

/**
 * `storedLinksOf` by what was stored `before` the notes at `changed` got other links, where files, names and all other links are as
 * they were; `undefined` where that cannot be told.
 */
export function* storedLinksAfter(before: StoredLinks, changed: readonly string[], index: LinkedIndex): Steps<StoredLinks | undefined> {
	const lines = [...before.lines];
	const rows = yield* linkRowsIn(lines);
	const paths = index.paths();
	if (rows?.length !== paths.length || rows.some(([path], at) => path !== paths[at])) return undefined;
	const leads = changed.map((path) => {
		const targets = new Set<string>();
		index.visitTargets(path, (to) => targets.add(to));
		return { number: paths.indexOf(path), targets };
	});
	return {
		plainFields: before.plainFields,
		lines: rows.map(([path, aliases, sources], at) => {
			let now = sources;
			for (const { number, targets } of leads)
				if (targets.has(path) !== now.includes(number))
					now = targets.has(path) ? [...now, number].sort((a, b) => a - b) : now.filter((source) => source !== number);
			return now === sources ? (lines[at] ?? '') : JSON.stringify([path, aliases, now] satisfies LinkRow);
		}),
	};
}
