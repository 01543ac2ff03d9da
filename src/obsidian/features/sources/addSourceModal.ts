import { Modal, Platform, Setting, type App, type TextComponent } from 'obsidian';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../core/note/note.ts';
import { canonicalUrl } from '../../../core/sources/address/canonicalUrl.ts';
import { openableUrl } from '../../../core/sources/address/openableUrl.ts';
import { addSource, type DatedPage } from '../../../core/sources/fixes/addSource.ts';
import { titleFromUrl } from '../../../core/sources/fixes/titleFromUrl.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { oneLine } from '../../../core/text/oneLine.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { madeHeading } from '../../../core/vault/sections/madeHeading.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { modalButtons } from '../../ui/modalButtons.ts';
import type { Notices } from '../../ui/notices.ts';
import { fetchUrl } from './fetchUrl.ts';
import { givenAlready } from './givenAlready.ts';
import { pageFacts, type PageFacts } from './pageFacts.ts';
import { copiedAddress, type SourceStart } from './sourceToAdd.ts';
import { pageText } from './pageText.ts';

/** What the form is given. */
export interface AddSourceContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
}

const NOT_AN_ADDRESS = 'Enter an address that begins with http:// or https://.';

type Field = 'url' | 'title' | 'publisher' | 'author' | 'date';

/** Asks for a page and writes it into the note's list of sources. The page itself is asked only where the button is pressed. */
export class AddSourceModal extends Modal {
	readonly #context: AddSourceContext;
	readonly #path: string;
	readonly #inputs = new Map<Field, TextComponent>();
	#message!: HTMLElement;
	#fetch!: HTMLButtonElement;
	#unsubscribe: (() => void) | undefined;

	readonly #start: SourceStart;

	/** @param path the note that is to have the source; `start` is what the form begins with. */
	constructor(context: AddSourceContext, path: string, start: SourceStart = {}) {
		super(context.app);
		this.#context = context;
		this.#path = path;
		this.#start = start;
		this.setTitle(`Add a source to ${noteNameOf(path)}`);
		this.modalEl.addClass('dossier-add-source');
	}

