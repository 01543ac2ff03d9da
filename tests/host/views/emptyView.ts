import { ItemView } from './itemView.ts';

/** What a new tab shows. */
export class EmptyView extends ItemView {
	override icon = 'file';
	override navigation = true;

	getViewType(): string {
		return 'empty';
	}

	getDisplayText(): string {
		return 'New tab';
	}

	override onload(): void {
		const box = this.contentEl.createDiv('empty-state').createDiv('empty-state-container');
		box.createDiv({ cls: 'empty-state-title', text: 'No file is open' });
	}
}
