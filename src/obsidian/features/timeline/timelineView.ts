import type { WorkspaceLeaf } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import type { Zoom } from '../../../core/timeline/timelinePeriods.ts';
import { timelineCsv, timelineMarkdown } from '../../../core/timeline/timelineText.ts';
import { hasNoteThatIs } from '../../../core/vault/notesThatAre.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { choiceInput, type ChoiceInput } from '../../ui/choiceInput.ts';
import { copyButton, linkInTable } from '../../ui/copyButton.ts';
import { VaultPanel } from '../../ui/vaultPanel.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import { TIMELINE, ZOOM_NAMES, type TimelineContext } from './timelineContext.ts';
import { timelineEntries, type ShowEntries, type TimelineState } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows, type TimelineRow } from './timelineRows.ts';
import { isOfNote, pathsIn, type TimelineScope } from './timelineScope.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

/** What happened when, by the dates that notes give: of the open note and its neighbours, of a type, of the vault. */
export class TimelineView extends VaultPanel<VirtualList<TimelineRow>> {
	readonly #context: TimelineContext;
	readonly #showEntries: ShowEntries;
	#scope: TimelineScope = 'around';
	#zoom: Zoom = 'decade';
	#filter = '';
	#shown: TimelineState | undefined;
	#rows: readonly TimelineRow[] = [];
	/** The note around which entries are shown. */
	#path: string | undefined;
	#scopes!: ChoiceInput<TimelineScope>;

	constructor(leaf: WorkspaceLeaf, context: TimelineContext) {
		super(leaf, TIMELINE);
		this.#context = context;
		this.#showEntries = timelineEntries(this, context);
	}

	protected override start(): void {
		const { vault, active } = this.#context;
		this.#scopes = choiceInput(this.toolbar, 'Which notes', (scope) => {
			this.#scope = scope;
			void this.#read();
		});
		const zooms = choiceInput<Zoom>(this.toolbar, 'How long the periods are', (zoom) => {
			this.#zoom = zoom;
			this.#draw();
		});
		zooms.offer(ZOOM_NAMES, this.#zoom);
		filterInput(this.toolbar, 'Filter by date, words or note', 'Filter the timeline', (text) => {
			this.#filter = text;
			this.#draw();
		});
		copyButton(this.toolbar, 'timeline', this.#context.notices, () => {
			if (!this.place.isList) return undefined;
			const { app } = this.#context;
			const entries = this.#rows.flatMap((row) => (row.kind === 'entry' ? [row.entry] : []));
			return { markdown: () => timelineMarkdown(entries, (path) => linkInTable(app, path)), csv: () => timelineCsv(entries) };
		});
		this.status = statusLine(this.toolbar);
		this.register(
			active.onChange((note) => {
				if (isOfNote(this.#scope) && note && note.path !== this.#path) void this.#read();
			}),
		);
		this.follow(vault, () => this.#read());
	}

	/** Takes the entries of the notes that are asked for; what was shown before stays until the first of them are there. */
	async #read(): Promise<void> {
		const { vault, active } = this.#context;
		this.#offerScopes();
		this.#path = active.current?.path ?? this.#path;
		const signal = this.begin(vault);
		if (signal === undefined) return;
		const paths = pathsIn(this.#scope, this.#path, this.#context);
		if (paths.length === 0) {
			this.say('Open a note to see what happened around it');
			return;
		}
		await this.#showEntries(
			paths,
			(state) => {
				this.#shown = state;
				this.#draw();
			},
			signal,
		);
	}

	/** The types that the vault has now; the one that was chosen stays though its last note went. */
	#offerScopes(): void {
		const { vault } = this.#context;
		const options: Record<string, string> = { around: 'This note and its neighbours', note: 'This note', vault: 'The whole vault' };
		for (const { name } of vault.types.all())
			if (hasNoteThatIs(name, vault.index, vault.types) || this.#scope === `type ${name}`) options[`type ${name}`] = `Type: ${name}`;
		this.#scopes.offer(options, this.#scope);
	}

	#draw(): void {
		if (this.#shown === undefined) return;
		const { entries, read, total } = this.#shown;
		const rows = (this.#rows = timelineRows(entries, this.#zoom, this.#filter));
		const count = rows.filter(({ kind }) => kind === 'entry').length;
		const around = isOfNote(this.#scope) ? ` around ${noteNameOf(this.#path ?? '')}` : '';
		const reading = read < total ? `, ${read} of ${counted(total, 'note')} read` : '';
		if (rows.length === 0) {
			this.say(
				read < total
					? `Reading ${counted(total, 'note')}…`
					: entries.length === 0
						? 'These notes date nothing. Fields such as date or since, and bullets that begin with a date, are shown here.'
						: 'Nothing matches the filter',
			);
			return;
		}
		this.status.setText(`${counted(count, 'entry', 'entries')}${around}${reading}`);
		this.place.list.show(rows);
	}

	protected override makeList(body: HTMLElement): VirtualList<TimelineRow> {
		const { app, vault } = this.#context;
		return timelineList(body, app, vault);
	}
}
