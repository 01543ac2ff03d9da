import { Component, Notice } from 'obsidian';
import type { WriteResult } from '../index/liveVault.ts';
import { appendWithCode } from './appendWithCode.ts';

/** What a write came to, as far as it is told. */
type ToldResult = Exclude<WriteResult, { kind: 'written' }> | { readonly kind: 'written'; undo(): Promise<WriteResult> };

/** Long enough to read the sentence and reach the button. */
const NOTICE_WITH_UNDO_MS = 8000;

/**
 * Everything that the plugin says in a notice. What stands between backticks is shown as code. Notices stand on the page beside
 * everything, so they are taken away when the plugin is turned off; what ends later says nothing any more.
 */
export class Notices extends Component {
	/** What opens the window that was said to follow, the last of them. */
	opensNext?: () => unknown;
	readonly #shown = new Set<Notice>();
	#isUnloaded = false;

	override onunload(): void {
		this.#isUnloaded = true;
		for (const notice of this.#shown) notice.hide();
	}

	/** Says a sentence, without a button. @returns the notice, for who says the next thing in its place. */
	say(message: string): Notice | undefined {
		return this.#show(createFragment((fragment) => appendWithCode(fragment, message)));
	}

	/** Says what became of a write: `done` with an Undo button when something was written, the reason when it was refused, else nothing. */
	sayWrite(result: ToldResult, done: string): void {
		if (result.kind === 'refused') this.say(`Nothing was changed: ${result.reason}`);
		if (result.kind !== 'written') return;
		const undo = async (): Promise<void> => {
			const undone = await result.undo();
			if (undone.kind === 'refused') this.say(`Not undone: ${undone.reason}`);
		};
		this.offer(done, 'Undo', () => void undo(), NOTICE_WITH_UNDO_MS);
	}

	/**
	 * Says a sentence with a button after it.
	 *
	 * @param duration in milliseconds; 0 for one that stays until it is hidden or clicked.
	 * @returns the notice, or `undefined` where the plugin is off.
	 */
	offer(message: string, label: string, run: () => void, duration: number): Notice | undefined {
		return this.choose(message, { [label]: run }, duration);
	}

	/** The same with several buttons, by what stands on them. */
	choose(message: string, buttons: Readonly<Record<string, () => void>>, duration: number): Notice | undefined {
		const fragment = createFragment((parent) => {
			appendWithCode(parent.createSpan(), `${message} `);
			const all = Object.entries(buttons);
			const row = all.length > 1 ? parent.createDiv({ cls: 'dossier-notice-buttons' }) : parent;
			for (const [text, run] of all) row.createEl('button', { text, cls: 'dossier-notice-button' }).addEventListener('click', run);
		});
		const notice = this.#show(fragment, duration);
		// One that stays for long stands below, where it covers no panel's toolbar.
		if (duration === 0 || duration > NOTICE_WITH_UNDO_MS) notice?.containerEl.addClass('dossier-offer');
		return notice;
	}

	#show(message: DocumentFragment, duration?: number): Notice | undefined {
		if (this.#isUnloaded) return undefined;
		for (const notice of this.#shown) if (!notice.messageEl.isConnected) this.#shown.delete(notice);
		const notice = new Notice(message, duration);
		this.#shown.add(notice);
		return notice;
	}
}
