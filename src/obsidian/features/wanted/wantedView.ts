import { type App, type WorkspaceLeaf } from 'obsidian';
import { addListItem } from '../../../core/note/edit/frontmatter/addListItem.ts';
import { linkNearMiss, nearMissGroup } from '../../../core/rules/link-near-miss.ts';
import type { Field } from '../../../core/types/noteType.ts';
import type { KnownNames } from '../../../core/templates/fieldsFromTitle.ts';
import { inferTypeFor, workOutTypes } from '../../../core/templates/inferTypeFor.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import { wantedPlace } from '../../../core/vault/links/wantedPlace.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { WantedNote } from '../../../core/vault/vaultIndex.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, NewNoteRequest, NoteWriter, WriteResult, SettingsStore } from '../../index/liveVault.ts';
import { fixChanges } from '../problems/fixChanges.ts';
import { nameChanges } from '../renaming/nameChanges.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import { wantedChanges } from './wantedChanges.ts';
import { NoteSuggest } from '../../ui/noteSuggest.ts';
import { openWith } from '../../ui/openWith.ts';
import type { OpenNewNote } from '../newNote/newNotes.ts';
import type { Notices } from '../../ui/notices.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { perRevision } from '../../index/perRevision.ts';
import { PanelView } from '../../ui/panelView.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { likelyOwners, wantedList } from './wantedList.ts';
import { followVault } from '../../ui/followVault.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';
import { linkButton } from '../../ui/linkButton.ts';

export const WANTED_VIEW = 'dossier-wanted';

/** More places of one wanted note are behind their number. */
const MOST_PLACES = 5;

/** What the view is given. */
export interface WantedContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly openNewNote: OpenNewNote;
	readonly settings: SettingsStore;
	readonly previews: ChangePreviews;
	readonly related: RelatedNotes;
}

/** What is linked or named and not written, most wanted first; each can be made, or turned into another name of a note. */
export class WantedView extends PanelView {
	readonly #context: WantedContext;
	/** The names that were looked up for rows: each row would go through those of the vault. */
	readonly #names: () => Map<Field, KnownNames>;
	#filter = '';
	#wanted: readonly WantedNote[] = [];
	/** Whether the body shows what is wanted, not how far the vault is read. */
	#isShown = false;
	#list: VirtualList<WantedNote> | undefined;
	/** The asking that is under way. */
	#work = new AbortController();
	#status!: HTMLElement;
	#makeSeveral!: HTMLButtonElement;

	constructor(leaf: WorkspaceLeaf, context: WantedContext) {
		super(leaf, { type: WANTED_VIEW, title: 'Wanted notes', icon: 'file-question' });
		this.#context = context;
		this.#names = perRevision(context.vault, () => new Map<Field, KnownNames>());
	}

