import { healthText, type LinkHealth } from '../../../core/sources/health/linkHealth.ts';

/** What is said of a source beside what it says itself. */
export interface SourceMarks {
	/** The note gives the page twice. */
	readonly isRepeated: boolean;
	/** Nothing in the text leads to it, though the note ties its sources to its text. */
	readonly isUnused: boolean;
	readonly health: LinkHealth;
}

/** A source of which nothing is said. */
export const NO_MARKS: SourceMarks = { isRepeated: false, isUnused: false, health: { kind: 'unknown' } };

/** Draws the marks as badges; a link of which nothing is known has none. */
export function drawMarks(parent: HTMLElement, { isRepeated, isUnused, health }: SourceMarks): void {
	if (isRepeated) parent.createSpan({ cls: 'dossier-badge', text: 'Given twice' });
	if (isUnused) parent.createSpan({ cls: 'dossier-badge', text: 'Not used in the text' });
	if (health.kind === 'unknown') return;
	const text = healthText(health);
	parent.createSpan({ cls: `dossier-badge dossier-health-${health.kind}`, text: text.charAt(0).toUpperCase() + text.slice(1) });
}
