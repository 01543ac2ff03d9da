import type { FrontmatterValue } from '../../core/note/frontmatter.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { planRelated } from '../../core/related/planRelated.ts';
import { relatedOfWanted } from '../../core/related/relatedOfWanted.ts';
import { relatedPlanOptions } from '../../core/related/relatedPlanOptions.ts';
import { plannedNote } from '../../core/templates/plannedNote.ts';
import { applyEdits } from '../../core/text/applyEdits.ts';
import { nodeDisk } from '../../cli/disk/disk.ts';
import { placeForNew } from '../../cli/disk/placeForNew.ts';
import type { LoadedVault } from '../../cli/vault/loadVault.ts';
import { planningVault } from '../../cli/vault/planningVault.ts';

/** A note that is asked for. */
export interface NewNoteRequest {
	readonly title: string;
	readonly type: string | undefined;
	readonly folder: string | undefined;
	readonly values: Readonly<Record<string, FrontmatterValue>>;
}

/** The note as it would be born, or why it cannot be. */
export type BornNote =
	| {
			readonly kind: 'note';
			readonly path: string;
			readonly text: string;
			/** Why the file is not called like the title, so that no link by that title leads to it; `undefined` where it is. */
			readonly nameChange: string | undefined;
	  }
	| { readonly kind: 'refused'; readonly reason: string };

/** The note from its template, with the fields of its title, listing those that link to it already; at a place that is free and in the vault. */
export function bornNote(loaded: LoadedVault, { title, type: typeName, folder, values }: NewNoteRequest, now: Date): BornNote {
	const { checker, index, types, settings } = loaded;
	const type = typeName === undefined ? undefined : types.get(typeName);
	const made = plannedNote({ title, type, values, folder }, planningVault(loaded, now));
	if (made.kind === 'refused') return made;
	const place = placeForNew(loaded.folder.root, made.path, nodeDisk);
	if (place.kind === 'refused') return { kind: 'refused', reason: `${made.path} ${place.reason}` };
	const bare = parseNote(place.path, made.text);
	const mentions = index.wanted().find(({ target }) => target === title)?.mentions ?? [];
	const { outcome } = planRelated(
		bare,
		relatedOfWanted(loaded, settings)(bare, mentions),
		relatedPlanOptions(place.path, { type, types, index, settings, naming: checker.naming(), linkFormat: checker.options.linkFormat }),
	);
	const { nameChange } = made;
	return { kind: 'note', path: place.path, nameChange, text: outcome.kind === 'edits' ? applyEdits(bare.text, outcome.edits) : bare.text };
}
