import type * as ob from 'obsidian';

/** A page of settings that draws itself. */
export abstract class SettingPage implements ob.SettingPage {
	rootEl = createDiv('setting-page');
	titlebarEl = createDiv('setting-page-titlebar');
	containerEl = this.rootEl.createDiv('setting-page-content');
	title = '';

	abstract display(): void;

	hide(): void {}
}
