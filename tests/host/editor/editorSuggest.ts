import type * as ob from 'obsidian';
import { PopoverSuggest } from '../ui/popoverSuggest.ts';

export abstract class EditorSuggest<T> extends PopoverSuggest<T> implements ob.EditorSuggest<T> {
	context: ob.EditorSuggestContext | null = null;
	limit = 100;
	#asked = 0;

	abstract onTrigger(cursor: ob.EditorPosition, editor: ob.Editor, file: ob.TFile | null): ob.EditorSuggestTriggerInfo | null;
	abstract getSuggestions(context: ob.EditorSuggestContext): T[] | Promise<T[]>;

	override close(): void {
		this.#asked += 1;
		this.context = null;
		super.close();
	}

	/** Called by the driver at each change of the text near the cursor. @returns whether this suggester takes it. */
	ask(editor: ob.Editor, file: ob.TFile, at: () => { left: number; top: number; bottom: number } | null): boolean {
		const trigger = this.onTrigger(editor.getCursor(), editor, file);
		if (!trigger) {
			if (this.isOpen || this.context) this.close();
			return false;
		}
		this.context = { ...trigger, editor, file };
		this.#asked += 1;
		void this.#show(this.#asked, this.context, at);
		return true;
	}

	async #show(
		mine: number,
		context: ob.EditorSuggestContext,
		at: () => { left: number; top: number; bottom: number } | null,
	): Promise<void> {
		const all = await this.getSuggestions(context);
		if (mine !== this.#asked) return;
		const place = at();
		if (place) this.offer(this.limit > 0 ? all.slice(0, this.limit) : all, place);
	}
}
