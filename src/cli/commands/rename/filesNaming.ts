import type { Steps } from '../../../core/text/steps.ts';
import { isNotePath, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { FolderVault } from '../../disk/folderVault.ts';

/** A canvas with some thousand cards is smaller. */
const MAX_BYTES = 5_000_000;

/** The canvases and bases that name the note at `path`, in code-unit order: the app rewrites them when it renames a note, and the command does not. One a step. */
export function* filesNaming(folder: Pick<FolderVault, 'walk' | 'readPlain'>, path: string): Steps<readonly string[]> {
	const bare = isNotePath(path) ? path.slice(0, -3) : path;
	const names = [JSON.stringify(path), `[[${noteNameOf(path)}`, `[[${bare}`];
	const found: string[] = [];
	for (const other of folder.walk.others) {
		if (!/\.(?:canvas|base)$/i.test(other)) continue;
		yield;
		const file = folder.readPlain(other, MAX_BYTES);
		const text = file.kind === 'read' ? file.bytes.toString('utf8') : '';
		if (names.some((name) => text.includes(name))) found.push(other);
	}
	return found;
}
