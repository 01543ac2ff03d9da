import type * as ob from 'obsidian';
import { Events } from '../base/events.ts';
import { pacedReader } from '../base/pace.ts';
import { TFile } from '../vault/files.ts';
import { nameOf } from '../vault/paths.ts';
import type { Vault } from '../vault/vault.ts';
import { cachedMetadata } from './cachedMetadata.ts';
import { LinkResolver } from './linkResolver.ts';
import { folded, getLinkpath } from './linkpath.ts';

type Counts = Record<string, number>;

/** So long a slice keeps the page answering while a large vault is read. */
const SLICE_MS = 8;
/** The app's worker answers some time after a write; a plugin must not take it for immediate. */
const READ_AFTER_MS = 5;

/**
 * What a note holds and where its links lead is worked out when somebody asks for it, from the text as it was when the note was read:
 * of a large vault nobody asks for most. What is told, and when, is the same.
 */
export class MetadataCache extends Events implements ob.MetadataCache {
	#resolvedLinks: Record<string, Counts> = {};
	#unresolvedLinks: Record<string, Counts> = {};
	#resolver = new LinkResolver();
	#caches = new Map<string, ob.CachedMetadata>();
	/** Texts that were read and not asked about yet. */
	#texts = new Map<string, string>();
	/** Notes that were resolved and not asked about yet. */
	#unlinked = new Set<string>();
	/** Last part of a link's path, folded and without `.md`, to the notes that have such a link. */
	#whoNames = new Map<string, Set<string>>();
	#toRead = new Set<string>();
	#toResolve = new Set<string>();
	/** Names that came, went or changed, as in `#whoNames`. */
	#changedNames = new Set<string>();
	#working = false;
	#idle: (() => void)[] = [];

	constructor(private readonly vault: Vault) {
		super();
		vault.on('create', (file: ob.TAbstractFile) => {
			if (file instanceof TFile) this.#created(file);
		});
		vault.on('modify', (file: ob.TAbstractFile) => {
			this.#read(file.path);
		});
		vault.on('delete', (file: ob.TAbstractFile) => {
			if (file instanceof TFile) this.#deleted(file);
		});
		vault.on('rename', (file: ob.TAbstractFile, oldPath: string) => {
			if (file instanceof TFile) this.#renamed(file, oldPath);
		});
	}

	getFileCache(file: ob.TFile): ob.CachedMetadata | null {
		return this.getCache(file.path);
	}

	getCache(path: string): ob.CachedMetadata | null {
		const text = this.#texts.get(path);
		if (text !== undefined) this.#keep(path, cachedMetadata(text));
		return this.#caches.get(path) ?? null;
	}

	get resolvedLinks(): Record<string, Counts> {
		this.#linkAll();
		return this.#resolvedLinks;
	}

	get unresolvedLinks(): Record<string, Counts> {
		this.#linkAll();
		return this.#unresolvedLinks;
	}

	getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
		const path = this.#resolver.resolve(linkpath, sourcePath);
		return path === null ? null : this.vault.getFileByPath(path);
	}

	/** The shortest text that leads to `file` from `sourcePath`: its name, or its path where the name alone leads elsewhere. */
	fileToLinktext(file: ob.TFile, sourcePath: string, omitMdExtension = true): string {
		const short = (path: string): string => (omitMdExtension && file.extension === 'md' ? path.slice(0, -3) : path);
		const name = short(file.name);
		return this.getFirstLinkpathDest(name, sourcePath)?.path === file.path && !this.#isAmbiguous(file) ? name : short(file.path);
	}

	/** Resolves when everything written so far is read and its links are resolved. */
	async settled(): Promise<void> {
		if (this.#working)
			await new Promise<void>((done) => {
				this.#idle.push(done);
			});
	}

	#isAmbiguous(file: ob.TFile): boolean {
		return this.#resolver.resolve(file.name, '') !== file.path;
	}

	#created(file: TFile): void {
		this.#resolver.add(file.path);
		this.#namesChanged(file.path);
		this.#read(file.path);
	}

	#deleted(file: TFile): void {
		const before = this.getCache(file.path);
		this.#forget(file.path);
		this.#resolver.remove(file.path);
		this.#namesChanged(file.path);
		this.#toRead.delete(file.path);
		this.trigger('deleted', file, before);
		this.#start();
	}

	#renamed(file: TFile, oldPath: string): void {
		const cache = this.getCache(oldPath);
		const wasWaiting = this.#toRead.delete(oldPath);
		this.#forget(oldPath);
		this.#resolver.remove(oldPath);
		this.#resolver.add(file.path);
		if (cache) this.#keep(file.path, cache);
		this.#namesChanged(oldPath);
		this.#namesChanged(file.path);
		if (wasWaiting || !cache) this.#read(file.path);
		else this.#toResolve.add(file.path);
		this.#start();
	}

	#forget(path: string): void {
		for (const name of this.#namesIn(this.#caches.get(path))) this.#whoNames.get(name)?.delete(path);
		this.#caches.delete(path);
		this.#texts.delete(path);
		this.#unlinked.delete(path);
		delete this.#resolvedLinks[path];
		delete this.#unresolvedLinks[path];
		this.#toResolve.delete(path);
	}

	#keep(path: string, cache: ob.CachedMetadata): void {
		for (const name of this.#namesIn(this.#caches.get(path))) this.#whoNames.get(name)?.delete(path);
		this.#caches.set(path, cache);
		this.#texts.delete(path);
		for (const name of this.#namesIn(cache)) {
			const who = this.#whoNames.get(name);
			if (who) who.add(path);
			else this.#whoNames.set(name, new Set([path]));
		}
	}

	#namesIn(cache: ob.CachedMetadata | undefined): Set<string> {
		return new Set(referencesIn(cache).map((ref) => bareName(getLinkpath(ref.link))));
	}

	/** Every note with a link of this name may lead elsewhere now. */
	#namesChanged(path: string): void {
		this.#changedNames.add(bareName(path));
		this.#start();
	}

	#read(path: string): void {
		if (this.vault.getFileByPath(path)?.extension !== 'md') return;
		this.#toRead.add(path);
		this.#start();
	}

	#start(): void {
		if (this.#working) return;
		this.#working = true;
		setTimeout(() => {
			this.#slice();
		}, pacedReader(READ_AFTER_MS));
	}

	#slice(): void {
		const until = performance.now() + SLICE_MS;
		for (const path of this.#toRead) {
			this.#toRead.delete(path);
			this.#index(path);
			if (performance.now() > until) break;
		}
		if (this.#toRead.size === 0) this.#findAffected(until);
		if (this.#toRead.size === 0 && this.#changedNames.size === 0) {
			for (const path of this.#toResolve) {
				this.#toResolve.delete(path);
				this.#resolve(path);
				if (performance.now() > until) break;
			}
		}
		if (this.#toRead.size > 0 || this.#changedNames.size > 0 || this.#toResolve.size > 0) {
			setTimeout(() => {
				this.#slice();
			}, 0);
			return;
		}
		this.#working = false;
		this.trigger('resolved');
		if (!this.#working) for (const done of this.#idle.splice(0)) done();
	}

	/** Every note with a link of a name that changed may lead elsewhere now. */
	#findAffected(until: number): void {
		if (this.#changedNames.size === 0) return;
		for (const path of this.#texts.keys()) {
			if (this.#toResolve.has(path)) continue;
			this.getCache(path);
			if (performance.now() > until) return;
		}
		// Before the notes that were read: they were affected first.
		const affected = [...this.#changedNames].flatMap((name) => [...(this.#whoNames.get(name) ?? [])]);
		if (affected.length > 0) this.#toResolve = new Set([...affected, ...this.#toResolve]);
		this.#changedNames.clear();
	}

	#index(path: string): void {
		const file = this.vault.getFileByPath(path);
		if (!file) return;
		const text = this.vault.disk.read(path);
		this.#texts.set(path, text);
		this.#toResolve.add(path);
		this.trigger(
			'changed',
			file,
			text,
			onDemand(() => cachedMetadata(text)),
		);
	}

	#resolve(path: string): void {
		const file = this.vault.getFileByPath(path);
		if (!file) return;
		this.#unlinked.add(path);
		this.trigger('resolve', file);
	}

	#linkAll(): void {
		for (const path of this.#unlinked) this.#link(path);
		this.#unlinked.clear();
	}

	#link(path: string): void {
		const resolved: Counts = {};
		const unresolved: Counts = {};
		for (const ref of referencesIn(this.getCache(path) ?? undefined)) {
			const linkpath = getLinkpath(ref.link);
			const target = this.#resolver.resolve(linkpath, path);
			if (target === null) unresolved[linkpath] = (unresolved[linkpath] ?? 0) + 1;
			else resolved[target] = (resolved[target] ?? 0) + 1;
		}
		this.#resolvedLinks[path] = resolved;
		this.#unresolvedLinks[path] = unresolved;
	}
}

/** An object like that of `make`, which is asked for it when something of it is. */
function onDemand<T extends object>(make: () => T): T {
	let made: T | undefined;
	const all = (): T => (made ??= make());
	return new Proxy({} as T, {
		get: (_, key) => Reflect.get(all(), key) as unknown,
		has: (_, key) => Reflect.has(all(), key),
		ownKeys: () => Reflect.ownKeys(all()),
		getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(all(), key),
	});
}

function bareName(path: string): string {
	const name = folded(nameOf(path));
	return name.endsWith('.md') ? name.slice(0, -3) : name;
}

function referencesIn(cache: ob.CachedMetadata | undefined): ob.Reference[] {
	return [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])];
}
