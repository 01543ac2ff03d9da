import { foldName } from '../text/foldName.ts';
import { foldPath } from '../text/foldPath.ts';
import type { Resolution } from '../vault/links/resolution.ts';
import { noteNameOf, withoutExtension } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** How links and names lead once the note at `old` is gone and the note at `into` has its aliases; its title no longer means it. */
export function withoutNote(index: VaultIndex, old: string, into: string): Pick<VaultIndex, 'resolveLink' | 'resolveName'> {
	const left = (name: string, isMeant: (path: string) => boolean): Resolution => {
		const [path, second] = index.notesNamed(name).filter((other) => other !== old && isMeant(other));
		return path === undefined ? { kind: 'missing' } : { kind: 'found', path, ambiguous: second !== undefined };
	};
	return {
		resolveLink(target, from) {
			const found = index.resolveLink(target, from);
			if (found.kind === 'missing' || (found.path !== old && !found.ambiguous)) return found;
			const wanted = withoutExtension(foldPath(target));
			return left(noteNameOf(target), (path) => `/${foldPath(path).slice(0, -3)}`.endsWith(`/${wanted}`));
		},
		resolveName(name) {
			const found = index.resolveName(name);
			if (found.kind === 'missing' || found.path !== old) return found;
			const isTitle = foldName(noteNameOf(name)) === foldName(noteNameOf(old));
			return isTitle ? left(noteNameOf(name), () => true) : { ...found, path: into };
		},
	};
}
