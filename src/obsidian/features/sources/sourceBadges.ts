import { capitalized } from '../../../core/text/capitalized.ts';
import { healthText } from '../../../core/sources/health/linkHealth.ts';
import type { Source } from '../../../core/sources/source.ts';
import type { SourceMarks } from './sourceMarks.ts';

/** A word or two beside a source. */
export interface SourceBadge {
	readonly text: string;
	/** What is known of its link, where the badge says that. */
	readonly health?: string;
}

/**
 * What is said of a source beside what it says itself. A link of which nothing is known has no badge; `isUnwritten` is
 * whether it is a note that the vault is known not to have.
 */
export function sourceBadges(source: Source, { isRepeated, isUnused, health }: SourceMarks, isUnwritten: boolean): readonly SourceBadge[] {
	const badges: SourceBadge[] = [];
	if (isRepeated) badges.push({ text: 'Given twice' });
	if (isUnused) badges.push({ text: 'Not used in the text' });
	if (health.kind !== 'unknown') {
		const text = healthText(health);
		badges.push({ text: capitalized(text), health: health.kind });
	}
	if (source.kind === 'text' && source.crossVault) {
		const { vault } = source.crossVault;
		badges.push({ text: vault === null ? 'In another vault' : `In the vault ${vault}` });
	}
	if (isUnwritten) badges.push({ text: 'Not written yet' });
	return badges;
}
