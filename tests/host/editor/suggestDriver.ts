import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import type * as ob from 'obsidian';
import { Editor } from './editor.ts';
import type { EditorSuggest } from './editorSuggest.ts';
import { cameFrom, editorInfoField } from './fields.ts';

/** Asks the registered suggesters, in their order, at what is typed; the first that answers is shown. */
export class SuggestDriver {
	readonly suggesters: EditorSuggest<unknown>[] = [];

	extension(): Extension {
		return [
			EditorView.updateListener.of((update) => {
				this.#updated(update);
			}),
			EditorView.domEventHandlers({
				blur: () => {
					for (const one of this.suggesters) one.close();
				},
			}),
		];
	}

	#updated(update: ViewUpdate): void {
		const isForeign = update.transactions.some((tr) => tr.annotation(cameFrom) !== undefined);
		if (isForeign || !(update.docChanged || update.selectionSet) || !update.view.hasFocus) return;
		const isTyping = update.transactions.some((tr) => tr.isUserEvent('input') || tr.isUserEvent('delete'));
		const shown = this.suggesters.filter((one) => one.context !== null);
		if (!isTyping && shown.length === 0) return;
		const { file } = update.state.field(editorInfoField);
		if (!file) return;
		// The view is in the middle of an update: it can be measured only after it.
		queueMicrotask(() => {
			this.#ask(update.view, file);
		});
	}

	#ask(view: EditorView, file: ob.TFile): void {
		const editor = new Editor(view);
		let taken = false;
		for (const one of this.suggesters) {
			if (taken) one.close();
			else
				taken = one.ask(editor, file, () => {
					const start = one.context?.start;
					return start ? view.coordsAtPos(editor.posToOffset(start)) : null;
				});
		}
	}
}
