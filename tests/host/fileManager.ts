import type * as ob from 'obsidian';
import { lacks } from './base/lacks.ts';
import type { HostApp } from './hostApp.ts';
import { parseLinktext } from './metadata/linkpath.ts';
import { TFile, TFolder } from './vault/files.ts';
import { folderOf, joined } from './vault/paths.ts';

interface AppSettings {
	useMarkdownLinks?: boolean;
	newLinkFormat?: 'shortest' | 'relative' | 'absolute';
	newFileLocation?: 'root' | 'current' | 'folder';
	newFileFolderPath?: string;
}

export class FileManager implements ob.FileManager {
	constructor(private readonly app: HostApp) {}

	getNewFileParent(sourcePath: string): TFolder {
		const { newFileLocation, newFileFolderPath } = this.#settings();
		const wanted = newFileLocation === 'current' ? folderOf(sourcePath) : newFileLocation === 'folder' ? (newFileFolderPath ?? '') : '';
		return this.app.vault.getFolderByPath(wanted === '' ? '/' : wanted) ?? this.app.vault.getRoot();
	}

	/** What a click on an unresolved link makes: an empty note of that name, in folders made for it. */
	async createNote(linkpath: string, sourcePath: string): Promise<TFile> {
		const name = linkpath.endsWith('.md') ? linkpath : `${linkpath}.md`;
		const path = name.includes('/') ? name.replace(/^\//, '') : joined(this.getNewFileParent(sourcePath).path, name);
		const folder = folderOf(path);
		if (folder !== '' && !this.app.vault.getFolderByPath(folder)) await this.app.vault.createFolder(folder);
		return this.app.vault.create(path, '');
	}

	/** Moves a file and rewrites the links of other notes that led to it and would not any more. */
	async renameFile(file: ob.TAbstractFile, newPath: string): Promise<void> {
		const { vault, metadataCache } = this.app;
		await metadataCache.settled();
		const moved =
			file instanceof TFolder
				? vault.getFiles().filter((one) => one.path.startsWith(`${file.path}/`))
				: file instanceof TFile
					? [file]
					: [];
		const toMend = new Map<TFile, { from: number; to: number; target: TFile; original: string }[]>();
		for (const target of moved) {
			for (const [source, counts] of Object.entries(metadataCache.resolvedLinks)) {
				const note = counts[target.path] === undefined ? null : vault.getFileByPath(source);
				const cache = note && metadataCache.getFileCache(note);
				if (!note || !cache) continue;
				for (const ref of [...(cache.links ?? []), ...(cache.embeds ?? [])]) {
					if (metadataCache.getFirstLinkpathDest(parseLinktext(ref.link).path, source) !== target || parseLinktext(ref.link).path === '')
						continue;
					toMend.set(note, [
						...(toMend.get(note) ?? []),
						{ from: ref.position.start.offset, to: ref.position.end.offset, target, original: ref.original },
					]);
				}
			}
		}
		await vault.rename(file, newPath);
		for (const [note, links] of toMend) {
			await vault.process(note, (text) =>
				links
					.sort((a, b) => b.from - a.from)
					.reduce(
						(now, link) =>
							now.slice(link.from, link.to) === link.original
								? now.slice(0, link.from) + this.#relinked(link.original, link.target, note.path) + now.slice(link.to)
								: now,
						text,
					),
			);
		}
	}

	async promptForDeletion(): Promise<boolean> {
		return lacks('FileManager.promptForDeletion');
	}

	async trashFile(file: ob.TAbstractFile): Promise<void> {
		await this.app.vault.trash(file);
	}

	/** A link in the vault's own form (`useMarkdownLinks`, `newLinkFormat`). */
	generateMarkdownLink(file: ob.TFile, sourcePath: string, subpath = '', alias = ''): string {
		const { useMarkdownLinks = false } = this.#settings();
		const to = this.#linkTo(file, sourcePath, useMarkdownLinks) + subpath;
		const isImage = file.extension !== 'md';
		const mark = isImage ? '!' : '';
		if (useMarkdownLinks) return `${mark}[${alias || file.basename}](${encodeURI(to)})`;
		return alias === '' || alias === to ? `${mark}[[${to}]]` : `${mark}[[${to}|${alias}]]`;
	}

	async processFrontMatter(): Promise<void> {
		return lacks('FileManager.processFrontMatter');
	}

	async getAvailablePathForAttachment(): Promise<string> {
		return lacks('FileManager.getAvailablePathForAttachment');
	}

	#linkTo(file: ob.TFile, sourcePath: string, keepExtension: boolean): string {
		const { newLinkFormat = 'shortest' } = this.#settings();
		if (newLinkFormat === 'shortest') return this.app.metadataCache.fileToLinktext(file, sourcePath, !keepExtension);
		const path = newLinkFormat === 'absolute' ? file.path : relativePath(folderOf(sourcePath), file.path);
		return keepExtension || file.extension !== 'md' ? path : path.slice(0, -3);
	}

	#relinked(original: string, target: TFile, sourcePath: string): string {
		const bang = original.startsWith('!') ? '!' : '';
		const wiki = /^!?\[\[([^|#\]]*)([^|\]]*)(\\?\|.*)?\]\]$/.exec(original);
		if (wiki) return `${bang}[[${this.#linkTo(target, sourcePath, (wiki[1] ?? '').endsWith('.md'))}${wiki[2] ?? ''}${wiki[3] ?? ''}]]`;
		const markdown = /^(!?\[[^\]]*\]\()<?([^)#>]*)(#[^)>]*)?>?\)$/.exec(original);
		if (!markdown) return original;
		return `${markdown[1] ?? ''}${encodeURI(this.#linkTo(target, sourcePath, (markdown[2] ?? '').endsWith('.md')))}${markdown[3] ?? ''})`;
	}

	#settings(): AppSettings {
		const file = this.app.vault.disk.files.get(`${this.app.vault.configDir}/app.json`);
		return typeof file?.data === 'string' ? (JSON.parse(file.data) as AppSettings) : {};
	}
}

function relativePath(fromFolder: string, path: string): string {
	const [from, to] = [fromFolder === '' ? [] : fromFolder.split('/'), path.split('/')];
	while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
		from.shift();
		to.shift();
	}
	return [...from.map(() => '..'), ...to].join('/');
}
