import { setIcon, type App } from 'obsidian';
import type { FieldWord } from '../../../core/types/fieldWords.ts';
import { type OfferedWord, WordSuggest } from './wordSuggest.ts';

/** What an input for several words is told. */
export interface ListInputOptions {
	readonly label: string;
	readonly words: () => readonly FieldWord[];
	readonly offer?: (typed: string) => OfferedWord | undefined;
	readonly initial: readonly string[];
	readonly onChange: (items: readonly string[]) => void;
	/** Called where the offer was taken for a word, which is in the list by then. */
	readonly onOffer?: (word: string) => void;
	readonly isRequired?: boolean;
	/** Called after Enter in the empty input: the list is as it should be. */
	readonly entered?: () => void;
}

/**
 * An input for several words: each chosen or entered word becomes a chip with a button that takes it off again.
 * Enter and a comma end a word; Backspace in an empty input takes the last one off.
 */
export function listInput(app: App, parent: HTMLElement, options: ListInputOptions): void {
	const items = [...options.initial];
	const box = parent.createDiv({ cls: 'dossier-list-input' });
	const chips = box.createSpan({ cls: 'dossier-chips' });
	const input = box.createEl('input', { type: 'text', placeholder: 'Add…', attr: { 'aria-label': options.label } });
	const changed = (): void => {
		drawChips();
		options.onChange([...items]);
	};
	const add = (word: string): void => {
		const clean = word.trim();
		input.value = '';
		if (clean === '' || items.includes(clean)) return;
		items.push(clean);
		changed();
	};
	const drawChips = (): void => {
		chips.empty();
		for (const item of items) {
			const chip = chips.createSpan({ cls: 'dossier-chip', text: item });
			const remove = chip.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': `Remove ${item}` } });
			setIcon(remove, 'x');
			remove.addEventListener('click', () => {
				items.splice(items.indexOf(item), 1);
				changed();
				input.focus();
			});
		}
	};
	new WordSuggest(app, input, {
		words: () => options.words().filter(({ word }) => !items.includes(word)),
		...(options.offer ? { offer: options.offer } : {}),
		chosen({ word, isOffer }) {
			const typed = input.value.trim();
			add(isOffer === true ? typed : word);
			if (isOffer === true) options.onOffer?.(typed);
		},
		typed: add,
		entered: (hasText) => {
			if (!hasText) options.entered?.();
		},
	});
	if (options.isRequired === true) input.ariaRequired = 'true';
	input.addEventListener('keydown', (event) => {
		if (event.key === 'Backspace' && input.value === '' && items.length > 0) {
			items.pop();
			changed();
		}
		// An input method that is composing a word uses Enter for itself.
		if ((event.key !== 'Enter' && event.key !== ',') || event.isComposing || event.defaultPrevented || input.value.trim() === '') return;
		event.preventDefault();
		event.stopPropagation();
		add(input.value);
	});
	input.addEventListener('blur', () => add(input.value));
	drawChips();
}
