import { addToList } from '../../text/addToList.ts';
import { rebuiltEntries, withHeldEntry } from '../../settings/heldEntries.ts';
import type { HeldEntries } from '../../settings/timedEntries.ts';
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

/** Former names by what they are compared by (`foldName`); where two notes had the same one, both. */
export type FormerNames = ReadonlyMap<string, readonly FormerName[]>;

/** The former names in `held`, which has for each note, by its path, the names that it went by. */
export function formerNamesIn(held: HeldEntries): FormerNames {
	const names = new Map<string, FormerName[]>();
	for (const [path, former] of Object.entries(held))
		for (const name of former) {
			const key = foldName(name);
			addToList(names, key, { name, path });
		}
	return names;
}

/** `held` with one more; what that name was said to mean before is forgotten. */
export function withFormerName(held: HeldEntries, { name, path }: FormerName): HeldEntries {
	const key = foldName(name);
	const others = rebuiltEntries(held, (at, names) => [at, names.filter((other) => foldName(other) !== key)]);
	return withHeldEntry(others, path, name);
}

/** `held` after moves of which `after` says where each path is then. Former names of a note that is gone are asked for by nothing. */
export function formerNamesMoved(held: HeldEntries, after: (path: string) => string | undefined): HeldEntries {
	return rebuiltEntries(held, (at, names) => {
		const path = after(at) ?? at;
		// A note that is called as before has no former name of that.
		return [path, path === at ? names : names.filter((name) => foldName(name) !== foldName(noteNameOf(path)))];
	});
}

/** The former name that `name` is, where the note that had it is there and nothing has that name now. */
export function formerNameOf(name: string, names: FormerNames, index: Pick<VaultIndex, 'record' | 'resolveName'>): FormerName | undefined {
	const former = names.get(foldName(noteNameOf(name)))?.find(({ path }) => index.record(path) !== undefined);
	return former !== undefined && index.resolveName(former.name).kind === 'missing' ? former : undefined;
}

/** The plain names among what is wanted that are former names, in the order of the wanted notes. */
export function deadNames(
	wanted: readonly WantedNote[],
	names: FormerNames,
	index: Pick<VaultIndex, 'record' | 'resolveName'>,
): readonly DeadName[] {
	return wanted.flatMap(({ target, mentions }) => {
		const former = formerNameOf(target, names, index);
		if (former === undefined) return [];
		return mentions.filter(({ link }) => link.kind === 'name').map(({ from, link }) => ({ from, link, former }));
	});
}
