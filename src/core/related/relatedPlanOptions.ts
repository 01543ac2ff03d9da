import { linkTextFor } from '../vault/links/linkTextFor.ts';
import type { LinkFormat } from '../vault/links/linkFormat.ts';
import { targetsFrom } from '../vault/links/targetsFrom.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteType } from '../types/noteType.ts';
import type { TypeAncestry } from '../vault/noteRole/isClipped.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { limitFor } from './limitFor.ts';
import { madeHeading, type MadeHeading } from './madeHeading.ts';
import { titleShown } from './titleShown.ts';
import type { RelatedPlanOptions } from './planRelated.ts';

/** What a plan for a note's related section depends on beside the note. */
export interface RelatedPlanSubject {
	readonly type: NoteType | undefined;
	readonly types: TypeAncestry;
	readonly index: VaultIndex;
	readonly settings: Settings;
	readonly linkFormat: LinkFormat;
}

/** What is chosen for one plan. */
export interface RelatedPlanChoice {
	/** How many bullets the section may hold; what the settings or the vault itself say where absent. */
	readonly limit?: number;
	/** Why a note is listed, by path. */
	readonly annotations?: Readonly<Record<string, string>>;
	/** The heading of a section that is made; what `madeHeading` says where absent, which looks at every note. */
	readonly heading?: () => MadeHeading;
}

/** What `planRelated` is told for the note at `path`: the one place where its options are put together. */
export function relatedPlanOptions(
	path: string,
	{ type, types, index, settings, linkFormat }: RelatedPlanSubject,
	{ limit = limitFor(index, settings), annotations = {}, heading = () => madeHeading(index, settings) }: RelatedPlanChoice = {},
): RelatedPlanOptions {
	return {
		limit,
		annotations,
		typeKey: settings.typeKey,
		types,
		headings: settings.relatedHeadings,
		made: heading,
		sourceHeadings: settings.sourceHeadings,
		typeSections: type?.sections ?? [],
		isBuiltInType: type?.origin.kind === 'built-in',
		linkText: (to) => linkTextFor(to, path, index, linkFormat, 'text', titleShown(to, path, index)),
		leadsTo: targetsFrom(path, index),
	};
}
