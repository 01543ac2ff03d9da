import { counted } from '../../../core/text/counted.ts';
import { Menu, setIcon, type App, type WorkspaceLeaf } from 'obsidian';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { sourcesReportSteps, type SourcesReport } from '../../../core/sources/sourcesReport.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { LinkChecks } from './linkChecks.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { VaultPanel } from '../../ui/vaultPanel.ts';
import { VirtualList } from '../../ui/virtualList.ts';
import { withSameOutlet } from '../../../core/sources/sameOutlets.ts';
import { openWith } from '../../ui/openWith.ts';
import { OutletSuggest } from './outletSuggest.ts';
import { matchingGroups, reportGroupSteps, reportRows, type ReportGroup, type ReportRow, type TypesOfNotes } from './reportRows.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

export const VAULT_SOURCES_VIEW = 'dossier-vault-sources';

/** What the view is given. */
export interface VaultSourcesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly checks: LinkChecks;
}

/** What the notes of the vault rest on: publishers, pages used most and once, notes without a source. */
export class VaultSourcesView extends VaultPanel<VirtualList<ReportRow>> {
	readonly #context: VaultSourcesContext;
	/** Keys of the groups and entries that are open. */
	readonly #open = new Set(['links', 'publishers', 'most-used']);
	#filter = '';
	/** What was counted last. */
	#counted: { readonly report: SourcesReport; readonly groups: readonly ReportGroup[] } | undefined;
	#stop!: HTMLButtonElement;

	constructor(leaf: WorkspaceLeaf, context: VaultSourcesContext) {
		super(leaf, { type: VAULT_SOURCES_VIEW, title: 'Sources of the vault', icon: 'library' });
		this.#context = context;
	}

