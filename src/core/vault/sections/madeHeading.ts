import type { Note } from '../../note/note.ts';
import type { Settings } from '../../settings/settings.ts';
import { folderOf } from '../paths/pathParts.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { knownNamesIn, type SectionHeading, type SectionNaming } from './sectionNaming.ts';

/** What the vault calls the section of `note`, which lacks it, that the built-in types call `wanted`. */
export function madeHeading(
	note: Note,
	wanted: string,
	{ index, naming }: { readonly index: VaultIndex; readonly naming: SectionNaming },
	settings: Settings,
): SectionHeading {
	const { path } = note;
	const type = index.record(path)?.type;
	return naming.headingFor(wanted, { type, folder: folderOf(path), beside: knownNamesIn(note, settings) });
}
