import { headingTest } from '../note/read/findSection.ts';
import type { Settings } from '../settings/settings.ts';

/** What the index has to be told about a vault: where types stand, which fields hold names, what related sections are called. */
export interface VaultSchema {
	/** The front-matter key that names a note's type. */
	readonly typeKey: string;
	/** The fields of kind `note` of a type; empty for an unknown type or none. */
	nameFields(type: string | undefined): readonly string[];
	/** The fields that name notes in notes of this type if most of what the vault says in them does (`PlainNames`); absent: there are none. */
	plainFields?(type: string | undefined): readonly string[];
	/** Which of the settings' headings of related sections a heading's text is, from 0; -1 for another heading. */
	rankOfRelatedHeading(text: string): number;
}

const NO_FIELDS: readonly string[] = [];

/** The schema of a vault with these settings and types; to be made anew, and its notes put again, when either changes. */
export function vaultSchemaOf(
	settings: Pick<Settings, 'typeKey' | 'relatedHeadings'>,
	types: Pick<VaultSchema, 'nameFields' | 'plainFields'>,
): VaultSchema {
	return {
		typeKey: settings.typeKey,
		nameFields: (type) => types.nameFields(type),
		plainFields: (type) => types.plainFields?.(type) ?? NO_FIELDS,
		rankOfRelatedHeading: headingTest(settings.relatedHeadings),
	};
}
