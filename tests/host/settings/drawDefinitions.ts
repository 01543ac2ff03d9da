import type * as ob from 'obsidian';
import { isPhone } from '../api/platform.ts';
import { setIcon } from '../ui/icons.ts';
import { drawControl } from './drawControl.ts';
import type { BaseComponent } from './components.ts';
import { Setting } from './setting.ts';
import { SettingGroup } from './settingGroup.ts';
import type { SettingTab } from './settingTab.ts';

export interface Drawn {
	/** Asks every `visible` and `disabled` again and shows the answers in place. */
	refresh(): void;
	/** Runs what `render` callbacks left to be run before their rows go. */
	cleanUp(): void;
}

type OpenPage = (page: ob.SettingDefinitionPage) => void;
type Rows = { refresh: (() => void)[]; cleanUp: (() => void)[] };

const asked = (value: boolean | (() => boolean) | undefined, otherwise: boolean): boolean =>
	typeof value === 'function' ? value() : (value ?? otherwise);

/** Draws what `getSettingDefinitions` returned. Rows outside any group stand in groups of their own, as in the app. */
export function drawDefinitions(el: HTMLElement, items: readonly ob.SettingDefinitionItem[], tab: SettingTab, openPage: OpenPage): Drawn {
	const rows: Rows = { refresh: [], cleanUp: [] };
	let loose: SettingGroup | null = null;
	for (const item of items) {
		if ('type' in item && item.type !== 'page') {
			loose = null;
			drawGroup(el, item, tab, openPage, rows);
			continue;
		}
		loose ??= new SettingGroup(el);
		drawRow(loose, item, 0, tab, openPage, rows);
	}
	for (const refresh of rows.refresh) refresh();
	return {
		refresh: () => {
			for (const refresh of rows.refresh) refresh();
		},
		cleanUp: () => {
			for (const clean of rows.cleanUp) clean();
		},
	};
}

function drawGroup(
	el: HTMLElement,
	definition: ob.SettingDefinitionGroup | ob.SettingDefinitionList,
	tab: SettingTab,
	openPage: OpenPage,
	rows: Rows,
): void {
	const group = new SettingGroup(el);
	const list = definition.type === 'list' ? (definition as ob.SettingDefinitionList) : null;
	if (definition.heading !== undefined) group.setHeading(definition.heading);
	if (definition.cls !== undefined) group.addClass(...definition.cls.split(' '));
	if (list) group.addClass('mod-list');
	const items = definition.items ?? [];
	const drawn = items.map((item, index) => ({ item, setting: drawRow(group, item, index, tab, openPage, rows) }));
	if (definition.search) {
		const { match, placeholder } = definition.search;
		group.addSearch((search) =>
			search.setPlaceholder(placeholder ?? '').onChange((query) => {
				for (const { item, setting } of drawn) {
					const always = 'searchable' in item && !asked(item.searchable, true);
					setting.settingEl.toggleClass('is-filtered-out', !always && query !== '' && !match(item, query));
				}
			}),
		);
	}
	for (const button of definition.extraButtons ?? []) group.addExtraButton(button as never);
	if (list)
		drawList(
			group,
			list,
			drawn.map(({ setting }) => setting),
		);
	rows.refresh.push(() => {
		group.groupEl.toggle(asked(definition.visible, true));
	});
}

function drawList(group: SettingGroup, list: ob.SettingDefinitionList, settings: readonly Setting[]): void {
	if (settings.length === 0 && list.emptyState !== undefined) group.listEl.createDiv({ cls: 'setting-list-empty', text: list.emptyState });
	settings.forEach((setting, index) => {
		if (list.onReorder) addMoves(setting, index, settings.length, list.onReorder);
		if (!list.onDelete) return;
		const remove = list.onDelete;
		setting.addExtraButton((button) =>
			button
				.setIcon('trash-2')
				.setTooltip('Delete')
				.onClick(() => {
					remove(index);
				}),
		);
		setting.settingEl.tabIndex = 0;
		setting.settingEl.addEventListener('keydown', (evt) => {
			if (evt.target === setting.settingEl && (evt.key === 'Delete' || evt.key === 'Backspace')) remove(index);
		});
	});
	const { addItem } = list;
	if (!addItem) return;
	if (!isPhone()) {
		group.addExtraButton((button) =>
			button
				.setIcon('plus')
				.setTooltip(addItem.name)
				.onClick(() => {
					addItem.action(button.extraSettingsEl);
				}),
		);
		return;
	}
	const row = group.listEl.createDiv({ cls: 'setting-item setting-add-item', text: `+ ${addItem.name}` });
	row.addEventListener('click', () => {
		addItem.action(row);
	});
}

