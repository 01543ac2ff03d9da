import type { Note } from '../../../core/note/note.ts';
import { isTemplate } from '../../../core/vault/paths/isInFolder.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';

/** The notes of the templates folder; one that cannot be read is left out. */
export async function readTemplates(vault: LiveVault, settings: SettingsStore): Promise<readonly Note[]> {
	const { templatesFolder } = settings.current;
	const paths = vault.index.paths().filter((path) => isNotePath(path) && isTemplate(path, templatesFolder));
	const notes = await Promise.all(paths.map((path) => vault.read(path).catch(() => undefined)));
	return notes.filter((note) => note !== undefined);
}