	protected override start(): void {
		const { vault, settings, checks } = this.#context;
		filterInput(this.toolbar, 'Filter by publisher, title or note', 'Filter sources of the vault', (text) => {
			this.#filter = text;
			this.#draw();
		});
		this.#stop = this.toolbar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Stop checking links' } });
		setIcon(this.#stop, 'square');
		this.#stop.hide();
		this.#stop.addEventListener('click', () => checks.cancel());
		this.status = statusLine(this.toolbar);
		const recountSoon = this.follow(vault, () => this.#count());
		this.register(settings.onChange(() => recountSoon()));
		// A run that has come further changes the sentence; its end, what is known.
		this.register(checks.onProgress(() => (checks.run ? this.#draw() : recountSoon())));
	}

	/** Counts anew, in slices; what was counted before stays until then. */
	async #count(): Promise<void> {
		const { vault, settings, checks } = this.#context;
		const signal = this.begin(vault);
		if (signal === undefined) {
			this.#counted = undefined;
			return;
		}
		const paths = vault.sources.paths().filter((path) => isChecked(path, settings.current));
		if (!this.#counted) this.say(`Counting the sources of ${counted(paths.length, 'note')}…`);
		const report = await chunkedSteps(sourcesReportSteps(vault.sources, paths, vault.index, settings.sameOutlets), signal);
		const groups =
			report &&
			(await chunkedSteps(
				reportGroupSteps(report, (page) => checks.shownHealth(page), this.#types(paths)),
				signal,
			));
		if (!report || !groups || signal.aborted) return;
		this.#counted = { report, groups };
		this.#draw();
	}

	#types(paths: readonly string[]): TypesOfNotes {
		const { index } = this.#context.vault;
		const typeOf = (path: string): string | undefined => index.record(path)?.type;
		const counts = new Map<string | undefined, number>();
		for (const path of paths) counts.set(typeOf(path), (counts.get(typeOf(path)) ?? 0) + 1);
		return { typeOf, countOf: (type) => counts.get(type) ?? 0 };
	}

	#draw(): void {
		if (!this.#counted) return;
		const { report, groups: all } = this.#counted;
		const { counts, notesWithoutSources } = report;
		const { checks } = this.#context;
		const status = checks.progressText() ?? (counts.sources === 0 ? '' : summary(counts, notesWithoutSources.length));
		this.status.setText(status);
		this.#stop.toggle(checks.run !== undefined);
		this.#stop.disabled = checks.run?.isStopping === true;
		if (counts.sources === 0 && notesWithoutSources.length === 0) {
			this.say('The vault has no notes that could give a source', status);
			return;
		}
		const groups = matchingGroups(all, this.#filter);
		if (groups.length === 0) {
			this.say('Nothing matches the filter', status);
			return;
		}
		// What was looked for is shown, not hidden behind a closed group.
		const opens = (key: string): boolean =>
			this.#open.has(key) || (this.#filter.trim() !== '' && groups.some((group) => group.key === key));
		this.place.list.show(reportRows(groups, opens));
	}

	protected override makeList(body: HTMLElement): VirtualList<ReportRow> {
		return new VirtualList<ReportRow>(body, 'Sources of the vault', {
			keyOf: ({ key }) => key,
			estimate: ({ kind }) => (kind === 'entry' ? 48 : 32),
			draw: (row, element) => this.#drawRow(row, element),
		});
	}

	#drawRow(row: ReportRow, element: HTMLElement): void {
		const { app } = this.#context;
		const button = element.createEl('button', { cls: `dossier-row-button dossier-report-${row.kind}`, attr: { 'data-key': row.key } });
		if (row.kind === 'note') {
			button.setText(row.path.replace(/\.md$/i, ''));
			button.addEventListener('click', (event) => void openPlace(app, row.path, this.#placeIn(row), event));
			return;
		}
		if (row.isOpen !== undefined) {
			button.setAttribute('aria-expanded', String(row.isOpen));
			setIcon(button.createSpan({ cls: 'dossier-row-icon' }), row.isOpen ? 'chevron-down' : 'chevron-right');
			button.addEventListener('click', () => this.#toggle(row.key));
		}
		if (row.kind === 'entry' && row.key.startsWith('publishers '))
			button.addEventListener('contextmenu', (event) => this.#outletMenu(row.title).showAtMouseEvent(event));
		const text = button.createDiv({ cls: 'dossier-row-text' });
		text.createDiv({ text: row.title });
		if (row.detail !== '') text.createDiv({ cls: 'dossier-row-detail', text: row.detail });
		if (row.share !== undefined) {
			const bar = text.createDiv({ cls: 'dossier-share', attr: { 'aria-hidden': 'true' } });
			bar.setCssProps({ '--dossier-share': `${Math.round(row.share * 100)}%` });
		}
	}

	/** Offers to count a publisher as another, whatever their names. */
	#outletMenu(name: string): Menu {
		const { app, settings } = this.#context;
		const others = (this.#counted?.report.publishers ?? []).map(({ publisher }) => publisher).filter((each) => each !== name);
		const same = (as: string): Promise<void> => settings.changeSameOutlets((outlets) => withSameOutlet(outlets, name, as));
		return new Menu().addItem((item) =>
			item
				.setTitle('Same outlet as…')
				.setIcon('merge')
				.setDisabled(others.length === 0)
				.onClick(() => openWith(this, new OutletSuggest(app, others, (as) => void same(as)))),
		);
	}

	/** Opens or closes what stands under `key`, and leaves the focus on it. */
	#toggle(key: string): void {
		if (!this.#open.delete(key)) this.#open.add(key);
		this.#draw();
		this.body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
	}

	/** Where the note gives the source, so that it opens there. */
	#placeIn({ path, canonicalUrl }: Extract<ReportRow, { kind: 'note' }>): { start: number; end: number } | undefined {
		if (canonicalUrl === undefined) return undefined;
		return this.#context.vault.sources.asRead(path).find((source) => source.kind === 'web' && source.canonicalUrl === canonicalUrl)?.range;
	}
}

function summary({ sources, publishers, withoutLink }: SourcesReport['counts'], without: number): string {
	const parts = [counted(sources, 'source'), counted(publishers, 'publisher')];
	if (withoutLink > 0) parts.push(`${withoutLink} without a link`);
	if (without > 0) parts.push(`${counted(without, 'note')} without sources`);
	return parts.join(', ');
}
