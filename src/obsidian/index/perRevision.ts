import type { LiveVault } from './liveVault.ts';

/** What `make` works out of a state of the vault, kept until a note changes. */
export function perRevision<T>(vault: Pick<LiveVault, 'revision'>, make: () => T): () => T {
	let known: { readonly revision: number; readonly value: T } | undefined;
	return () => {
		const { revision } = vault;
		if (known?.revision !== revision) known = { revision, value: make() };
		return known.value;
	};
}
