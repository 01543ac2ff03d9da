import type { App } from 'obsidian';
import { type FormerName, formerNamesMoved, withFormerName } from '../../../core/vault/renaming/formerNames.ts';

/** Where they stand in the app's own storage of this vault on this device. */
const KEY = 'dossier-former-names';

/** The names that notes went by before they were renamed here, kept over a restart. */
export interface FormerNameStore {
	readonly all: readonly FormerName[];
	add(former: FormerName): void;
	/** Takes in that a note or folder moved. */
	moved(from: string, to: string): void;
}

/** The former names of `app`'s vault. Not in `data.json`: a name is rewritten where it was changed, and soon after. */
export function formerNameStore(app: App): FormerNameStore {
	let all = parse(app.loadLocalStorage(KEY));
	const keep = (next: readonly FormerName[]): void => {
		if (JSON.stringify(next) === JSON.stringify(all)) return;
		all = next;
		app.saveLocalStorage(KEY, JSON.stringify(next));
	};
	return {
		get all() {
			return all;
		},
		add: (former) => keep(withFormerName(all, former)),
		moved: (from, to) => keep(formerNamesMoved(all, from, to)),
	};
}

/** What is stored, as far as it can be read. */
function parse(stored: unknown): readonly FormerName[] {
	if (typeof stored !== 'string') return [];
	try {
		const rows: unknown = JSON.parse(stored);
		return Array.isArray(rows) ? rows.filter(isFormerName) : [];
	} catch {
		return [];
	}
}

function isFormerName(row: unknown): row is FormerName {
	if (typeof row !== 'object' || row === null) return false;
	const { name, path } = row as Partial<Record<keyof FormerName, unknown>>;
	return typeof name === 'string' && typeof path === 'string';
}
