import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import { nodeDisk } from '../../cli/disk/disk.ts';
import { isInside, isVisibleInside } from '../../cli/disk/isInside.ts';
import { pathInVault } from '../../cli/input/pathInVault.ts';
import { CONFIG_FOLDER, DOSSIER_FILE } from '../../cli/vault/dataFile.ts';
import { LiveFolder } from './liveFolder.ts';
import type { LiveFolderHost } from './liveFolderHost.ts';

/** A note of a vault, as an editor names it. */
export interface PlacedNote {
	readonly vault: LiveFolder;
	/** Relative to the vault; the note's own place where a link leads to it. */
	readonly path: string;
}

interface Folder {
	/** As the editor names it: links are not followed, so that what is sent to it has the names that it knows. */
	readonly shown: string;
	readonly vault: LiveFolder;
}

/** The folders that the editor has open, each a vault; and, where it has none, the vaults that its files lie in. */
export class Workspace {
	readonly #host: LiveFolderHost;
	readonly #folders = new Map<string, Folder>();

	/** Folders that the editor has closed: files of theirs that it still shows do not bring them back. */
	readonly #closed = new Set<string>();
	readonly #added: (vault: LiveFolder) => void;

	/** @param added is told of every vault that comes. */
	constructor(host: LiveFolderHost, added: (vault: LiveFolder) => void) {
		this.#host = host;
		this.#added = added;
	}

	add(uri: string): void {
		const shown = filePath(uri);
		if (shown === undefined) return;
		const root = realPath(shown);
		this.#closed.delete(root);
		if (this.#folders.has(root)) return;
		const vault = new LiveFolder(root, this.#host);
		this.#folders.set(root, { shown, vault });
		this.#added(vault);
	}

	remove(uri: string): void {
		const shown = filePath(uri);
		if (shown === undefined) return;
		const root = realPath(shown);
		this.#closed.add(root);
		this.#folders.get(root)?.vault.close();
		this.#folders.delete(root);
	}

	vaults(): readonly LiveFolder[] {
		return Array.from(this.#folders.values(), ({ vault }) => vault);
	}

	/** The vault whose folder has that address; `undefined` where none has. */
	vaultOf(uri: string): LiveFolder | undefined {
		const shown = filePath(uri);
		return shown === undefined ? undefined : this.#folders.get(realPath(shown))?.vault;
	}

	/**
	 * The note that a document is, in the innermost folder that holds it; `undefined` for what is no note of a vault: another
	 * kind of file, a hidden one, one that really lies outside.
	 */
	noteAt(uri: string): PlacedNote | undefined {
		const file = filePath(uri);
		if (file === undefined || !isNotePath(file)) return undefined;
		this.#addAround(file);
		const real = realPath(file);
		for (const { vault } of this.#innermostFirst()) {
			const { root } = vault;
			if (!isInside(root, real)) continue;
			return isVisibleInside(root, real) ? { vault, path: relative(root, real).replaceAll(sep, '/') } : undefined;
		}
		return undefined;
	}

	/** The vaults that a changed file may be of, each with its path there, hidden ones included; a folder counts as well. */
	touchedBy(uri: string): readonly PlacedNote[] {
		const file = filePath(uri);
		if (file === undefined) return [];
		return this.vaults().flatMap((vault) => {
			const path = pathInVault(vault.root, vault.root, file);
			return path === undefined ? [] : [{ vault, path }];
		});
	}

	/** The address of a path in a vault, as the editor would name it. */
	uriOf(vault: LiveFolder, path: string): string {
		const shown = this.#folders.get(vault.root)?.shown ?? vault.root;
		return pathToFileURL(join(shown, path)).href;
	}

	#innermostFirst(): readonly Folder[] {
		return [...this.#folders.values()].sort((a, b) => b.vault.root.length - a.vault.root.length);
	}

	/** An editor that opened a file and no folder means the vault that the file lies in, where it is seen to be one. */
	#addAround(file: string): void {
		if (this.#folders.size > 0 && this.#innermostFirst().some(({ vault }) => isInside(vault.root, realPath(file)))) return;
		for (let folder = dirname(file); ; folder = dirname(folder)) {
			const isVault = [CONFIG_FOLDER, DOSSIER_FILE].some((name) => existsSync(join(folder, name)));
			if (isVault && this.#closed.has(realPath(folder))) return undefined;
			if (isVault) return this.add(pathToFileURL(folder).href);
			if (dirname(folder) === folder) return undefined;
		}
	}
}

/** The absolute path that an address names; `undefined` where it is none of this machine's files. */
function filePath(uri: string): string | undefined {
	try {
		return resolve(fileURLToPath(uri));
	} catch {
		return undefined;
	}
}

/** Where a path really leads; of one that is not there yet, as much of its way as is. */
function realPath(path: string): string {
	try {
		return nodeDisk.realpathSync(path);
	} catch {
		const folder = dirname(path);
		return folder === path ? path : join(realPath(folder), basename(path));
	}
}
