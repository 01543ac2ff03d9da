import { OVERVIEW_HEADINGS, RELATED_HEADINGS, SOURCE_HEADINGS } from '../../settings/headingNames.ts';
import type { Settings } from '../../settings/settings.ts';

/** What the settings say of what sections are called. */
export type HeadingSettings = Pick<Settings, 'relatedHeadings' | 'sourceHeadings'>;

/** A section that goes by many names. */
export interface KnownSection {
	/** What the built-in types call it. */
	readonly ours: string;
	/** All its names: as the settings have them. */
	readonly names: readonly string[];
	/** What the settings call it; absent where nobody has chosen. */
	readonly chosen?: string | undefined;
}

// The lists come with the settings, and each of a vault's notes is asked about them.
const known = new WeakMap<HeadingSettings, readonly KnownSection[]>();

/** The sections that go by many names: the overview, related notes, and sources. */
export function knownSections(settings: HeadingSettings): readonly KnownSection[] {
	const before = known.get(settings);
	if (before !== undefined) return before;
	const sections = [
		{ ours: 'Overview', names: OVERVIEW_HEADINGS },
		sectionOf(RELATED_HEADINGS, settings.relatedHeadings),
		sectionOf(SOURCE_HEADINGS, settings.sourceHeadings),
	];
	known.set(settings, sections);
	return sections;
}

function sectionOf(usual: readonly string[], names: readonly string[]): KnownSection {
	const [ours = ''] = usual;
	if (names.join('\n') === usual.join('\n')) return { ours, names };
	return { ours, names: names.includes(ours) ? names : [...names, ours], chosen: names[0] };
}

/** The known section that a type means by `wanted`, `undefined` for one that goes by its own name. */
export function knownSection(wanted: string, settings: HeadingSettings): KnownSection | undefined {
	return knownSections(settings).find(({ names }) => names.includes(wanted));
}

/** The names under which a section that a type wants may stand: those of the known section that it is, or its own. */
export function sectionNames(wanted: string, settings: HeadingSettings): readonly string[] {
	return knownSection(wanted, settings)?.names ?? [wanted];
}
