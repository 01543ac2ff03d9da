import { folderOf } from './paths.ts';

/** Who changed a file: one of the vault's methods, the editor saving, the plugin's settings, or somebody outside the app. */
export type Writer =
	| 'editor'
	| 'create'
	| 'modify'
	| 'process'
	| 'append'
	| 'rename'
	| 'delete'
	| 'trash'
	| 'adapter'
	| 'settings'
	| 'links'
	| 'outside';

export interface Write {
	readonly who: Writer;
	readonly path: string;
	/** The text written, or `null` where the path was removed. */
	readonly text: string | null;
	readonly at: number;
}

export interface DiskFile {
	data: string | ArrayBuffer;
	ctime: number;
	mtime: number;
}

const encoder = new TextEncoder();

/** The files themselves, in memory. Knows nothing of the vault above it; hears of every change through `onWrite`. */
export class Disk {
	readonly files = new Map<string, DiskFile>();
	readonly folders = new Set<string>();
	readonly writes: Write[] = [];
	/** Set by the page to refuse every write, as a vault on a read-only medium does. */
	readOnly = false;
	onWrite: (write: Write) => void = () => {};

	read(path: string): string {
		const file = this.files.get(path);
		if (!file) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
		return typeof file.data === 'string' ? file.data : new TextDecoder().decode(file.data);
	}

	/** Puts a file there as it was found at start: nothing is logged. */
	seed(path: string, data: string | ArrayBuffer, mtime: number): void {
		this.addFolder(folderOf(path));
		this.files.set(path, { data, ctime: mtime, mtime });
	}

	/** @throws where the folder is missing or the medium is read-only. */
	write(path: string, text: string, who: Writer): void {
		this.#guard(path);
		const folder = folderOf(path);
		if (folder !== '' && !this.folders.has(folder)) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
		const now = Date.now();
		this.files.set(path, { data: text, ctime: this.files.get(path)?.ctime ?? now, mtime: now });
		this.#log(who, path, text);
	}

	remove(path: string, who: Writer): void {
		this.#guard(path);
		this.files.delete(path);
		this.folders.delete(path);
		this.#log(who, path, null);
	}

	move(path: string, newPath: string, who: Writer): void {
		this.#guard(path);
		const file = this.files.get(path);
		if (!file) {
			this.folders.delete(path);
			this.folders.add(newPath);
			return;
		}
		this.files.delete(path);
		this.files.set(newPath, file);
		this.#log(who, path, null);
		this.#log(who, newPath, typeof file.data === 'string' ? file.data : '');
	}

	addFolder(path: string): void {
		for (let folder = path; folder !== ''; folder = folderOf(folder)) this.folders.add(folder);
	}

	size(path: string): number {
		const data = this.files.get(path)?.data ?? '';
		return typeof data === 'string' ? encoder.encode(data).byteLength : data.byteLength;
	}

	#guard(path: string): void {
		if (this.readOnly) throw new Error(`EROFS: read-only file system, open '${path}'`);
	}

	#log(who: Writer, path: string, text: string | null): void {
		const write: Write = { who, path, text, at: performance.now() };
		this.writes.push(write);
		this.onWrite(write);
	}
}
