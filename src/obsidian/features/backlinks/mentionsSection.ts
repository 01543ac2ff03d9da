import { Component, ConfirmationModal, setIcon, type App } from 'obsidian';
import type { Note } from '../../../core/note/note.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import { linkifyRanges } from '../../../core/note/edit/body/linkifyRanges.ts';
import type { Range } from '../../../core/text/range.ts';
import { contextLine } from '../../../core/vault/mentions/contextLine.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { mayMention } from '../../../core/vault/mentions/mayMention.ts';
import { mentionNamesOf, mentionsIn } from '../../../core/vault/mentions/unlinkedMentions.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault, NoteWriter, WriteResult } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { openText } from '../../ui/openText.ts';
import { readLinkFormat } from '../../index/readLinkFormat.ts';
import { openWith } from '../../ui/openWith.ts';
import { notifyBatch } from '../related/notifyBatch.ts';

/** Going through notes quickly reads nothing. */
const COUNT_AFTER_MS = 800;

/** More are counted, not drawn. */
const MOST_DRAWN = 200;

/** What the section is given. */
export interface MentionsContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly writer: NoteWriter;
}

interface Mentions {
	readonly path: string;
	readonly ranges: readonly Range[];
}

/** Below the backlinks: how often other notes say this one's name without a link, listed on demand, linked one by one or all. */
export class MentionsSection extends Component {
	readonly #context: MentionsContext;
	readonly #element: HTMLElement;
	#path: string | undefined;
	#found: readonly Mentions[] = [];
	#isOpen = false;
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
		this.#element.empty();
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
		const names = mentionNamesOf(path, vault.index.record(path)?.aliases ?? []);
		if (names.length === 0) return;
		const found: Mentions[] = [];
		const isWorthReading = mayMention(names);
		const done = await chunked(
			vault.index.paths(),
			async (other) => {
				const file = other === path ? null : app.vault.getFileByPath(other);
				// Nearly every note says none of the names, which its text alone tells; reading a note for its parts takes many times as long.
				const text = file && (openText(app, other) ?? (await app.vault.cachedRead(file).catch(() => undefined)));
				if (!text || !isWorthReading(text)) return;
				const note = await vault.read(other).catch(() => undefined);
				const ranges = note ? mentionsIn(note, names) : [];
				if (ranges.length > 0) found.push({ path: other, ranges });
			},
			{ signal: work.signal },
		);
		if (!done || path !== this.#path) return;
		this.#found = found;
		this.#draw();
	}

	#draw(): void {
		this.#element.empty();
		const count = this.#found.reduce((sum, { ranges }) => sum + ranges.length, 0);
		if (count === 0) return;
		const button = this.#element.createEl('button', {
			cls: 'dossier-row-button dossier-group-button',
			attr: { 'aria-expanded': String(this.#isOpen) },
		});
		setIcon(
			button.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-hidden': 'true' } }),
			this.#isOpen ? 'chevron-down' : 'chevron-right',
		);
		button.createSpan({ cls: 'dossier-row-text', text: 'Unlinked mentions' });
		button.createSpan({ cls: 'dossier-badge', text: String(count) });
		button.addEventListener('click', () => {
			this.#isOpen = !this.#isOpen;
			this.#draw();
		});
		if (!this.#isOpen) return;
		const list = this.#element.createDiv({ cls: 'dossier-mentions-list', attr: { role: 'list', 'aria-label': 'Unlinked mentions' } });
		const all = list.createEl('button', { cls: 'dossier-link-button', text: `Link all ${count}…` });
		all.addEventListener('click', () => this.#confirmAll(count));
		for (const mentions of this.#found.slice(0, MOST_DRAWN))
			void this.#drawNote(list.createDiv({ cls: 'dossier-backlink', attr: { role: 'listitem' } }), mentions);
	}

	async #drawNote(element: HTMLElement, { path, ranges }: Mentions): Promise<void> {
		const { app, vault } = this.#context;
		element.createDiv({ cls: 'dossier-backlink-head', text: noteNameOf(path) });
		const note = await vault.read(path).catch(() => undefined);
		if (!note) return;
		for (const range of ranges) {
			const line = contextLine(note, range);
			const row = element.createDiv({ cls: 'dossier-mention' });
			const open = row.createEl('button', {
				cls: 'dossier-row-button dossier-context',
				attr: { 'aria-label': `Open this place in ${path}` },
			});
			const text = open.createSpan({ cls: 'dossier-row-text' });
			text.appendText(line.before);
			text.createEl('mark', { text: line.link });
			text.appendText(line.after);
			open.addEventListener('click', (event) => void openPlace(app, path, range, event));
			const link = row.createEl('button', { cls: 'dossier-link-button', text: 'Link' });
			link.addEventListener('click', () => void this.#link([{ path, ranges: [range] }]));
		}
	}

	/** A run over several notes is shown before it is made: how many places, in which notes. */
	#confirmAll(count: number): void {
		const modal = new ConfirmationModal(this.#context.app);
		modal.setTitle(`Link ${count} mentions of ${noteNameOf(this.#path ?? '')}?`);
		const names = this.#found.map(({ path, ranges }) => `${noteNameOf(path)} (${ranges.length})`);
		modal.contentEl.createEl('p', {
			text: `In ${names.length} ${names.length === 1 ? 'note' : 'notes'}: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ` and ${names.length - 20} more` : ''}.`,
		});
		modal.addButton((button) =>
			button
				.setButtonText('Link them')
				.setCta()
				.onClick(() => this.#link(this.#found)),
		);
		modal.addCancelButton();
		openWith(this, modal);
	}

	async #link(wanted: readonly Mentions[]): Promise<void> {
		const { app, vault, writer } = this.#context;
		const target = this.#path;
		if (target === undefined) return;
		const format = await readLinkFormat(app);
		const results: { path: string; result: WriteResult; added: number }[] = [];
		for (const { path, ranges } of wanted) {
			const note = await vault.read(path).catch(() => undefined);
			if (!note) continue;
			let added = 0;
			const plan = (now: Note): EditOutcome => {
				const outcome = this.#edits(now, ranges, target, format);
				added = outcome.kind === 'edits' ? outcome.edits.length : 0;
				return outcome;
			};
			results.push({ path, result: await writer.write(path, plan, { seen: note.text }), added });
		}
		notifyBatch(results, undefined, 'Linked');
		this.show(target);
	}

	#edits(note: Note, ranges: readonly Range[], target: string, format: LinkFormat): EditOutcome {
		const { index } = this.#context.vault;
		// Only what is still a mention is linked: the note may have been changed since it was listed.
		const names = mentionNamesOf(target, index.record(target)?.aliases ?? []);
		const still = mentionsIn(note, names).filter((mention) =>
			ranges.some(({ start, end }) => start === mention.start && end === mention.end),
		);
		if (still.length === 0) return { kind: 'unchanged' };
		const link = linkTextFor(target, note.path, index, format);
		return link.kind === 'refused' ? link : linkifyRanges(note, still, { text: link.text, name: noteNameOf(target) });
	}
}
