import { linkTextFor } from '../vault/links/linkTextFor.ts';
import type { LinkFormat } from '../vault/links/linkFormat.ts';
import { targetsFrom } from '../vault/links/targetsFrom.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteType } from '../types/noteType.ts';
import type { TypeAncestry } from '../vault/noteRole/isClipped.ts';
import { folderOf } from '../vault/paths/pathParts.ts';
import { knownNamesIn, type SectionNaming } from '../vault/sections/sectionNaming.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { type BulletForm, bulletForm } from './bulletForm.ts';
import { limitFor } from './limitFor.ts';
import { titleShown } from './titleShown.ts';
import type { RelatedPlanOptions } from './planRelated.ts';

/** What a plan for a note's related section depends on beside the note. */
export interface RelatedPlanSubject {
	readonly type: NoteType | undefined;
	readonly types: TypeAncestry;
	readonly index: VaultIndex;
	readonly settings: Settings;
	/** What the vault calls the section where it is made. */
	readonly naming: SectionNaming;
	readonly linkFormat: LinkFormat;
}

/** What is chosen for one plan. */
export interface RelatedPlanChoice {
	/** How many bullets the section may hold; what the settings or the vault itself say where absent. */
	readonly limit?: number;
	/** Why a note is listed, by path. */
	readonly annotations?: Readonly<Record<string, string>>;
}

/** What `planRelated` is told for the note at `path`: the one place where its options are put together. */
export function relatedPlanOptions(
	path: string,
	{ type, types, index, settings, naming, linkFormat }: RelatedPlanSubject,
	{ limit = limitFor(index, settings), annotations = {} }: RelatedPlanChoice = {},
): RelatedPlanOptions {
	let form: BulletForm | undefined;
	return {
		limit,
		annotations,
		typeKey: settings.typeKey,
		types,
		headings: settings.relatedHeadings,
		made: (note) =>
			naming.headingFor('Related Notes', {
				type: type?.name,
				folder: folderOf(path),
				beside: knownNamesIn(note, settings),
			}),
		sourceHeadings: settings.sourceHeadings,
		typeSections: type?.sections ?? [],
		hasBuiltInSections: type?.hasBuiltInSections === true,
		linkText(to) {
			form ??= bulletForm(path, index, linkFormat);
			const { format, showsWords, isBare } = form;
			const title = showsWords ? titleShown(to, index) : undefined;
			return linkTextFor(to, path, index, format, 'text', isBare ? '' : title);
		},
		leadsTo: targetsFrom(path, index),
	};
}
