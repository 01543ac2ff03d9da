import type * as ob from 'obsidian';
import type { Names } from '../base/names.ts';
import { debounce } from '../api/debounce.ts';
import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { FileView } from './fileView.ts';

/** The app waits 2 s; a shorter wait keeps tests quick and leaves the window in which typing is not on disk. */
const SAVE_AFTER_MS = 400;

/** The editor knows one line end; a note with others is not dirty for that. */
export const lf = (text: string): string => text.replaceAll('\r\n', '\n');

export abstract class EditableFileView extends FileView {}

export abstract class TextFileView extends EditableFileView implements Names<ob.TextFileView> {
	data = '';
	/** What this view last read from or wrote to the disk: typing is the difference from it. */
	lastSaved = '';
	requestSave: ob.Debouncer<[], void>;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.requestSave = debounce(
			() => {
				void this.save();
			},
			SAVE_AFTER_MS,
			true,
		);
		this.registerEvent(
			this.app.vault.on('modify', (file: ob.TAbstractFile) => {
				if (file === this.file) this.#modified();
			}),
		);
		this.registerEvent(
			this.app.workspace.on('quit', (tasks: ob.Tasks) => {
				tasks.addPromise(this.save());
			}),
		);
	}

	override async onLoadFile(file: ob.TFile): Promise<void> {
		const text = await this.app.vault.read(file);
		this.lastSaved = lf(text);
		this.data = text;
		this.setViewData(text, true);
	}

	override async onUnloadFile(_file: ob.TFile): Promise<void> {
		await this.save(true);
	}

	/**
	 * Writes what was typed and is not on disk yet; `clear` empties the view after it. What somebody
	 * else wrote since is taken in first: the text is made in the same step that writes it.
	 */
	async save(clear = false): Promise<void> {
		this.requestSave.cancel();
		const { file } = this;
		if (file && this.isDirty() && this.app.vault.getFileByPath(file.path) === file) {
			await this.app.vault.save(file, 'editor', (onDisk) => {
				if (lf(onDisk) !== this.lastSaved) this.changedOnDisk(onDisk);
				this.data = this.getViewData();
				this.lastSaved = this.data;
				this.onSaved();
				return this.data;
			});
		}
		if (clear) this.clear();
	}

	/** Whether something was typed that is not on disk. */
	isDirty(): boolean {
		return this.getViewData() !== this.lastSaved;
	}

	/** Somebody else wrote the file. A view that can do better than take the new text merges what was typed. */
	protected changedOnDisk(text: string): void {
		this.lastSaved = lf(text);
		this.data = text;
		this.setViewData(text, false);
	}

	#modified(): void {
		const text = this.file ? this.app.vault.disk.read(this.file.path) : '';
		if (lf(text) !== this.lastSaved) this.changedOnDisk(text);
	}

	protected onSaved(): void {}

	abstract getViewData(): string;
	abstract setViewData(data: string, clear: boolean): void;
	abstract clear(): void;
}
