import { Component, Notice } from 'obsidian';
import type { WriteResult } from '../index/liveVault.ts';
import { appendWithCode } from './appendWithCode.ts';

/** What a write came to, as far as it is told. */
type ToldResult = Exclude<WriteResult, { kind: 'written' }> | { readonly kind: 'written'; undo(): Promise<WriteResult> };

/** Long enough to read the sentence and reach the button. */
const NOTICE_WITH_UNDO_MS = 8000;

/** Notices stand on the page beside everything, whoever asked for them: what takes them away has to know of all. */
const shown = new Set<Notice>();
let isUnloaded = false;

/** Takes the notices with it when the plugin is turned off; what ends later says nothing any more. */
export class ShownNotices extends Component {
	override onload(): void {
		isUnloaded = false;
	}

	override onunload(): void {
		isUnloaded = true;
		for (const notice of shown) notice.hide();
		shown.clear();
	}
}

function show(message: DocumentFragment, duration?: number): Notice | undefined {
	if (isUnloaded) return undefined;
	for (const notice of shown) if (!notice.messageEl.isConnected) shown.delete(notice);
	const notice = new Notice(message, duration);
	shown.add(notice);
	return notice;
}

/** Says a sentence, without a button; what stands between backticks is shown as code. @returns the notice, for who says the next thing in its place. */
export function notify(message: string): Notice | undefined {
	return show(createFragment((fragment) => appendWithCode(fragment, message)));
}

/**
 * Says what became of a write: `done` with an Undo button when something was written, the reason when it was refused.
 * Nothing is said when nothing had to change.
 *
 * @returns the notice with the button, for a caller that may be gone before it is; `undefined` where there is none.
 */
export function notifyWrite(result: ToldResult, done: string): Notice | undefined {
	if (result.kind === 'refused') {
		notify(`Nothing was changed: ${result.reason}`);
		return undefined;
	}
	if (result.kind === 'unchanged') return undefined;
	const message = createFragment((fragment) => {
		appendWithCode(fragment.createSpan(), `${done} `);
		const button = fragment.createEl('button', { text: 'Undo', cls: 'dossier-notice-button' });
		button.addEventListener('click', () => {
			void result.undo().then((undone) => {
				if (undone.kind === 'refused') notify(`Not undone: ${undone.reason}`);
			});
		});
	});
	return show(message, NOTICE_WITH_UNDO_MS);
}
