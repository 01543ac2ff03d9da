import type { VaultIndex } from '../vaultIndex.ts';

/** Tells for a link path that is written in the note at `from` which file it leads to; `null` for none. */
export function targetsFrom(from: string, index: Pick<VaultIndex, 'resolveLink'>): (target: string) => string | null {
	return (target) => {
		const found = index.resolveLink(target, from);
		return found.kind === 'found' ? found.path : null;
	};
}
