import type { Settings } from '../settings.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** Fewer would starve vaults whose author has only begun; more than the second is no choice any more. */
const LEAST = 8;
const MOST = 25;

/** Nine sections in ten are not longer than the limit. */
const PERCENTILE = 0.9;

/**
 * How many bullets a related section may hold: the setting's number, or with `auto` what the vault's own sections hold,
 * the ninetieth percentile (nearest rank) of those that hold any, at least 8 and at most 25.
 */
export function limitFor(index: VaultIndex, settings: Pick<Settings, 'relatedLimit'>): number {
	if (settings.relatedLimit !== 'auto') return settings.relatedLimit;
	const sizes = index
		.paths()
		.map((path) => index.record(path)?.links.filter((link) => link.isRelatedBullet).length ?? 0)
		.filter((size) => size > 0)
		.sort((a, b) => a - b);
	const usual = sizes[Math.ceil(sizes.length * PERCENTILE) - 1] ?? LEAST;
	return Math.min(MOST, Math.max(LEAST, usual));
}
