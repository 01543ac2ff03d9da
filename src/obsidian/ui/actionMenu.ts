import { Menu } from 'obsidian';

/** One entry of a menu. */
export interface MenuAction {
	/** Backticks are left out: a menu shows plain text. */
	readonly label: string;
	/** A Lucide icon name. */
	readonly icon?: string;
	/** Whether it is the choice that stands; absent where it is no choice. */
	readonly checked?: boolean;
	readonly run: () => void;
}

/** Shows `groups` of actions in a menu below `anchor`, whatever opened it: a click has no other place than a key. */
export function showActionMenu(anchor: HTMLElement, groups: readonly (readonly MenuAction[])[]): void {
	const menu = new Menu();
	for (const [at, actions] of groups.filter(({ length }) => length > 0).entries()) {
		if (at > 0) menu.addSeparator();
		for (const { label, icon, checked, run } of actions)
			menu.addItem((item) => {
				item.setTitle(label.replaceAll('`', '')).onClick(run);
				if (icon !== undefined) item.setIcon(icon);
				if (checked !== undefined) item.setChecked(checked);
			});
	}
	const { left, bottom } = anchor.getBoundingClientRect();
	menu.showAtPosition({ x: left, y: bottom }, anchor.doc);
}
