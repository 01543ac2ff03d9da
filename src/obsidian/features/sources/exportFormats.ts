import { FuzzySuggestModal, type App } from 'obsidian';
import { bibtexSteps } from '../../../core/sources/export/toBibtex.ts';
import type { KnownHealth } from '../../../core/sources/export/toCsl.ts';
import { cslJsonSteps } from '../../../core/sources/export/toCslJson.ts';
import type { Steps } from '../../../core/text/steps.ts';
import type { Source } from '../../../core/sources/source.ts';

/** A form in which sources leave the vault as a file. */
export interface ExportFormat {
	readonly name: string;
	readonly extension: 'bib' | 'json';
	readonly text: (sources: readonly Source[]) => Steps<string>;
}

/** The forms; what is known of the pages is asked for when a file is made. */
export function exportFormats(linkHealth: () => KnownHealth): readonly ExportFormat[] {
	return [
		{ name: 'BibTeX', extension: 'bib', text: (sources) => bibtexSteps(sources, linkHealth()) },
		{ name: 'CSL-JSON', extension: 'json', text: (sources) => cslJsonSteps(sources, linkHealth()) },
	];
}

/** Asks for one of the forms. */
export class FormatSuggest extends FuzzySuggestModal<ExportFormat> {
	readonly #formats: readonly ExportFormat[];
	readonly #chosen: (format: ExportFormat) => void;

	constructor(app: App, formats: readonly ExportFormat[], chosen: (format: ExportFormat) => void) {
		super(app);
		this.#formats = formats;
		this.#chosen = chosen;
		this.setPlaceholder('Choose a format');
	}

	override getItems(): ExportFormat[] {
		return [...this.#formats];
	}

	override getItemText({ name, extension }: ExportFormat): string {
		return `${name} (.${extension})`;
	}

	override onChooseItem(format: ExportFormat): void {
		this.#chosen(format);
	}
}
