import { Menu, setIcon } from 'obsidian';
import type { Settings } from '../../../core/settings/settings.ts';
import { folderOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

/** What the toolbar reads and changes, and whom it tells. */
interface BacklinksToolbarContext {
	readonly settings: SettingsStore;
	readonly vault: LiveVault;
	/** Paths of the notes that link to the note shown; empty where none is. */
	readonly linkingNotes: () => readonly string[];
	readonly onFilter: (text: string) => void;
	readonly onPin: (isPinned: boolean) => void;
}

const GROUPS: Readonly<Record<Settings['backlinksGroupBy'], string>> = {
	type: 'By type',
	place: 'By field or section',
	folder: 'By folder',
};
const SORTS: Readonly<Record<Settings['backlinksSort'], string>> = { strength: 'Strongest first', date: 'Newest first', name: 'By name' };

/** Draws the filter and the buttons of the backlinks into `toolbar`; gives back the element that says how many notes link here. */
export function drawBacklinksToolbar(toolbar: HTMLElement, context: BacklinksToolbarContext): HTMLElement {
	filterInput(toolbar, 'Filter backlinks', 'Filter backlinks', (text) => context.onFilter(text));
	menuButton(toolbar, 'group', 'Group and sort', () => groupMenu(context.settings));
	menuButton(toolbar, 'eye-off', 'Hide types and folders', () => hideMenu(context));
	drawPin(toolbar, context.onPin);
	return statusLine(toolbar);
}

function drawPin(toolbar: HTMLElement, onPin: (isPinned: boolean) => void): void {
	let isPinned = false;
	const pin = iconButton(toolbar, 'pin', 'Stay with this note', () => {
		isPinned = !isPinned;
		pin.setAttribute('aria-pressed', String(isPinned));
		pin.toggleClass('is-active', isPinned);
		onPin(isPinned);
	});
	pin.setAttribute('aria-pressed', 'false');
}

function groupMenu(settings: SettingsStore): Menu {
	const menu = new Menu();
	const { backlinksGroupBy: group, backlinksSort: sort } = settings.current;
	for (const [key, title] of Object.entries(GROUPS) as [Settings['backlinksGroupBy'], string][])
		addChoice(menu, title, group === key, () => void settings.update({ backlinksGroupBy: key }));
	menu.addSeparator();
	for (const [key, title] of Object.entries(SORTS) as [Settings['backlinksSort'], string][])
		addChoice(menu, title, sort === key, () => void settings.update({ backlinksSort: key }));
	return menu;
}

/** Opens the menu where the mouse is; one that was asked for by a key stands at its button. */
function menuButton(toolbar: HTMLElement, icon: string, label: string, menuFor: () => Menu): void {
	const button = iconButton(toolbar, icon, label, (event) => {
		const menu = menuFor();
		const { left, bottom } = button.getBoundingClientRect();
		if (event.detail === 0) menu.showAtPosition({ x: left, y: bottom }, button.doc);
		else menu.showAtMouseEvent(event);
	});
	button.ariaHasPopup = 'menu';
}

/** Types and folders that link here, and those that are hidden already. */
function hideMenu({ settings, vault, linkingNotes }: BacklinksToolbarContext): Menu {
	const menu = new Menu();
	const linking = linkingNotes();
	const { backlinksHiddenTypes: types, backlinksHiddenFolders: folders } = settings.current;
	for (const type of new Set([...types, ...linking.map((path) => vault.index.record(path)?.type ?? '')]))
		addChoice(
			menu,
			type === '' ? 'Notes without a type' : `Type ${type}`,
			types.includes(type),
			() => void settings.update({ backlinksHiddenTypes: withOrWithout(types, type) }),
		);
	menu.addSeparator();
	for (const folder of new Set([...folders, ...linking.map(folderOf)]))
		addChoice(
			menu,
			folder === '' ? 'Notes in no folder' : `Folder ${folder}`,
			folders.includes(folder),
			() => void settings.update({ backlinksHiddenFolders: withOrWithout(folders, folder) }),
		);
	return menu;
}

/** `list` without `value` where it holds it, else with it. */
function withOrWithout(list: readonly string[], value: string): string[] {
	return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

function addChoice(menu: Menu, title: string, isChosen: boolean, choose: () => void): void {
	menu.addItem((item) => item.setTitle(title).setChecked(isChosen).onClick(choose));
}

function iconButton(toolbar: HTMLElement, icon: string, label: string, run: (event: MouseEvent) => void): HTMLElement {
	const button = toolbar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': label } });
	setIcon(button, icon);
	button.addEventListener('click', run);
	return button;
}
