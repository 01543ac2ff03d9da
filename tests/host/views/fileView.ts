import type * as ob from 'obsidian';
import type { Names } from '../base/names.ts';
import { TFile } from '../vault/files.ts';
import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { ItemView } from './itemView.ts';

export abstract class FileView extends ItemView implements Names<ob.FileView> {
	allowNoFile = false;
	file: TFile | null = null;
	override navigation = true;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.registerEvent(
			this.app.vault.on('rename', (file: ob.TAbstractFile) => {
				if (file === this.file) void this.onRename(this.file);
			}),
		);
		this.registerEvent(
			this.app.vault.on('delete', (file: ob.TAbstractFile) => {
				if (file === this.file) void this.#deleted();
			}),
		);
	}

	getDisplayText(): string {
		return this.file?.basename ?? 'No file';
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), ...(this.file ? { file: this.file.path } : {}) };
	}

	override async setState(state: unknown, result: ob.ViewStateResult): Promise<void> {
		const path = (state as { file?: unknown } | null)?.file;
		if (typeof path === 'string') await this.#load(this.app.vault.getFileByPath(path));
		await super.setState(state, result);
	}

	async onLoadFile(_file: ob.TFile): Promise<void> {}
	async onUnloadFile(_file: ob.TFile): Promise<void> {}

	async onRename(_file: ob.TFile): Promise<void> {
		this.titleEl.setText(this.getDisplayText());
		this.leaf.parent.show();
	}

	canAcceptExtension(_extension: string): boolean {
		return false;
	}

	override async shut(): Promise<void> {
		if (this.file) await this.onUnloadFile(this.file);
		this.file = null;
		await super.shut();
	}

	async #load(file: TFile | null): Promise<void> {
		if (file === this.file) return;
		if (this.file) await this.onUnloadFile(this.file);
		this.file = file;
		if (file) await this.onLoadFile(file);
		this.titleEl.setText(this.getDisplayText());
		this.app.workspace.fileShown();
	}

	async #deleted(): Promise<void> {
		this.file = null;
		await this.leaf.setViewState({ type: 'empty' });
		this.app.workspace.fileShown();
	}
}
