import { AbstractInputSuggest, prepareFuzzySearch, type App } from 'obsidian';

/** Enough to choose from, short enough to take in. */
const MOST_SHOWN = 20;

/** Offers words below a text input; what is typed may be something else all the same. */
export class WordSuggest extends AbstractInputSuggest<string> {
	readonly #words: () => readonly string[];
	readonly #chosen: (word: string) => void;

	/** @param chosen called with the word; the input is the caller's to fill. */
	constructor(app: App, input: HTMLInputElement, words: () => readonly string[], chosen: (word: string) => void) {
		super(app, input);
		this.#words = words;
		this.#chosen = chosen;
		this.limit = MOST_SHOWN;
	}

	protected override getSuggestions(query: string): string[] {
		const words = this.#words();
		if (query.trim() === '') return words.slice(0, MOST_SHOWN);
		const search = prepareFuzzySearch(query);
		return words
			.map((word) => ({ word, score: search(word)?.score }))
			.filter((found): found is { word: string; score: number } => found.score !== undefined)
			.sort((a, b) => b.score - a.score)
			.slice(0, MOST_SHOWN)
			.map(({ word }) => word);
	}

	override renderSuggestion(word: string, element: HTMLElement): void {
		element.setText(word);
	}

	override selectSuggestion(word: string): void {
		this.#chosen(word);
		this.close();
	}
}
