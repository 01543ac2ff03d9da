import type { VaultIndex } from '../vault/vaultIndex.ts';
import { publisherKey } from './parsing/publisherName.ts';
import { isNotePath } from '../vault/paths/pathParts.ts';

/** Which publisher a name means. */
export interface PublisherIdentity {
	/** Equal for all names of one publisher. */
	readonly key: string;
	/** The note of the publisher, `null` where the vault has none. */
	readonly note: string | null;
}

/**
 * Which publisher `name` means: a note of the vault by its title or an alias (`WSJ`, `Wall Street Journal`), with or
 * without the article, else its own name, in which case and accents do not count.
 */
export function publisherIdentity(name: string, names: Pick<VaultIndex, 'resolveName'>): PublisherIdentity {
	const spellings = [name, name.replace(/^the /i, ''), `The ${name}`];
	for (const spelling of spellings) {
		const resolution = names.resolveName(spelling);
		if (resolution.kind === 'found' && isNotePath(resolution.path)) return { key: `note ${resolution.path}`, note: resolution.path };
	}
	return { key: publisherKey(name), note: null };
}
