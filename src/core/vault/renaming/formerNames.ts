import { foldName } from '../../text/foldName.ts';
import { noteNameOf } from '../paths/pathParts.ts';
import type { LinkRecord } from '../records/noteRecord.ts';
import type { VaultIndex, WantedNote } from '../vaultIndex.ts';

/** A name that the note at `path` went by: its file name or one of its aliases. */
export interface FormerName {
	readonly name: string;
	readonly path: string;
}

/** A plain name in a field of the note at `from` that leads nowhere since the note it meant is called otherwise. */
interface DeadName {
	readonly from: string;
	readonly link: LinkRecord;
	readonly former: FormerName;
}

/** More are of no use: whoever did not care for a name by then does not. */
const MOST_KEPT = 200;

/** `names` with one more, the newest last; what it was said to mean before is forgotten. */
export function withFormerName(names: readonly FormerName[], added: FormerName): readonly FormerName[] {
	const key = foldName(added.name);
	return [...names.filter(({ name }) => foldName(name) !== key), added].slice(-MOST_KEPT);
}

/** `names` after the note, or the folder with all below it, at `from` moved to `to`. */
export function formerNamesMoved(names: readonly FormerName[], from: string, to: string): readonly FormerName[] {
	return names.map(({ name, path }) => {
		if (path === from) return { name, path: to };
		return path.startsWith(`${from}/`) ? { name, path: to + path.slice(from.length) } : { name, path };
	});
}

/** The former name that `name` is, where the note that had it is there and nothing has that name now. */
export function formerNameOf(
	name: string,
	names: readonly FormerName[],
	index: Pick<VaultIndex, 'record' | 'resolveName'>,
): FormerName | undefined {
	if (names.length === 0) return undefined;
	const key = foldName(noteNameOf(name));
	const former = names.find((each) => foldName(each.name) === key);
	if (former === undefined || index.record(former.path) === undefined) return undefined;
	return index.resolveName(former.name).kind === 'missing' ? former : undefined;
}

/** The plain names among what is wanted that are former names, in the order of the wanted notes. */
export function deadNames(
	wanted: readonly WantedNote[],
	names: readonly FormerName[],
	index: Pick<VaultIndex, 'record' | 'resolveName'>,
): readonly DeadName[] {
	return wanted.flatMap(({ target, mentions }) => {
		const former = formerNameOf(target, names, index);
		if (former === undefined) return [];
		return mentions.filter(({ link }) => link.kind === 'name').map(({ from, link }) => ({ from, link, former }));
	});
}
