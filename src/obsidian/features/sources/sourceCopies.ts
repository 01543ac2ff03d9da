import { copyAsMarkdown } from '../../../core/sources/export/copyAsMarkdown.ts';
import type { Source } from '../../../core/sources/source.ts';
import { finish } from '../../../core/text/steps.ts';
import type { ExportFormat } from './exportFormats.ts';

/** The forms in which a source is copied, as the menu names them. */
export function sourceCopies(formats: readonly ExportFormat[]): readonly { readonly name: string; text(source: Source): string }[] {
	return [
		{ name: 'Markdown', text: copyAsMarkdown },
		...formats.map(({ name, text }) => ({ name, text: (source: Source) => finish(text([source])) })),
	];
}