	override onOpen(): void {
		const address = this.#addField('url', 'Address', 'https://…').addExtraButton((button) =>
			button
				.setIcon('clipboard-paste')
				.setTooltip('Paste the address')
				.onClick(() => void this.#paste()),
		);
		address.addButton((button) => {
			this.#fetch = button.setButtonText('Fetch title').onClick(() => void this.#fetchPage()).buttonEl;
		});
		this.#addField('title', 'Title', '');
		this.#addField('publisher', 'Publisher', '');
		this.#addField('author', 'Author', '');
		this.#addField('date', 'Date', '');
		this.#message = this.contentEl.createDiv({ cls: 'dossier-form-message', attr: { 'aria-live': 'polite' } });
		modalButtons(
			this.contentEl,
			() => this.close(),
			'Add',
			() => void this.#add(),
		);
		// Notes that were not read yet may give the page as well.
		this.#unsubscribe = this.#context.vault.onState(() => void this.#warn());
		this.#inputs.get('url')?.inputEl.focus();
		if (this.#start.title !== undefined) this.#inputs.get('title')?.setValue(this.#start.title);
		if (this.#start.url !== undefined) this.#fill(this.#start.url);
		// A phone asks whether the clipboard may be read: there it is read when the button is pressed.
		else if (!Platform.isMobile) void this.#paste();
	}

	/** Takes the address that was copied, where nothing was typed meanwhile. */
	async #paste(): Promise<void> {
		const copied = copiedAddress(await navigator.clipboard.readText().catch(() => ''));
		if (copied !== undefined && this.#value('url') === '') this.#fill(copied);
	}

	/** Selected, so that typing replaces it. */
	#fill(url: string): void {
		const text = this.#inputs.get('url');
		text?.setValue(url);
		text?.inputEl.select();
		void this.#warn();
	}

	#addField(field: Field, name: string, placeholder: string): Setting {
		return new Setting(this.contentEl).setName(name).addText((text) => {
			this.#inputs.set(field, text);
			text.setPlaceholder(placeholder);
			text.inputEl.setAttribute('aria-label', name);
			text.inputEl.addEventListener('keydown', (event) => {
				if (event.key !== 'Enter' || event.isComposing) return;
				event.preventDefault();
				void this.#add();
			});
			if (field === 'url') text.onChange(() => void this.#warn());
		});
	}

	override onClose(): void {
		this.#unsubscribe?.();
	}

	#value(field: Field): string {
		return oneLine(this.#inputs.get(field)?.getValue() ?? '');
	}

	/** Says before anything is written that the page is given already, in this note or in others. */
	async #warn(): Promise<void> {
		const url = openableUrl(this.#value('url'));
		const asked = this.#value('url');
		const text = url === undefined ? '' : await this.#whoGives(url);
		if (asked === this.#value('url')) this.#message.setText(text);
	}

	async #whoGives(url: string): Promise<string> {
		const { vault } = this.#context;
		const page = canonicalUrl(url);
		// Deleted while the form is open: the write will say so.
		const note = await vault.read(this.#path).catch(() => undefined);
		const others = vault.sources.notesCitingPage(page).filter((path) => path !== this.#path);
		return givenAlready(page, note ? this.#sourcesOf(note) : [], others);
	}

	async #fetchPage(): Promise<void> {
		const { vault } = this.#context;
		const url = openableUrl(this.#value('url'));
		if (url === undefined) {
			this.#message.setText(NOT_AN_ADDRESS);
			return;
		}
		this.#fetch.disabled = true;
		this.#message.setText(`Asking ${titleFromUrl(url).host}…`);
		const asked = await fetchUrl(url, 'GET');
		this.#fetch.disabled = false;
		if (asked.kind === 'failure') {
			this.#message.setText(`The title was not fetched: ${asked.reason}.`);
			return;
		}
		const { status } = asked.response;
		if (status < 200 || status >= 300) {
			this.#message.setText(`The title was not fetched: the server answers ${status}.`);
			return;
		}
		const page = pageText(url, asked.response);
		if (page.kind === 'refused') {
			this.#message.setText(`The title was not fetched: ${page.reason}.`);
			return;
		}
		const facts: PageFacts = page.kind === 'file' ? { title: page.name } : pageFacts(page.html);
		const { title, publisher = vault.sources.publisherAt(canonicalUrl(url)), author, date } = facts;
		// What somebody has typed is theirs.
		for (const [field, value] of [
			['title', title],
			['publisher', publisher],
			['author', author],
			['date', date],
		] as const) {
			if (value !== undefined && this.#value(field) === '') this.#inputs.get(field)?.setValue(value);
		}
		this.#message.setText((await this.#whoGives(url)) || (title === undefined ? 'The page has no title.' : ''));
	}

	async #add(): Promise<void> {
		const { vault, settings, writer, notices } = this.#context;
		const url = openableUrl(this.#value('url'));
		if (url === undefined) {
			this.#message.setText(NOT_AN_ADDRESS);
			return;
		}
		const { host, words } = titleFromUrl(url);
		const title = this.#value('title') || (words ?? host);
		const publisher = this.#value('publisher');
		const page: DatedPage = {
			url,
			title,
			publisher: publisher === '' ? null : publisher,
			date: this.#value('date'),
			author: this.#value('author'),
		};
		this.close();
		const edit = (note: Note): EditOutcome =>
			addSource(note, this.#sourcesOf(note), page, settings.current.sourceHeadings, () =>
				madeHeading(note, 'Sources', vault, settings.current),
			);
		const result = await writer.write(this.#path, edit, {
			title: () => `Added the source ${title} to ${this.#path}`,
		});
		if (result.kind === 'unchanged') notices.say('This note gives the page already');
		else notices.sayWrite(result, `Added ${title}.`);
	}

	#sourcesOf(note: Note): readonly Source[] {
		const { settings, vault } = this.#context;
		return readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers });
	}
}
