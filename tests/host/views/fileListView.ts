import { TFolder, type TAbstractFile, TFile } from '../vault/files.ts';
import { Keymap } from '../ui/scope.ts';
import { Menu } from '../ui/menu.ts';
import { debounce } from '../api/debounce.ts';
import { ItemView } from './itemView.ts';

/** More rows than this only slow the page down; the stand-in's list is for finding a note by eye. */
const MOST_ROWS = 500;

/** The vault's files in the left sidebar. */
export class FileListView extends ItemView {
	override icon = 'folder-closed';
	#closed = new Set<string>();
	#rows = 0;
	#draw = debounce(
		() => {
			this.#redraw();
		},
		100,
		true,
	);

	getViewType(): string {
		return 'file-explorer';
	}

	getDisplayText(): string {
		return 'Files';
	}

	override onload(): void {
		const { vault, workspace } = this.app;
		for (const name of ['create', 'delete', 'rename'])
			this.registerEvent(
				vault.on(name, () => {
					this.#draw();
				}),
			);
		this.registerEvent(
			workspace.on('file-open', () => {
				this.#markActive();
			}),
		);
		workspace.onLayoutReady(() => {
			this.#redraw();
		});
	}

	#redraw(): void {
		if (!this.app.workspace.layoutReady) return;
		this.contentEl.empty();
		this.#rows = 0;
		this.#folder(this.app.vault.getRoot(), this.contentEl.createDiv('nav-files-container node-insert-event'));
		this.#markActive();
	}

	#markActive(): void {
		const active = this.app.workspace.getActiveFile()?.path;
		for (const row of this.contentEl.findAll('.nav-file-title')) row.toggleClass('is-active', row.dataset['path'] === active);
	}

	#folder(folder: TFolder, el: HTMLElement): void {
		const order = (one: TAbstractFile): string => `${one instanceof TFolder ? 0 : 1}${one.name.toLowerCase()}`;
		if (this.#rows > MOST_ROWS) return;
		for (const child of [...folder.children].sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
			this.#rows += 1;
			if (this.#rows > MOST_ROWS) return;
			if (child instanceof TFolder) this.#folderRow(child, el);
			else if (child instanceof TFile) this.#fileRow(child, el);
		}
	}

	#folderRow(folder: TFolder, el: HTMLElement): void {
		const item = el.createDiv('tree-item nav-folder');
		const isClosed = this.#closed.has(folder.path);
		const title = item.createDiv({
			cls: 'tree-item-self nav-folder-title is-clickable mod-collapsible',
			attr: { 'data-path': folder.path },
		});
		title.createDiv({ cls: 'tree-item-icon collapse-icon', text: isClosed ? '›' : '⌄' });
		title.createDiv({ cls: 'tree-item-inner nav-folder-title-content', text: folder.name });
		title.addEventListener('click', () => {
			if (!this.#closed.delete(folder.path)) this.#closed.add(folder.path);
			this.#redraw();
		});
		if (!isClosed) this.#folder(folder, item.createDiv('tree-item-children nav-folder-children'));
	}

	#fileRow(file: TFile, el: HTMLElement): void {
		const title = el
			.createDiv('tree-item nav-file')
			.createDiv({ cls: 'tree-item-self nav-file-title tappable is-clickable', attr: { 'data-path': file.path } });
		title.createDiv({ cls: 'tree-item-inner nav-file-title-content', text: file.extension === 'md' ? file.basename : file.name });
		title.addEventListener('click', (evt) => {
			void this.app.workspace.getLeaf(Keymap.isModEvent(evt)).openFile(file);
		});
		title.addEventListener('contextmenu', (evt) => {
			const menu = new Menu();
			this.app.workspace.trigger('file-menu', menu, file, 'file-explorer-context-menu', this.leaf);
			menu.showAtMouseEvent(evt);
		});
	}
}
