import { copyAsMarkdown } from '../../core/sources/export/copyAsMarkdown.ts';
import { exportedSources } from '../../core/sources/export/exportedSources.ts';
import type { KnownHealth } from '../../core/sources/export/toCsl.ts';
import { toCslJson } from '../../core/sources/export/toCslJson.ts';
import type { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { VaultIndex } from '../../core/vault/vaultIndex.ts';

/** What an export is made of. */
interface Exported {
	readonly paths: readonly string[];
	readonly sources: Pick<SourceIndex, 'of'>;
	readonly index: VaultIndex;
	/** What the plugin's link checks have found. */
	readonly health: KnownHealth;
}

/** The sources of the notes at `paths` for another program: each page, clipped note and citation once, in the order of the notes. */
export async function exportSources(
	{ paths, sources, index, health }: Exported,
	format: 'bibtex' | 'csl-json' | 'markdown',
): Promise<string> {
	const exported = exportedSources(sources, paths, index);
	if (format === 'markdown') return exported.map((source) => `- ${copyAsMarkdown(source)}\n`).join('');
	if (format === 'csl-json') return toCslJson(exported, health);
	// Loaded here and not above: it takes longer than everything else that the command does.
	const { toBibtex } = await import('../../core/sources/export/toBibtex.ts');
	return toBibtex(exported, health);
}
