import type * as ob from 'obsidian';
import { prepareFuzzySearch, renderResults, sortSearchResults } from '../api/search.ts';
import { SuggestModal } from './suggestModal.ts';

export abstract class FuzzySuggestModal<T> extends SuggestModal<ob.FuzzyMatch<T>> implements ob.FuzzySuggestModal<T> {
	getSuggestions(query: string): ob.FuzzyMatch<T>[] {
		const search = prepareFuzzySearch(query.trim());
		const found = this.getItems().flatMap((item) => {
			const match = query.trim() === '' ? { score: 0, matches: [] } : search(this.getItemText(item));
			return match ? [{ item, match }] : [];
		});
		if (query.trim() !== '') sortSearchResults(found);
		return found;
	}

	renderSuggestion({ item, match }: ob.FuzzyMatch<T>, el: HTMLElement): void {
		renderResults(el, this.getItemText(item), match);
	}

	onChooseSuggestion({ item }: ob.FuzzyMatch<T>, evt: MouseEvent | KeyboardEvent): void {
		this.onChooseItem(item, evt);
	}

	abstract getItems(): T[];
	abstract getItemText(item: T): string;
	abstract onChooseItem(item: T, evt: MouseEvent | KeyboardEvent): void;
}
