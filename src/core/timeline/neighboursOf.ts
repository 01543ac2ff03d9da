import { isIndexForRelated, isLogType } from '../vault/noteRole/isIndexForRelated.ts';
import { isChecked, type RoleSettings } from '../vault/noteRole/noteRoleOf.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/**
 * The notes that the note at `path` links or names and those that link or name it, in the order of their paths, itself first.
 * Indexes, logs, daily notes and templates are none: they hold everybody's dates.
 */
export function neighboursOf(path: string, index: VaultIndex, settings: RoleSettings): readonly string[] {
	const found = new Set<string>(index.backlinkSources(path));
	index.visitTargets(path, (to) => found.add(to));
	const isNeighbour = (other: string): boolean => {
		const record = index.record(other);
		return record !== undefined && isChecked(other, settings) && !isLogType(record.type) && !isIndexForRelated(record);
	};
	return [path, ...[...found].filter((other) => other !== path && isNeighbour(other)).sort()];
}
