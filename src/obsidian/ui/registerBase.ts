import { BasesView, type BasesAllOptions, type Plugin, type QueryController } from 'obsidian';
import { latestSignal } from './latestSignal.ts';
import type { LiveVault } from '../index/liveVault.ts';
import { readingText } from '../index/readingText.ts';
import type { PanelDescription } from './panelView.ts';

/** Gives what draws a view of a base inside `element`: called once the vault is read, and whenever the base has other notes or the view other options. */
export type BeginBase = (view: BasesView, element: HTMLElement) => (signal: AbortSignal) => void;

class DrawnBasesView extends BasesView {
	override readonly type: string;
	override readonly onDataUpdated: () => void;

	constructor(controller: QueryController, type: string, element: HTMLElement, vault: LiveVault, begin: BeginBase) {
		super(controller);
		this.type = type;
		this.register(() => element.remove());
		const begun = latestSignal(this);
		let draw: ((signal: AbortSignal) => void) | undefined;
		this.onDataUpdated = () => {
			if (vault.state.kind !== 'ready') {
				element.setText(readingText(vault.state));
				return;
			}
			if (!draw) {
				element.empty();
				draw = begin(this, element);
			}
			if (this.data) draw(begun());
		};
		this.register(vault.onState(this.onDataUpdated));
	}
}

/** Adds a view of bases: the base filters, this shows. Where there are no bases nothing shows. */
export function registerBase(
	plugin: Plugin,
	vault: LiveVault,
	{ type, title, icon }: PanelDescription,
	options: () => BasesAllOptions[],
	begin: BeginBase,
): void {
	plugin.registerBasesView(type, {
		name: title,
		icon,
		options,
		factory: (controller, parent) =>
			new DrawnBasesView(controller, type, parent.createDiv({ cls: 'dossier-base', attr: { tabindex: '-1' } }), vault, begin),
	});
}