/** The app drags rows by a handle; here the handle takes the arrow keys and a drop. */
function addMoves(setting: Setting, index: number, count: number, onReorder: (from: number, to: number) => void): void {
	const handle = setting.settingEl.createDiv({
		cls: 'clickable-icon setting-drag-handle',
		attr: { 'aria-label': 'Drag to rearrange', tabindex: '0', draggable: 'true' },
	});
	setting.settingEl.prepend(handle);
	setIcon(handle, 'grip-vertical');
	handle.addEventListener('keydown', (evt) => {
		const to = evt.key === 'ArrowUp' ? index - 1 : evt.key === 'ArrowDown' ? index + 1 : -1;
		if (to >= 0 && to < count) onReorder(index, to);
	});
	handle.addEventListener('dragstart', (evt) => {
		evt.dataTransfer?.setData('text/plain', String(index));
	});
	setting.settingEl.addEventListener('dragover', (evt) => {
		evt.preventDefault();
	});
	setting.settingEl.addEventListener('drop', (evt) => {
		evt.preventDefault();
		const from = Number(evt.dataTransfer?.getData('text/plain'));
		if (Number.isInteger(from) && from !== index) onReorder(from, index);
	});
}

function drawRow(group: SettingGroup, item: ob.SettingGroupItem, index: number, tab: SettingTab, openPage: OpenPage, rows: Rows): Setting {
	const setting = new Setting(group.listEl).setName(item.name);
	if (item.desc !== undefined) setting.setDesc(typeof item.desc === 'string' ? item.desc : (item.desc.cloneNode(true) as DocumentFragment));
	rows.refresh.push(() => {
		setting.settingEl.toggle(asked(item.visible, true));
	});
	if ('type' in item) {
		drawPageLink(setting, item, openPage);
		return setting;
	}
	if (item.control) {
		const { control } = item;
		const component: BaseComponent = drawControl(setting, control, tab);
		rows.refresh.push(() => {
			component.setDisabled(asked(control.disabled, false));
		});
	} else if (item.render) {
		const cleanUp = item.render(setting, group);
		if (cleanUp) rows.cleanUp.push(cleanUp);
	} else if (item.action) drawAction(setting, item, index, rows);
	return setting;
}

function clickable(setting: Setting, run: () => void): void {
	setting.settingEl.addClass('mod-clickable');
	setting.settingEl.setAttrs({ role: 'button', tabindex: '0' });
	setting.settingEl.addEventListener('click', run);
	setting.settingEl.addEventListener('keydown', (evt) => {
		if (evt.key === 'Enter' && evt.target === setting.settingEl) run();
	});
}

function drawAction(setting: Setting, item: ob.SettingDefinitionAction, index: number, rows: Rows): void {
	clickable(setting, () => {
		if (!asked(item.disabled, false)) item.action(setting.settingEl, index);
	});
	setIcon(setting.controlEl.createDiv('setting-item-chevron'), 'chevron-right');
	rows.refresh.push(() => {
		setting.setDisabled(asked(item.disabled, false));
	});
}

function drawPageLink(setting: Setting, page: ob.SettingDefinitionPage, openPage: OpenPage): void {
	setting.setClass('setting-page-link');
	const value = typeof page.displayValue === 'function' ? page.displayValue() : page.displayValue;
	const status = typeof page.status === 'function' ? page.status() : page.status;
	if (value !== undefined || status) setting.addDisplayValue((display) => display.setValue(value ?? null).setStatus(status ?? null));
	setIcon(setting.controlEl.createDiv('setting-item-chevron'), 'chevron-right');
	clickable(setting, () => {
		openPage(page);
	});
}
