import type * as ob from 'obsidian';
import { Events } from '../base/events.ts';
import { lacks } from '../base/lacks.ts';
import { pacedAnswer, pacedRead } from '../base/pace.ts';
import { Adapter } from './adapter.ts';
import type { Disk, Writer } from './disk.ts';
import { TAbstractFile, TFile, TFolder } from './files.ts';
import { normalizePath } from './normalizePath.ts';
import { folderOf, nameOf } from './paths.ts';

/** Of the characters no file name may hold, those a desktop refuses and those a phone refuses. */
const FORBIDDEN = { desktop: '\\/:', phone: '*"\\/<>:|?' };

/** So long a slice keeps the page answering. */
const SLICE_MS = 8;

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

export class Vault extends Events implements ob.Vault {
	readonly configDir = '.obsidian';
	readonly adapter: Adapter;
	#files = new Map<string, TAbstractFile>();
	#root: TFolder;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(
		readonly disk: Disk,
		private readonly name: string,
	) {
		super();
		this.adapter = new Adapter(disk, name, (path) => {
			this.reconcile(path);
		});
		this.#root = new TFolder(this);
		this.#root.place('/', null);
		this.#files.set('/', this.#root);
	}

	/**
	 * Reads the tree at start: `create` fires for every folder and file, as the app does before its layout
	 * is ready. Done in slices, so that a large vault's long tasks are the plugin's own.
	 */
	async load(): Promise<void> {
		let until = performance.now() + SLICE_MS;
		for (const path of [...[...this.disk.folders].sort(), ...this.disk.files.keys()]) {
			if (isHidden(path) || this.#files.has(path)) continue;
			if (this.disk.files.has(path)) this.#addFile(path);
			else this.#addFolder(path);
			if (performance.now() < until) continue;
			await new Promise((done) => {
				setTimeout(done, 0);
			});
			until = performance.now() + SLICE_MS;
		}
	}

	/** Compares one path with the disk after somebody else wrote there, and tells what changed. */
	reconcile(path: string): void {
		if (isHidden(path)) return;
		const known = this.#files.get(path);
		const exists = this.disk.files.has(path);
		if (known instanceof TFile && !exists) this.#drop(known);
		else if (known instanceof TFile) this.#touched(known);
		else if (exists) {
			this.#addFolder(folderOf(path));
			this.#addFile(path);
		} else if (known instanceof TFolder && !this.disk.folders.has(path)) this.#drop(known);
		else if (!known && this.disk.folders.has(path)) this.#addFolder(path);
	}

	getName(): string {
		return this.name;
	}

	getRoot(): TFolder {
		return this.#root;
	}

	getAbstractFileByPath(path: string): TAbstractFile | null {
		return this.#files.get(path) ?? null;
	}

	getFileByPath(path: string): TFile | null {
		const file = this.#files.get(path);
		return file instanceof TFile ? file : null;
	}

	getFolderByPath(path: string): TFolder | null {
		const file = this.#files.get(path);
		return file instanceof TFolder ? file : null;
	}

	getAllLoadedFiles(): TAbstractFile[] {
		return [...this.#files.values()];
	}

	getAllFolders(includeRoot = false): TFolder[] {
		return this.getAllLoadedFiles().filter((one): one is TFolder => one instanceof TFolder && (includeRoot || !one.isRoot()));
	}

	getFiles(): TFile[] {
		return this.getAllLoadedFiles().filter((one): one is TFile => one instanceof TFile);
	}

	getMarkdownFiles(): TFile[] {
		return this.getFiles().filter((one) => one.extension === 'md');
	}

	static recurseChildren(root: TFolder, cb: (file: TAbstractFile) => unknown): void {
		cb(root);
		for (const child of root.children) {
			if (child instanceof TFolder) Vault.recurseChildren(child, cb);
			else cb(child);
		}
	}

	/** @throws where something is there already, the folder is missing, or the name cannot be a file's. */
	async create(path: string, data: string): Promise<TFile> {
		const pause = pacedAnswer();
		if (pause) await pause;
		const clean = normalizePath(path);
		this.#checkName(clean);
		return this.#next(() => {
			if (this.disk.files.has(clean) || this.#files.has(clean)) throw new Error('File already exists.');
			this.disk.write(clean, data, 'create');
			return this.#addFile(clean);
		});
	}

	async createFolder(path: string): Promise<TFolder> {
		const pause = pacedAnswer();
		if (pause) await pause;
		const clean = normalizePath(path);
		return this.#next(() => {
			if (this.#files.has(clean)) throw new Error('Folder already exists.');
			if (this.disk.readOnly) throw new Error(`EROFS: read-only file system, mkdir '${clean}'`);
			this.disk.addFolder(clean);
			this.#addFolder(clean);
			return this.#files.get(clean) as TFolder;
		});
	}

	async read(file: ob.TFile): Promise<string> {
		const pause = pacedRead();
		if (pause) await pause;
		return this.#next(() => this.disk.read(file.path));
	}

	async cachedRead(file: ob.TFile): Promise<string> {
		const pause = pacedRead();
		if (pause) await pause;
		return this.#next(() => this.disk.read(file.path));
	}

	async modify(file: ob.TFile, data: string): Promise<void> {
		const pause = pacedAnswer();
		if (pause) await pause;
		await this.#next(() => {
			this.#put(file, data, 'modify');
		});
	}

	async append(file: ob.TFile, data: string): Promise<void> {
		await this.#next(() => {
			this.#put(file, this.disk.read(file.path) + data, 'append');
		});
	}

	/** Reads, changes and writes as one step: nothing else reaches the disk in between. Writes only what differs. */
	async process(file: ob.TFile, fn: (data: string) => string): Promise<string> {
		const pause = pacedAnswer();
		if (pause) await pause;
		return this.#next(() => {
			const before = this.disk.read(file.path);
			const after = fn(before);
			if (after !== before) this.#put(file, after, 'process');
			return after;
		});
	}

	/** What an editor does: makes its text from what is on disk in the same step that writes it. */
	async save(file: ob.TFile, who: Writer, make: (onDisk: string) => string): Promise<void> {
		await this.#next(() => {
			const onDisk = this.disk.read(file.path);
			const text = make(onDisk);
			if (text !== onDisk) this.#put(file, text, who);
		});
	}

	async delete(file: ob.TAbstractFile): Promise<void> {
		await this.#next(() => {
			this.#erase(file, 'delete');
		});
	}

	async trash(file: ob.TAbstractFile): Promise<void> {
		const pause = pacedAnswer();
		if (pause) await pause;
		await this.#next(() => {
			this.#erase(file, 'trash');
		});
	}

	async rename(file: ob.TAbstractFile, newPath: string): Promise<void> {
		const clean = normalizePath(newPath);
		this.#checkName(clean);
		await this.#next(() => {
			if (this.#files.has(clean)) throw new Error('Destination file already exists!');
			const folder = folderOf(clean);
			if (folder !== '' && !this.getFolderByPath(folder))
				throw new Error(`ENOENT: no such file or directory, rename '${file.path}' -> '${clean}'`);
			this.move(file, clean, 'rename');
		});
	}

	/** Moves a file or folder on disk and in the tree, and tells it of each thing inside. */
	move(file: ob.TAbstractFile, newPath: string, who: Writer): void {
		const known = this.#files.get(file.path);
		if (!known) throw new Error(`ENOENT: no such file or directory, rename '${file.path}'`);
		const oldPath = known.path;
		this.disk.move(oldPath, newPath, who);
		this.#files.delete(oldPath);
		this.#attach(known, newPath);
		if (known instanceof TFolder) for (const child of [...known.children]) this.move(child, `${newPath}/${child.name}`, who);
		this.trigger('rename', known, oldPath);
	}

	async copy<T extends ob.TAbstractFile>(file: T, newPath: string): Promise<T> {
		if (!(file instanceof TFile)) lacks('Vault.copy of a folder');
		return (await this.create(newPath, this.disk.read(file.path))) as unknown as T;
	}

	createBinary(): never {
		return lacks('Vault.createBinary');
	}
	modifyBinary(): never {
		return lacks('Vault.modifyBinary');
	}
	appendBinary(): never {
		return lacks('Vault.appendBinary');
	}
	getResourcePath(): never {
		return lacks('Vault.getResourcePath');
	}

	async readBinary(file: ob.TFile): Promise<ArrayBuffer> {
		return this.adapter.readBinary(file.path);
	}

	#next<T>(step: () => T): Promise<T> {
		const done = this.#queue.then(step);
		this.#queue = done.catch(() => undefined);
		return done;
	}

	#put(file: ob.TFile, data: string, who: Writer): void {
		const known = this.getFileByPath(file.path);
		if (!known) throw new Error(`ENOENT: no such file or directory, open '${file.path}'`);
		this.disk.write(known.path, data, who);
		this.#touched(known);
	}

	#touched(file: TFile): void {
		this.#stat(file);
		this.trigger('modify', file);
	}

	#erase(file: ob.TAbstractFile, who: Writer): void {
		const known = this.#files.get(file.path);
		if (!known) throw new Error(`ENOENT: no such file or directory, unlink '${file.path}'`);
		const inside: TAbstractFile[] = [];
		if (known instanceof TFolder) Vault.recurseChildren(known, (one) => inside.push(one));
		for (const one of inside.length > 0 ? inside.reverse() : [known]) {
			this.disk.remove(one.path, who);
			this.#drop(one);
		}
	}

	#drop(file: TAbstractFile): void {
		this.#files.delete(file.path);
		this.#detach(file);
		this.trigger('delete', file);
	}

	#addFolder(path: string): void {
		if (path === '' || this.#files.has(path)) return;
		this.#addFolder(folderOf(path));
		const folder = new TFolder(this);
		this.disk.addFolder(path);
		this.#attach(folder, path);
		this.trigger('create', folder);
	}

	#addFile(path: string): TFile {
		const file = new TFile(this);
		this.#attach(file, path);
		this.#stat(file);
		this.trigger('create', file);
		return file;
	}

	#attach(file: TAbstractFile, path: string): void {
		this.#detach(file);
		const parent = this.getFolderByPath(folderOf(path) || '/');
		file.place(path, parent);
		parent?.children.push(file);
		this.#files.set(path, file);
	}

	#detach(file: TAbstractFile): void {
		const siblings = file.parent?.children;
		const at = siblings?.indexOf(file) ?? -1;
		if (siblings && at >= 0) siblings.splice(at, 1);
	}

	#stat(file: TFile): void {
		const on = this.disk.files.get(file.path);
		file.stat = { ctime: on?.ctime ?? 0, mtime: on?.mtime ?? 0, size: this.disk.size(file.path) };
	}

	#checkName(path: string): void {
		const forbidden = window.innerWidth < 600 ? FORBIDDEN.phone : FORBIDDEN.desktop;
		const name = nameOf(path);
		if ([...forbidden].some((char) => name.includes(char))) {
			throw new Error(`File name cannot contain any of the following characters: ${[...forbidden].join(' ')}`);
		}
	}
}
