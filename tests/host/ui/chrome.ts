import type { HostApp } from '../hostApp.ts';
import { setIcon } from './icons.ts';
import { Menu } from './menu.ts';
import { HoverPopover } from './hoverPopover.ts';
import { MarkdownRenderer } from '../reading/markdownRenderer.ts';
import type * as ob from 'obsidian';

interface Opens {
	readonly openSettings: () => void;
	readonly openPalette: () => void;
}

/** What stands around the workspace: ribbon, toggles of the sidebars, a phone's bar, the page preview. */
export function drawChrome(app: HostApp, opens: Opens): void {
	const { workspace, parts } = app;
	const ribbon = parts.ribbonEl.parentElement;
	const button = (el: HTMLElement, icon: string, label: string, onClick: () => void): HTMLElement => {
		const one = el.createDiv({ cls: 'clickable-icon side-dock-ribbon-action', attr: { 'aria-label': label } });
		setIcon(one, icon);
		one.addEventListener('click', onClick);
		return one;
	};
	if (ribbon) {
		const toggles = ribbon.createDiv({ cls: 'sidebar-toggle-button', prepend: true });
		button(toggles, 'panel-left', 'Toggle left sidebar', () => {
			workspace.leftSplit.toggle();
		});
		const settings = ribbon.createDiv('side-dock-settings');
		button(settings, 'terminal', 'Open command palette', opens.openPalette);
		button(settings, 'settings', 'Settings', opens.openSettings);
	}
	const right = workspace.containerEl.createDiv('sidebar-toggle-button mod-right');
	button(right, 'panel-right', 'Toggle right sidebar', () => {
		workspace.rightSplit.toggle();
	});
	if (document.body.hasClass('is-phone')) drawPhoneBar(app, opens, button);
	previewOnHover(app);
}

function drawPhoneBar(
	app: HostApp,
	opens: Opens,
	button: (el: HTMLElement, icon: string, label: string, onClick: () => void) => HTMLElement,
): void {
	const { workspace, parts } = app;
	const bar = document.body.createDiv('mobile-navbar');
	button(bar, 'panel-left', 'Toggle left sidebar', () => {
		workspace.rightSplit.collapse();
		workspace.leftSplit.toggle();
	});
	button(bar, 'terminal', 'Open command palette', opens.openPalette);
	// On a phone the ribbon is a menu behind one button.
	const ribbon = button(bar, 'menu', 'Open ribbon menu', () => {
		const menu = new Menu();
		for (const action of parts.ribbonEl.findAll('.side-dock-ribbon-action')) {
			menu.addItem((item) =>
				item.setTitle(action.getAttr('aria-label') ?? '').onClick(() => {
					action.click();
				}),
			);
		}
		menu.addItem((item) => item.setTitle('Settings').setIcon('settings').onClick(opens.openSettings));
		const box = ribbon.getBoundingClientRect();
		menu.showAtPosition({ x: box.left, y: box.top });
	});
	button(bar, 'panel-right', 'Toggle right sidebar', () => {
		workspace.leftSplit.collapse();
		workspace.rightSplit.toggle();
	});
	const cover = document.body.createDiv('drawer-cover');
	cover.addEventListener('click', () => {
		workspace.leftSplit.collapse();
		workspace.rightSplit.collapse();
	});
	workspace.on('layout-change', () => {
		cover.toggle(!workspace.leftSplit.collapsed || !workspace.rightSplit.collapsed);
	});
	cover.hide();
}

interface HoverLink {
	readonly event: MouseEvent;
	readonly source: string;
	readonly hoverParent: ob.HoverParent;
	readonly targetEl: HTMLElement | null;
	readonly linktext: string;
	readonly sourcePath: string;
}

/** The core plugin "Page preview": shows a note on hover, where the source asks for it or Mod is held. */
function previewOnHover(app: HostApp): void {
	app.workspace.on('hover-link', ({ event, source, hoverParent, targetEl, linktext, sourcePath }: HoverLink) => {
		const needsMod = app.parts.hoverSources.get(source)?.defaultMod ?? source === 'editor';
		const file = app.metadataCache.getFirstLinkpathDest(linktext.split('#')[0] ?? '', sourcePath);
		if (!file || hoverParent.hoverPopover || (needsMod && !event.ctrlKey && !event.metaKey)) return;
		const popover = new HoverPopover(hoverParent, targetEl);
		const el = popover.hoverEl.createDiv('markdown-preview-view markdown-rendered');
		void app.vault
			.read(file)
			.then((text) => MarkdownRenderer.render(app as unknown as ob.App, text, el, file.path, popover as unknown as ob.Component));
	});
}
