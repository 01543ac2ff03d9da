import { countUp } from '../../text/countUp.ts';
import { foldPath } from '../../text/foldPath.ts';
import { lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';
import type { VaultIndex, WantedNote } from '../vaultIndex.ts';
import { placeOfLink, type WantedPlace } from './placeOfLink.ts';

/**
 * Where most of the links that want a note say that it is, of equally many the first; a name alone says nothing.
 *
 * A folder that the vault has is named as it is written there: a link does not mind capitals, a disk may.
 */
export function wantedPlace({ target, mentions }: WantedNote, index: Pick<VaultIndex, 'paths'>): WantedPlace {
	const counts = new Map<string, number>();
	for (const { from, link } of mentions) {
		const folder = link.kind === 'name' ? undefined : placeOfLink(link.target, from).folder;
		if (folder !== undefined) countUp(counts, folder);
	}
	const [most] = [...counts].sort(([, first], [, second]) => second - first);
	return { title: noteNameOf(lastSegmentOf(target)), folder: most === undefined ? undefined : folderAsWritten(most[0], index.paths()) };
}

/** `folder` as it is written where the vault has it already. */
function folderAsWritten(folder: string, paths: readonly string[]): string {
	if (folder === '') return folder;
	const wanted = `${foldPath(folder)}/`;
	const inside = paths.find((path) => foldPath(path).startsWith(wanted));
	return inside === undefined ? folder : inside.split('/').slice(0, folder.split('/').length).join('/');
}
