import type * as ob from 'obsidian';
import type { Names } from '../base/names.ts';
import { ExtraButtonComponent, SearchComponent } from './components.ts';
import { Setting } from './setting.ts';

/** Settings that belong together, under a heading. */
export class SettingGroup implements Names<ob.SettingGroup> {
	groupEl: HTMLElement;
	listEl: HTMLElement;
	#heading: Setting | null = null;

	constructor(containerEl: HTMLElement) {
		this.groupEl = containerEl.createDiv('setting-group');
		this.listEl = this.groupEl.createDiv('setting-items');
	}

	setHeading(text: string | DocumentFragment): this {
		this.#header().setName(text);
		return this;
	}

	addClass(...classes: string[]): this {
		this.groupEl.addClass(...classes);
		return this;
	}

	addSetting(cb: (setting: Setting) => void): this {
		cb(new Setting(this.listEl));
		return this;
	}

	addSearch(cb: (component: SearchComponent) => unknown): this {
		cb(new SearchComponent(this.#header().controlEl));
		return this;
	}

	addExtraButton(cb: (component: ExtraButtonComponent) => unknown): this {
		cb(new ExtraButtonComponent(this.#header().controlEl));
		return this;
	}

	#header(): Setting {
		if (!this.#heading) {
			this.#heading = new Setting(this.groupEl).setHeading();
			this.groupEl.prepend(this.#heading.settingEl);
		}
		return this.#heading;
	}
}
