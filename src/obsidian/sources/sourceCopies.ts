import { copyAsMarkdown } from '../../core/sources/export/copyAsMarkdown.ts';
import { toBibtex } from '../../core/sources/export/toBibtex.ts';
import { toCslJson } from '../../core/sources/export/toCslJson.ts';
import type { Source } from '../../core/sources/source.ts';

/** The forms in which a source is copied, as the menu names them. */
export const sourceCopies: readonly { readonly name: string; text(source: Source): string }[] = [
	{ name: 'Markdown', text: copyAsMarkdown },
	{ name: 'BibTeX', text: (source) => toBibtex([source], {}) },
	{ name: 'CSL-JSON', text: (source) => toCslJson([source], {}) },
];
