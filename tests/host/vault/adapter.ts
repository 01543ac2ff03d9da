import type * as ob from 'obsidian';
import { lacks } from '../base/lacks.ts';
import { pacedAnswer, pacedRead } from '../base/pace.ts';
import type { Disk } from './disk.ts';
import { normalizePath } from './normalizePath.ts';
import { folderOf } from './paths.ts';

/** The vault's files by path, hidden ones as well. `changed` lets the vault notice what was written past it. */
export class Adapter implements ob.DataAdapter {
	constructor(
		private readonly disk: Disk,
		private readonly name: string,
		private readonly changed: (path: string) => void,
	) {}

	getName(): string {
		return this.name;
	}

	async exists(normalizedPath: string): Promise<boolean> {
		const path = normalizePath(normalizedPath);
		return path === '/' || this.disk.files.has(path) || this.disk.folders.has(path);
	}

	async stat(normalizedPath: string): Promise<ob.Stat | null> {
		const path = normalizePath(normalizedPath);
		const file = this.disk.files.get(path);
		if (file) return { type: 'file', ctime: file.ctime, mtime: file.mtime, size: this.disk.size(path) };
		return this.disk.folders.has(path) ? { type: 'folder', ctime: 0, mtime: 0, size: 0 } : null;
	}

	async list(normalizedPath: string): Promise<ob.ListedFiles> {
		const clean = normalizePath(normalizedPath);
		const folder = clean === '/' ? '' : clean;
		if (folder !== '' && !this.disk.folders.has(folder)) throw new Error(`ENOENT: no such file or directory, scandir '${folder}'`);
		const inside = (path: string): boolean => folderOf(path) === folder;
		return { files: [...this.disk.files.keys()].filter(inside), folders: [...this.disk.folders].filter(inside) };
	}

	async read(normalizedPath: string): Promise<string> {
		const pause = pacedRead();
		if (pause) await pause;
		return this.disk.read(normalizePath(normalizedPath));
	}

	async readBinary(normalizedPath: string): Promise<ArrayBuffer> {
		const path = normalizePath(normalizedPath);
		const data = this.disk.files.get(path)?.data;
		return data instanceof ArrayBuffer ? data.slice(0) : new TextEncoder().encode(this.disk.read(path)).buffer;
	}

	async write(normalizedPath: string, data: string): Promise<void> {
		const pause = pacedAnswer();
		if (pause) await pause;
		const path = normalizePath(normalizedPath);
		this.disk.write(path, data, 'adapter');
		this.changed(path);
	}

	async append(normalizedPath: string, data: string): Promise<void> {
		await this.write(normalizedPath, this.disk.read(normalizePath(normalizedPath)) + data);
	}

	async process(normalizedPath: string, fn: (data: string) => string): Promise<string> {
		const after = fn(this.disk.read(normalizePath(normalizedPath)));
		await this.write(normalizedPath, after);
		return after;
	}

	async mkdir(normalizedPath: string): Promise<void> {
		const path = normalizePath(normalizedPath);
		this.disk.addFolder(path);
		this.changed(path);
	}

	async remove(normalizedPath: string): Promise<void> {
		const path = normalizePath(normalizedPath);
		this.disk.read(path);
		this.disk.remove(path, 'adapter');
		this.changed(path);
	}

	async rename(normalizedPath: string, normalizedNewPath: string): Promise<void> {
		this.disk.move(normalizePath(normalizedPath), normalizePath(normalizedNewPath), 'adapter');
		this.changed(normalizePath(normalizedPath));
		this.changed(normalizePath(normalizedNewPath));
	}

	rmdir(): never {
		return lacks('DataAdapter.rmdir');
	}
	copy(): never {
		return lacks('DataAdapter.copy');
	}
	writeBinary(): never {
		return lacks('DataAdapter.writeBinary');
	}
	appendBinary(): never {
		return lacks('DataAdapter.appendBinary');
	}
	getResourcePath(): never {
		return lacks('DataAdapter.getResourcePath');
	}
	trashSystem(): never {
		return lacks('DataAdapter.trashSystem');
	}
	trashLocal(): never {
		return lacks('DataAdapter.trashLocal');
	}
}
