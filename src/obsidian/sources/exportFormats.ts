import { FuzzySuggestModal, type App } from 'obsidian';
import { toBibtex } from '../../core/sources/export/toBibtex.ts';
import { toCslJson } from '../../core/sources/export/toCslJson.ts';
import type { Source } from '../../core/sources/source.ts';

/** A form in which sources leave the vault as a file. */
export interface ExportFormat {
	readonly name: string;
	readonly extension: 'bib' | 'json';
	readonly text: (sources: readonly Source[]) => string;
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
	{ name: 'BibTeX', extension: 'bib', text: (sources) => toBibtex(sources, {}) },
	{ name: 'CSL-JSON', extension: 'json', text: (sources) => toCslJson(sources, {}) },
];

/** Asks for one of the forms. */
export class FormatSuggest extends FuzzySuggestModal<ExportFormat> {
	readonly #chosen: (format: ExportFormat) => void;

	constructor(app: App, chosen: (format: ExportFormat) => void) {
		super(app);
		this.#chosen = chosen;
		this.setPlaceholder('Choose a format');
	}

	override getItems(): ExportFormat[] {
		return [...EXPORT_FORMATS];
	}

	override getItemText({ name, extension }: ExportFormat): string {
		return `${name} (.${extension})`;
	}

	override onChooseItem(format: ExportFormat): void {
		this.#chosen(format);
	}
}
