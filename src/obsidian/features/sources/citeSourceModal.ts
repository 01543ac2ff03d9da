import { MarkdownView, setIcon, SuggestModal, type App } from 'obsidian';
import { citableSourceSteps, matchingSources, type CitableSource } from '../../../core/sources/citing/citableSources.ts';
import { citeSource, type CitePlan } from '../../../core/sources/citing/citeSource.ts';
import { sourceToCite } from '../../../core/sources/citing/sourceToCite.ts';
import { standing } from '../../../core/sources/export/exportedSources.ts';
import { sourceForm } from '../../../core/sources/fixes/sourceForm.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import type { Note } from '../../../core/note/note.ts';
import type { Source } from '../../../core/sources/source.ts';
import { counted } from '../../../core/text/counted.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { madeHeading } from '../../../core/vault/sections/madeHeading.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { readLinkFormat } from '../../index/readLinkFormat.ts';
import type { Notices } from '../../ui/notices.ts';
import { SOURCE_ICONS } from './sourceRow.ts';

/** What citing needs. */
export interface CiteContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
}

/** More would not be looked through. */
const MOST_SHOWN = 50;

/** Offers every source of the vault by title, publisher, author and key; the one that is taken is cited in the note. */
export class CiteSourceModal extends SuggestModal<CitableSource> {
	readonly #context: CiteContext;
	readonly #path: string;
	readonly #work = new AbortController();
	readonly #all: Promise<readonly CitableSource[] | undefined>;

	/** @param path the note that is to cite it. */
	constructor(context: CiteContext, path: string) {
		super(context.app);
		const { vault, settings } = context;
		this.#context = context;
		this.#path = path;
		const paths = vault.sources.paths().filter((each) => isChecked(each, settings.current));
		this.#all = chunkedSteps(citableSourceSteps(vault.sources, paths, vault.index), this.#work.signal);
		this.limit = MOST_SHOWN;
		this.emptyStateText = 'No source of the vault says that';
		this.setPlaceholder('Cite a source: title, publisher or author');
		this.inputEl.setAttribute('aria-label', 'Cite a source: title, publisher or author');
		this.setInstructions([
			{ command: '↑↓', purpose: 'to choose' },
			{ command: '↵', purpose: 'to cite' },
			{ command: 'esc', purpose: 'to dismiss' },
		]);
	}

	override onClose(): void {
		this.#work.abort();
	}

	override async getSuggestions(query: string): Promise<CitableSource[]> {
		return [...((await chunkedSteps(matchingSources((await this.#all) ?? [], query, MOST_SHOWN), this.#work.signal)) ?? [])];
	}

	override renderSuggestion({ source, notes, clipping }: CitableSource, element: HTMLElement): void {
		element.addClass('dossier-cited');
		setIcon(element.createSpan({ cls: 'dossier-row-icon' }), SOURCE_ICONS[clipping === null ? source.kind : 'note']);
		const text = element.createDiv({ cls: 'dossier-row-text' });
		text.createDiv({ text: source.title });
		const said = [source.publisher, source.author, source.date, notes === 0 ? null : counted(notes, 'note')];
		text.createDiv({ cls: 'dossier-row-detail', text: said.filter((part) => part !== null && part !== '').join(' · ') });
	}

	override onChooseSuggestion(chosen: CitableSource): void {
		void cite(this.#context, this.#path, chosen);
	}
}

/** Writes the bullet and the mark as one change, and leaves the cursor after the mark. */
async function cite({ app, vault, settings, writer, notices }: CiteContext, path: string, chosen: CitableSource): Promise<void> {
	const { source, clipping, key } = chosen;
	const view = app.workspace.getActiveViewOfType(MarkdownView);
	const editor = view?.file?.path === path && view.getMode() === 'source' ? view.editor : undefined;
	// Now and not after the writing: whoever went on to something else by then keeps the keyboard.
	editor?.focus();
	const read = (note: Note): readonly Source[] =>
		readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers });
	const isSame = (from: string) => (one: Source) => standing(vault.sources, one, from, vault.index).key === key;
	const giving = await vault.read(chosen.path).catch(() => undefined);
	const given = giving && read(giving).find((one) => one.kind === source.kind && one.title === source.title && isSame(chosen.path)(one));
	const link = clipping === null ? undefined : linkTextFor(clipping, path, vault.index, await readLinkFormat(app));
	let plan: CitePlan | undefined;
	const result = await writer.write(
		path,
		(note) => {
			const selection = editor && { start: editor.posToOffset(editor.getCursor('from')), end: editor.posToOffset(editor.getCursor('to')) };
			const words = sourceToCite(source, {
				form: sourceForm(note, read(note)),
				wording: giving && given ? giving.text.slice(given.range.start, given.range.end) : null,
				clipping: link?.kind === 'link' ? { text: link.text, name: noteNameOf(clipping ?? '') } : null,
			});
			const place = {
				selection: selection ?? null,
				headings: settings.current.sourceHeadings,
				made: () => madeHeading(note, 'Sources', vault, settings.current),
				read,
			};
			plan = citeSource(note, { ...words, isSame: isSame(path) }, place);
			return plan.outcome;
		},
		{ title: () => `Cited ${source.title} in ${path}`, cursor: () => (editor ? plan?.cursor : undefined) },
	);
	const why = plan?.withoutMark === undefined ? '' : ` Nothing was written at the cursor: ${plan.withoutMark}.`;
	if (result.kind === 'unchanged') notices.say(`${noteNameOf(path)} gives ${source.title} already.${why}`);
	else notices.sayWrite(result, result.kind === 'written' ? `Cited ${source.title}.${why}` : '');
}
