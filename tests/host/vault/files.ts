import type * as ob from 'obsidian';
import { nameOf } from './paths.ts';
import type { Vault } from './vault.ts';

export abstract class TAbstractFile implements ob.TAbstractFile {
	path = '';
	name = '';
	parent: TFolder | null = null;

	constructor(readonly vault: Vault) {}

	/** Called by the vault alone: a file never moves itself. */
	place(path: string, parent: TFolder | null): void {
		this.path = path;
		this.name = nameOf(path);
		this.parent = parent;
	}
}

export class TFile extends TAbstractFile implements ob.TFile {
	stat: ob.FileStats = { ctime: 0, mtime: 0, size: 0 };
	basename = '';
	extension = '';

	override place(path: string, parent: TFolder | null): void {
		super.place(path, parent);
		const dot = this.name.lastIndexOf('.');
		this.basename = dot > 0 ? this.name.slice(0, dot) : this.name;
		this.extension = dot > 0 ? this.name.slice(dot + 1).toLowerCase() : '';
	}
}

export class TFolder extends TAbstractFile implements ob.TFolder {
	children: TAbstractFile[] = [];

	isRoot(): boolean {
		return this.parent === null;
	}
}
