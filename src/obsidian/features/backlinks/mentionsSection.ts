import { foldName } from '../../../core/text/foldName.ts';
import { Component, type App } from 'obsidian';
import type { Range } from '../../../core/text/range.ts';
import { contextLine } from '../../../core/vault/mentions/contextLine.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { mentionSearch, type MentionSearch } from '../../../core/vault/mentions/mentionSearch.ts';
import { chunked } from '../../index/chunked.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { openText } from '../../index/openText.ts';
import { readLinkFormat } from '../../index/readLinkFormat.ts';
import type { Notices } from '../../ui/notices.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { drawSentence } from './drawBacklink.ts';
import { linkEdits, mentionChanges, type NoteMentions } from './mentionChanges.ts';
import { linkButton } from '../../ui/linkButton.ts';
import { foldButton } from '../../ui/foldButton.ts';

/** Going through notes quickly reads nothing. */
const COUNT_AFTER_MS = 800;

/** What the section is given. */
export interface MentionsContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly previews: ChangePreviews;
	readonly settings: SettingsStore;
}

/** Below the backlinks: how often other notes say this one's name without a link, listed on demand, linked one by one or all. */
export class MentionsSection extends Component {
	readonly #context: MentionsContext;
	readonly #element: HTMLElement;
	#path: string | undefined;
	#found: readonly NoteMentions[] = [];
	#isOpen = false;
	#filter = '';
	/** Notes whose mention stays as it is. */
	readonly #unticked = new Set<string>();
	#list: VirtualList<NoteMentions> | undefined;
	#work = new AbortController();
	#timer: number | undefined;

	constructor(parent: HTMLElement, context: MentionsContext) {
		super();
		this.#context = context;
		this.#element = parent.createDiv({ cls: 'dossier-mentions' });
	}

	override onload(): void {
		this.register(() => this.#stop());
	}

	/** Counts the mentions of `path` anew; nothing is shown for no note. */
	show(path: string | undefined): void {
		this.#stop();
		this.#path = path;
		this.#found = [];
		this.#unticked.clear();
		this.#draw();
		if (path !== undefined) this.#timer = window.setTimeout(() => void this.#count(path), COUNT_AFTER_MS);
	}

	#stop(): void {
		window.clearTimeout(this.#timer);
		this.#work.abort();
	}

	async #count(path: string): Promise<void> {
		const { app, vault } = this.#context;
		if (vault.state.kind !== 'ready') {
			this.#timer = window.setTimeout(() => void this.#count(path), COUNT_AFTER_MS);
			return;
		}
		const work = new AbortController();
		this.#work = work;
		const search = this.#searchFor(path);
		if (search === undefined) return;
		const found: NoteMentions[] = [];
		const done = await chunked(
			vault.index.paths(),
			async (other) => {
				const file = other === path ? null : app.vault.getFileByPath(other);
				// Nearly every note says none of the names, which its text alone tells; reading a note for its parts takes many times as long.
				const text = file && (openText(app, other) ?? (await app.vault.cachedRead(file).catch(() => undefined)));
				if (!text || !search.isWorthReading(other, text)) return;
				const note = await vault.read(other).catch(() => undefined);
				// One link a note is what a reader needs.
				const first = note && search.first(note);
				if (first) found.push({ path: other, range: first, line: contextLine(note, first) });
			},
			{ signal: work.signal },
		);
		if (!done || path !== this.#path) return;
		this.#found = found;
		this.#draw();
	}

	/** Shows the mentions whose note or sentence has these words. */
	filter(text: string): void {
		this.#filter = foldName(text);
		this.#draw();
	}

	#shown(): readonly NoteMentions[] {
		const wanted = this.#filter;
		return this.#found.filter(({ path, line }) =>
			[path, line.before + line.link + line.after].some((text) => wanted === '' || foldName(text).includes(wanted)),
		);
	}

	#draw(): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
		this.#element.empty();
		const shown = this.#shown();
		const count = shown.length;
		if (count === 0) return;
		const button = foldButton(this.#element, this.#isOpen, 'Unlinked mentions', () => {
			this.#isOpen = !this.#isOpen;
			this.#draw();
		});
		button.createSpan({ cls: 'dossier-badge', text: String(count) });
		if (!this.#isOpen) return;
		const all = linkButton(this.#element, '', () => void this.#linkTicked(shown));
		const tell = (): void => {
			const ticked = shown.filter(({ path }) => !this.#unticked.has(path)).length;
			all.setText(ticked === count ? `Link all ${count}…` : `Link ${ticked} of ${count}…`);
		};
		tell();
		this.#list = this.addChild(
			virtualList<NoteMentions>(this.#element.createDiv({ cls: 'dossier-mentions-list' }), 'Unlinked mentions', {
				keyOf: ({ path }) => path,
				estimate: () => 72,
				draw: (mentions, element) => this.#drawNote(element, mentions, tell),
			}),
		);
		this.#list.show(shown);
	}

	#drawNote(element: HTMLElement, { path, range, line }: NoteMentions, tell: () => void): void {
		const { app } = this.#context;
		element.addClass('dossier-backlink');
		const label = element.createEl('label', { cls: 'dossier-check' });
		const tick = label.createEl('input', { type: 'checkbox' });
		tick.checked = !this.#unticked.has(path);
		tick.addEventListener('change', () => {
			if (!this.#unticked.delete(path)) this.#unticked.add(path);
			tell();
		});
		label.createSpan({ cls: 'dossier-row-text', text: noteNameOf(path) });
		const row = element.createDiv({ cls: 'dossier-mention' });
		drawSentence(row, line, path, (event) => void openPlace(app, path, range, event));
		linkButton(row, 'Link', () => void this.#link(path, range), `Link the mention in ${noteNameOf(path)}`);
	}

	#searchFor(target: string | undefined): MentionSearch | undefined {
		const { vault, settings } = this.#context;
		return target === undefined ? undefined : mentionSearch(target, vault.index, settings.current, vault.types);
	}

	/** All of them are shown before any is linked. */
	async #linkTicked(shown: readonly NoteMentions[]): Promise<void> {
		const { app, vault, previews } = this.#context;
		const target = this.#path;
		const search = this.#searchFor(target);
		const ticked = shown.filter(({ path }) => !this.#unticked.has(path));
		if (target === undefined || search === undefined || ticked.length === 0) return;
		const isWritten = await previews.show(mentionChanges({ vault, target, search, format: await readLinkFormat(app) }, ticked));
		if (isWritten && this.#path === target) this.show(target);
	}

	async #link(path: string, range: Range): Promise<void> {
		const { app, vault, writer } = this.#context;
		const target = this.#path;
		const search = this.#searchFor(target);
		if (target === undefined || search === undefined) return;
		const linking = { vault, target, search, format: await readLinkFormat(app) };
		const note = await vault.read(path).catch(() => undefined);
		if (!note) return;
		const name = noteNameOf(target);
		const result = await writer.write(path, (now) => linkEdits(now, [range], linking), {
			seen: note.text,
			title: () => `Linked a mention of ${name} in ${path}`,
		});
		this.#context.notices.sayWrite(result, `Linked ${name} in ${path}.`);
		this.show(target);
	}
}
