import { DropdownComponent, type App, type WorkspaceLeaf } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { neighboursOf } from '../../../core/timeline/neighboursOf.ts';
import { ZOOMS, type Zoom } from '../../../core/timeline/timelinePeriods.ts';
import { timelineCsv, timelineMarkdown } from '../../../core/timeline/timelineText.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { hasNoteThatIs, notesThatAre } from '../../../core/vault/notesThatAre.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import { copyButton, linkInTable } from '../../ui/copyButton.ts';
import type { Notices } from '../../ui/notices.ts';
import { VaultPanel } from '../../ui/vaultPanel.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import { TimelineEntries, type TimelineState } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows, type TimelineRow } from './timelineRows.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

export const TIMELINE_VIEW = 'dossier-timeline';

/** A burst of changes is shown once. */
const REDRAW_AFTER_MS = 300;

/** How the length of periods is offered. */
export const ZOOM_NAMES: Readonly<Record<Zoom, string>> = {
	century: 'By century',
	decade: 'By decade',
	year: 'By year',
	month: 'By month',
	day: 'By day',
};

/** Which notes are shown: those around the one that is open, or all of a type. */
const AROUND = 'around';
const NOTE = 'note';
const VAULT = 'vault';

/** What the view is given. */
export interface TimelineContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly active: ActiveNote;
	readonly notices: Notices;
}

/** What happened when, by the dates that notes give: of the open note and its neighbours, of a type, of the vault. */
export class TimelineView extends VaultPanel<VirtualList<TimelineRow>> {
	readonly #context: TimelineContext;
	readonly #entries: TimelineEntries;
	#scope = AROUND;
	#zoom: Zoom = 'decade';
	#filter = '';
	#shown: TimelineState | undefined;
	#rows: readonly TimelineRow[] = [];
	/** The note around which entries are shown. */
	#path: string | undefined;
	#scopes!: DropdownComponent;

	constructor(leaf: WorkspaceLeaf, context: TimelineContext) {
		super(leaf, { type: TIMELINE_VIEW, title: 'Timeline', icon: 'history' });
		this.#context = context;
		this.#entries = this.addChild(new TimelineEntries(context.vault, context.settings));
	}

	protected override start(): void {
		const { vault, active } = this.#context;
		this.#scopes = new DropdownComponent(this.toolbar).onChange((scope) => {
			this.#scope = scope;
			void this.#read();
		});
		this.#scopes.selectEl.setAttribute('aria-label', 'Which notes');
		const zooms = new DropdownComponent(this.toolbar).addOptions(ZOOM_NAMES).setValue(this.#zoom);
		zooms.selectEl.setAttribute('aria-label', 'How long the periods are');
		zooms.onChange((zoom) => {
			this.#zoom = ZOOMS.find((each) => each === zoom) ?? this.#zoom;
			this.#draw();
		});
		filterInput(this.toolbar, 'Filter by date, words or note', 'Filter the timeline', (text) => {
			this.#filter = text;
			this.#draw();
		});
		copyButton(this.toolbar, 'timeline', this.#context.notices, () => {
			if (this.list === undefined) return undefined;
			const { app } = this.#context;
			const entries = this.#rows.flatMap((row) => (row.kind === 'entry' ? [row.entry] : []));
			return { markdown: () => timelineMarkdown(entries, (path) => linkInTable(app, path)), csv: () => timelineCsv(entries) };
		});
		this.status = statusLine(this.toolbar);
		this.register(
			active.onChange((note) => {
				if ((this.#scope === AROUND || this.#scope === NOTE) && note !== undefined && note.path !== this.#path) void this.#read();
			}),
		);
		this.follow(vault, REDRAW_AFTER_MS, () => this.#read());
	}

	/** Takes the entries of the notes that are asked for; what was shown before stays until the first of them are there. */
	async #read(): Promise<void> {
		const { vault, active } = this.#context;
		this.#offerScopes();
		this.#path = active.current?.path ?? this.#path;
		const signal = this.begin(vault);
		if (signal === undefined) return;
		const paths = this.#paths();
		if (paths.length === 0) {
			this.say('Open a note to see what happened around it');
			return;
		}
		await this.#entries.show(
			paths,
			(state) => {
				this.#shown = state;
				this.#draw();
			},
			signal,
		);
	}

	#paths(): readonly string[] {
		const { vault, settings } = this.#context;
		const checked = (path: string): boolean => isChecked(path, settings.current);
		if (this.#scope === VAULT) return vault.index.paths().filter(checked);
		if (this.#scope === AROUND || this.#scope === NOTE) {
			const path = this.#path;
			if (path === undefined) return [];
			return this.#scope === NOTE ? [path] : neighboursOf(path, vault.index, settings.current);
		}
		const wanted = this.#scope.slice(TYPE.length);
		return [...notesThatAre(wanted, vault.index, vault.types)].filter(checked);
	}

	/** The types that the vault has now; the one that was chosen stays though its last note went. */
	#offerScopes(): void {
		const { vault } = this.#context;
		const options: Record<string, string> = { [AROUND]: 'This note and its neighbours', [NOTE]: 'This note', [VAULT]: 'The whole vault' };
		for (const { name } of vault.types.all())
			if (hasNoteThatIs(name, vault.index, vault.types) || this.#scope === TYPE + name) options[TYPE + name] = `Type: ${name}`;
		if (Object.keys(options).join('\n') === Array.from(this.#scopes.selectEl.options, ({ value }) => value).join('\n')) return;
		this.#scopes.selectEl.empty();
		this.#scopes.addOptions(options).setValue(this.#scope);
	}

	#draw(): void {
		if (this.#shown === undefined) return;
		const { entries, read, total } = this.#shown;
		const rows = (this.#rows = timelineRows(entries, this.#zoom, this.#filter));
		const count = rows.filter(({ kind }) => kind === 'entry').length;
		const around = this.#scope === AROUND || this.#scope === NOTE ? ` around ${noteNameOf(this.#path ?? '')}` : '';
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
		this.#ensureList().show(rows);
	}

	#ensureList(): VirtualList<TimelineRow> {
		if (this.list) return this.list;
		this.body.empty();
		const { app, vault } = this.#context;
		return (this.list = this.addChild(timelineList(this.body, app, vault)));
	}
}

const TYPE = 'type ';
