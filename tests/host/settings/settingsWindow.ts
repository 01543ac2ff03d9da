import type * as ob from 'obsidian';
import type { HostApp } from '../hostApp.ts';
import { Modal } from '../ui/modal.ts';
import type { SettingTab } from './settingTab.ts';

/** The settings window, with the tabs that plugins added. */
export class SettingsWindow extends Modal {
	#tabsEl: HTMLElement;
	#contentEl: HTMLElement;
	#shown: SettingTab | null = null;

	constructor(private readonly host: HostApp) {
		super(host as unknown as ob.App);
		this.modalEl.addClass('mod-settings', 'mod-sidebar-layout');
		this.contentEl.addClass('vertical-tabs-container');
		this.#tabsEl = this.contentEl.createDiv('vertical-tab-header').createDiv('vertical-tab-header-group-items');
		this.#contentEl = this.contentEl.createDiv('vertical-tab-content-container');
	}

	override onOpen(): void {
		const tabs = this.host.parts.settingTabs;
		for (const tab of tabs) {
			const item = this.#tabsEl.createDiv({ cls: 'vertical-tab-nav-item tappable', text: tab.title });
			item.addEventListener('click', () => {
				this.show(tab);
			});
		}
		if (tabs[0]) this.show(tabs[0]);
	}

	override onClose(): void {
		this.#shown?.leave();
		this.#tabsEl.empty();
		this.#contentEl.empty();
	}

	show(tab: SettingTab): void {
		this.#shown?.leave();
		this.#shown = tab;
		this.#contentEl.empty();
		this.#contentEl.appendChild(tab.containerEl);
		this.#tabsEl.findAll('.vertical-tab-nav-item').forEach((item, at) => {
			item.toggleClass('is-active', this.host.parts.settingTabs[at] === tab);
		});
		tab.show();
	}
}
