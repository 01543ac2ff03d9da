import type { Settings } from '../settings/settings.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** Fewer would starve vaults whose author has only begun; more than the second is no choice any more. */
const LEAST = 8;
const MOST = 25;

/** Nine sections in ten are not longer than the limit. */
const PERCENTILE = 0.9;

/**
 * How many bullets a related section may hold: the setting's number, or with `auto` what the vault's own sections hold,
 * the ninetieth percentile (nearest rank) of those that hold any, at least 8 and at most 25.
 *
 * @param bulletsOf `relatedBulletsOf`, or what remembers its answers: it is asked of every note of the vault.
 */
export function limitFor(
	index: VaultIndex,
	settings: Pick<Settings, 'relatedLimit'>,
	bulletsOf: (record: NoteRecord) => number = relatedBulletsOf,
): number {
	if (settings.relatedLimit !== 'auto') return settings.relatedLimit;
	const sizes: number[] = [];
	for (const path of index.paths()) {
		const record = index.record(path);
		if (record !== undefined) sizes.push(bulletsOf(record));
	}
	return limitOf(sizes, settings);
}

/** The same, told how many bullets each note has. */
export function limitOf(all: readonly number[], settings: Pick<Settings, 'relatedLimit'>): number {
	if (settings.relatedLimit !== 'auto') return settings.relatedLimit;
	const sizes = all.filter((size) => size > 0).sort((a, b) => a - b);
	const usual = sizes[Math.ceil(sizes.length * PERCENTILE) - 1] ?? LEAST;
	return Math.min(MOST, Math.max(LEAST, usual));
}

/** How many related notes a note lists in bullets of their own. */
export function relatedBulletsOf(record: NoteRecord): number {
	// Without such a section there is no such bullet, and links need not be unpacked to see it.
	if (record.relatedHeading === -1) return 0;
	return record.links.filter(({ isRelatedBullet }) => isRelatedBullet).length;
}
