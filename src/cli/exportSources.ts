import { copyAsMarkdown } from '../core/sources/export/copyAsMarkdown.ts';
import { exportedSources } from '../core/sources/export/exportedSources.ts';
import { toCslJson } from '../core/sources/export/toCslJson.ts';
import type { SourceIndex } from '../core/sources/sourceIndex.ts';
import type { VaultIndex } from '../core/vault/vaultIndex.ts';

/** The sources of the notes at `paths` for another program: each page, clipped note and citation once, in the order of the notes. */
export async function exportSources(paths: readonly string[], sources: SourceIndex, index: VaultIndex, format: 'bibtex' | 'csl-json' | 'markdown'): Promise<string> {
	const exported = exportedSources(sources, paths, index);
	if (format === 'markdown') return exported.map((source) => `- ${copyAsMarkdown(source)}\n`).join('');
	if (format === 'csl-json') return toCslJson(exported, {});
	// Loaded here and not above: it takes longer than everything else that the command does.
	const { toBibtex } = await import('../core/sources/export/toBibtex.ts');
	return toBibtex(exported, {});
}
