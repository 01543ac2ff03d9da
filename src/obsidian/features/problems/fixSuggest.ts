import { foldName } from '../../../core/text/foldName.ts';
import { SuggestModal, type App } from 'obsidian';
import { appendWithCode } from '../../ui/appendWithCode.ts';

/** One thing that can be done about a problem. */
export interface FixAction {
	/** Parts in backticks are shown as code. */
	readonly title: string;
	/** What it is about. */
	readonly about: string;
	run(): void;
}

/** The fixes of a problem, to be chosen from by key: Enter takes the first. */
export class FixSuggest extends SuggestModal<FixAction> {
	readonly #actions: readonly FixAction[];

	constructor(app: App, message: string, actions: readonly FixAction[]) {
		super(app);
		this.#actions = actions;
		this.setPlaceholder(message.replaceAll('`', ''));
	}

	override getSuggestions(query: string): FixAction[] {
		const words = foldName(query);
		return this.#actions.filter(({ title }) => foldName(title.replaceAll('`', '')).includes(words));
	}

	override renderSuggestion({ title, about }: FixAction, element: HTMLElement): void {
		appendWithCode(element.createDiv(), title);
		if (about !== '') appendWithCode(element.createEl('small', { cls: 'dossier-row-detail' }).createSpan(), about);
	}

	override onChooseSuggestion(action: FixAction): void {
		action.run();
	}
}