	protected override start(): void {
		const { vault } = this.#context;
		filterInput(this.toolbar, 'Filter wanted notes', 'Filter wanted notes', (text) => {
			this.#filter = text;
			if (this.#isShown) this.#draw();
		});
		this.#makeSeveral = this.toolbar.createEl('button', { text: 'Make several…' });
		this.#makeSeveral.addEventListener('click', () => this.#showSeveral());
		this.#makeSeveral.hide();
		this.#status = statusLine(this.toolbar);
		this.register(
			this.#context.settings.onChange(() => {
				if (this.#isShown) this.#draw();
			}),
		);
		this.register(() => this.#work.abort());
		followVault(this, vault, () => void this.#refresh(), 0);
	}

	/** Asks what is wanted beside the user's work: in a large vault the first answer takes a second. What is shown stays until then. */
	async #refresh(): Promise<void> {
		const { vault } = this.#context;
		this.#work.abort();
		const { signal } = (this.#work = new AbortController());
		if (vault.state.kind !== 'ready') {
			this.#clear();
			this.#status.setText('');
			this.showUnread(vault);
			return;
		}
		const wanted = await chunkedSteps(vault.index.wantedSteps(), signal);
		// The index gives the same list where nothing of it changed: scroll and focus stay.
		if (!wanted || (wanted === this.#wanted && this.#isShown)) return;
		// Each row says what its note would be, or which one is meant.
		await chunkedSteps(workOutTypes(vault.index, vault.types), signal);
		await chunkedSteps(vault.near.workOut(), signal);
		if (signal.aborted) return;
		this.#wanted = wanted;
		this.#draw();
	}

	#draw(): void {
		const { shown, status, empty } = wantedList(this.#wanted, this.#filter, this.#context.settings.wantedIgnored);
		this.#status.setText(status);
		this.#makeSeveral.toggle(shown.length > 1);
		if (shown.length === 0) {
			this.#clear();
			this.showEmpty(empty);
		} else this.#listFor().show(shown);
		this.#isShown = true;
	}

	/** Shows what of the list can be made at once. */
	#showSeveral(): void {
		const { previews } = this.#context;
		void previews.show(
			wantedChanges(this.#context, () => wantedList(this.#wanted, this.#filter, this.#context.settings.wantedIgnored).shown),
		);
	}

	#clear(): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
		this.#isShown = false;
	}

	#listFor(): VirtualList<WantedNote> {
		if (this.#list) return this.#list;
		this.body.empty();
		this.#list = this.addChild(
			virtualList<WantedNote>(this.body, 'Wanted notes', {
				keyOf: ({ target }) => target,
				estimate: () => 72,
				draw: (note, element) => this.#drawRow(note, element),
			}),
		);
		return this.#list;
	}

	#drawRow(wanted: WantedNote, element: HTMLElement): void {
		const { target, mentions } = wanted;
		const { app, vault } = this.#context;
		element.addClass('dossier-backlink');
		const head = element.createDiv({ cls: 'dossier-backlink-head' });
		head.createSpan({ cls: 'dossier-row-text', text: noteNameOf(target) });
		head.createSpan({ cls: 'dossier-badge', text: mentions.length === 1 ? 'once' : `${mentions.length} times` });
		const places = element.createDiv({ cls: 'dossier-row-detail' });
		const sources = [...new Map(mentions.map((mention) => [mention.from, mention])).values()];
		for (const { from, link } of sources.slice(0, MOST_PLACES)) {
			const open = (event: MouseEvent): void => void openPlace(app, from, link, event);
			linkButton(places, noteNameOf(from), open, `Open ${from}, line ${link.line}`);
		}
		if (sources.length > MOST_PLACES) places.createSpan({ text: `and ${sources.length - MOST_PLACES} more` });
		this.#drawActions(
			wanted,
			inferTypeFor(target, mentions, vault.index, vault.types, this.#names()),
			sources.map(({ from }) => from),
			element.createDiv({ cls: 'dossier-row-actions dossier-actions' }),
		);
	}

	/** What can be done about a wanted note that should be a `type`: nothing but to follow it where it was renamed. */
	#drawActions(wanted: WantedNote, type: string | undefined, sources: readonly string[], actions: HTMLElement): void {
		const { app, vault, openNewNote, previews, settings } = this.#context;
		const { target, mentions } = wanted;
		const { index, near } = vault;
		const name = noteNameOf(target);
		const offer = (text: string, run: () => void): void => actions.createEl('button', { text }).addEventListener('click', run);
		const former = formerNameOf(target, vault.formerNames, index);
		if (former !== undefined) {
			offer(`It is ${noteNameOf(former.path)} now…`, () => void previews.show(nameChanges(vault)));
			return;
		}
		const meant = near.nearest(target);
		// In notes that no rule looks at nothing is found that could be mended.
		if (meant !== undefined && sources.some((path) => isChecked(path, settings.current))) {
			const title = `Link to ${noteNameOf(meant.path)}`;
			const finding = { rule: linkNearMiss.id, group: nearMissGroup(target, meant), title };
			offer(`${title}…`, () => void previews.show(fixChanges(vault, { paths: () => sources, finding })));
		}
		offer(
			type === undefined ? 'Make it…' : `Make it: ${type}…`,
			() => void openNewNote({ ...wantedPlace(wanted, index), ...(type === undefined ? {} : { type }), ...nearOf(mentions) }),
		);
		offer('Alias of…', () =>
			openWith(
				this,
				new NoteSuggest(app, likelyOwners(target, index), `${name} is another name of`, (path) => void this.#addAlias(path, name)),
			),
		);
		offer('Ignore', () => void this.#ignore(name));
	}

	/** For good, until it is lifted in the settings. */
	async #ignore(name: string): Promise<void> {
		const { settings, notices } = this.#context;
		const undo = async (): Promise<WriteResult> => {
			await settings.setWantedIgnored(name, false);
			return { kind: 'unchanged' };
		};
		await settings.setWantedIgnored(name, true);
		notices.sayWrite({ kind: 'written', undo }, `${name} is no wanted note any more.`);
	}

	async #addAlias(path: string, alias: string): Promise<void> {
		this.#context.notices.sayWrite(
			await this.#context.writer.write(path, (note) => addListItem(note, 'aliases', alias), {
				title: () => `Added the alias ${alias} to ${path}`,
			}),
			`${alias} is an alias of ${noteNameOf(path)} now.`,
		);
	}
}

/** The one note that wants it, to which it stands in relation. */
function nearOf([first, ...others]: WantedNote['mentions']): Pick<NewNoteRequest, 'near'> {
	if (first === undefined || others.some(({ from }) => from !== first.from)) return {};
	const { field } = first.link;
	return { near: { path: first.from, ...(field === null ? {} : { field }) } };
}
