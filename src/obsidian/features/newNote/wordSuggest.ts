import { AbstractInputSuggest, prepareFuzzySearch, type App } from 'obsidian';
import { foldName } from '../../../core/text/foldName.ts';
import type { FieldWord } from '../../../core/types/fieldWords.ts';

/** Enough to choose from, short enough to take in. */
const MOST_SHOWN = 20;

/** A word in the list; an offer is something to be done with what is typed, and is only ever chosen. */
export interface OfferedWord extends FieldWord {
	readonly isOffer?: boolean;
}

/** What the list is given. */
export interface WordSuggestOptions {
	readonly words: () => readonly FieldWord[];
	/** What else can be done with what is typed, last in the list; `undefined` for nothing. */
	readonly offer?: (typed: string) => OfferedWord | undefined;
	/** Called with the word that was taken; the input is the caller's to fill. */
	readonly chosen: (word: OfferedWord) => void;
	/** Called where Enter or Tab end what was typed and nothing of the list is meant. */
	readonly typed: (text: string) => void;
	/** Called after Enter, with whether it took or ended anything. */
	readonly entered?: (hasText: boolean) => void;
}

/** Tells the lists on a page apart. */
let lists = 0;

/**
 * Offers words below a text input. What is typed stands: Enter and Tab take a word of the list where it was chosen with the
 * arrow keys, or where it is what was typed or begins with it, and an empty input takes nothing.
 */
export class WordSuggest extends AbstractInputSuggest<OfferedWord> {
	readonly #input: HTMLInputElement;
	readonly #options: WordSuggestOptions;
	/** Whether the arrow keys chose something since the last letter. */
	#hasChosen = false;
	readonly #id = (lists += 1);

	constructor(app: App, input: HTMLInputElement, options: WordSuggestOptions) {
		super(app, input);
		this.#input = input;
		this.#options = options;
		this.limit = MOST_SHOWN + 1;
		for (const event of ['input', 'focus']) input.addEventListener(event, () => (this.#hasChosen = false));
		for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false' }))
			input.setAttribute(name, value);
	}

	protected override getSuggestions(query: string): OfferedWord[] {
		const typed = query.trim();
		const words = this.#options.words();
		if (typed === '') return words.slice(0, MOST_SHOWN);
		const search = prepareFuzzySearch(typed);
		const folded = foldName(typed);
		const found = words
			.map((word) => ({ word, rank: rankOf(word, typed, folded), score: search(word.word)?.score }))
			.filter(({ rank, score }) => rank > 0 || score !== undefined)
			.sort((a, b) => b.rank - a.rank || (b.score ?? 0) - (a.score ?? 0) || a.word.word.length - b.word.word.length)
			.slice(0, MOST_SHOWN)
			.map(({ word }) => word);
		const offer = this.#options.offer?.(typed);
		return offer === undefined ? found : [...found, offer];
	}

	override open(): void {
		super.open();
		this.#input.win.addEventListener('keydown', this.#watchArrows, true);
		this.#input.setAttribute('aria-expanded', 'true');
	}

	override close(): void {
		super.close();
		this.#input.win.removeEventListener('keydown', this.#watchArrows, true);
		this.#input.setAttribute('aria-expanded', 'false');
		for (const name of ['aria-controls', 'aria-activedescendant']) this.#input.removeAttribute(name);
	}

	override renderSuggestion({ word, about }: OfferedWord, element: HTMLElement): void {
		this.#tellList(element);
		element.addClass('dossier-suggestion');
		element.createSpan({ text: word });
		if (about !== '') element.createSpan({ cls: 'dossier-row-detail', text: about });
	}

	override selectSuggestion(word: OfferedWord, event: MouseEvent | KeyboardEvent): void {
		const typed = this.getValue().trim();
		const isKey = 'key' in event;
		const isMeant = !isKey || this.#hasChosen || (typed !== '' && word.isOffer !== true && rankOf(word, typed, foldName(typed)) > 0);
		this.#hasChosen = false;
		this.close();
		if (isMeant) this.#options.chosen(word);
		else this.#options.typed(typed);
		if (isKey && event.key === 'Tab') focusNext(this.#input);
		if (isKey && event.key === 'Enter') this.#options.entered?.(isMeant || typed !== '');
	}

	/** What a screen reader has to know of the list and of the row that is marked in it, of which the app says nothing. */
	#tellList(row: HTMLElement): void {
		const list = row.parentElement;
		if (!list) return;
		row.id = `dossier-option-${(lists += 1)}`;
		row.setAttribute('role', 'option');
		list.id = `dossier-options-${this.#id}`;
		list.setAttribute('role', 'listbox');
		list.setAttribute('aria-label', this.#input.ariaLabel ?? '');
		this.#input.setAttribute('aria-controls', list.id);
		this.#tellMarked();
	}

	/** The app marks a row after it heard the key, or drew the list. */
	#tellMarked(): void {
		this.#input.win.setTimeout(() => {
			const list = this.#input.doc.getElementById(this.#input.getAttribute('aria-controls') ?? '');
			for (const row of Array.from(list?.children ?? [])) {
				const isMarked = row.hasClass('is-selected');
				row.setAttribute('aria-selected', String(isMarked));
				if (isMarked) this.#input.setAttribute('aria-activedescendant', row.id);
			}
		}, 0);
	}

	/** The app's own list, while it is open, takes the arrow keys before the input sees them. */
	readonly #watchArrows = ({ key }: KeyboardEvent): void => {
		const input = this.#input;
		if (!input.isConnected) input.win.removeEventListener('keydown', this.#watchArrows, true);
		else if (input === input.doc.activeElement && ARROWS.has(key)) {
			this.#hasChosen = true;
			this.#tellMarked();
		}
	};
}

const ARROWS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);

/** How well a word is what was typed: letter by letter, but for capitals and accents, as its beginning, or not. */
function rankOf({ word }: FieldWord, typed: string, folded: string): number {
	if (word === typed) return 3;
	const name = foldName(word);
	if (name === folded) return 2;
	return folded !== '' && name.startsWith(folded) ? 1 : 0;
}

/** The list had the Tab key: what it is for is done here. */
function focusNext(input: HTMLElement): void {
	const all = [...(input.closest('.modal')?.querySelectorAll<HTMLElement>('input, select, textarea, button') ?? [])];
	all[all.indexOf(input) + 1]?.focus();
}
