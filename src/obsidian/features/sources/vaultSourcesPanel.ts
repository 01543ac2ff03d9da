import { countUp } from '../../../core/text/countUp.ts';
import { counted } from '../../../core/text/counted.ts';
import { Menu, setIcon, type App } from 'obsidian';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { sourcesReportSteps, type SourcesReport } from '../../../core/sources/sourcesReport.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { drawReportRow } from './drawReportRow.ts';
import type { LinkChecks } from './linkChecks.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { BeginPanel } from '../../ui/vaultPanel.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { withSameOutlet } from '../../../core/sources/sameOutlets.ts';
import { openWith } from '../../ui/openWith.ts';
import { OutletSuggest } from './outletSuggest.ts';
import { matchingGroups, reportGroupSteps, reportRows, type ReportGroup, type ReportRow, type TypesOfNotes } from './reportRows.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';
import { NOTHING_MATCHES } from '../../ui/nothingMatches.ts';

/** What the view is called and shown with. */
export const VAULT_SOURCES = { type: 'dossier-vault-sources', title: 'Sources of the vault', icon: 'library' };

/** What the view is given. */
export interface VaultSourcesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly checks: LinkChecks;
}

/** What the notes of the vault rest on: publishers, pages used most and once, notes without a source. */
export function vaultSourcesPanel({ app, vault, settings, checks }: VaultSourcesContext): BeginPanel<VirtualList<ReportRow>> {
	return (panel) => {
		const { toolbar } = panel;
		/** Keys of the groups and entries that are open. */
		const open = new Set(['links', 'publishers', 'most-used']);
		let filter = '';
		/** What was counted last. */
		let last: { readonly report: SourcesReport; readonly groups: readonly ReportGroup[] } | undefined;

		filterInput(toolbar, 'Filter by publisher, title or note', 'Filter sources of the vault', (text) => {
			filter = text;
			void draw();
		});
		const stop = toolbar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Stop checking links' } });
		setIcon(stop, 'square');
		stop.hide();
		stop.addEventListener('click', () => checks.cancel());
		panel.status = statusLine(toolbar);
		panel.register(settings.onChange(() => panel.againSoon()));
		// What was counted of a vault that is read anew is no more shown.
		panel.register(
			vault.onState(({ kind }) => {
				if (kind !== 'ready') last = undefined;
			}),
		);
		// A run that has come further changes the sentence; its end, what is known.
		panel.register(checks.onProgress(() => (checks.run ? void draw() : panel.againSoon())));

		async function draw(): Promise<void> {
			if (!last) return;
			const { counts, notesWithoutSources } = last.report;
			const status = checks.progressText() ?? (counts.sources === 0 ? '' : summary(counts, notesWithoutSources.length));
			panel.status.setText(status);
			stop.toggle(checks.run !== undefined);
			stop.disabled = checks.run?.isStopping === true;
			if (counts.sources === 0 && notesWithoutSources.length === 0) {
				panel.say('The vault has no notes that could give a source', status);
				return;
			}
			const groups = await chunkedSteps(matchingGroups(last.groups, filter), panel.drawing());
			if (!groups) return;
			if (groups.length === 0) {
				panel.say(NOTHING_MATCHES, status);
				return;
			}
			// What was looked for is shown, not hidden behind a closed group.
			const opens = (key: string): boolean => open.has(key) || (filter.trim() !== '' && groups.some((group) => group.key === key));
			panel.place.list.show(reportRows(groups, opens));
		}

		/** Offers to count a publisher as another, whatever their names. */
		function outletMenu(name: string): Menu {
			const others = (last?.report.publishers ?? []).map(({ publisher }) => publisher).filter((each) => each !== name);
			const same = (as: string): Promise<void> => settings.changeSameOutlets((outlets) => withSameOutlet(outlets, name, as));
			return new Menu().addItem((item) =>
				item
					.setTitle('Same outlet as…')
					.setIcon('merge')
					.setDisabled(others.length === 0)
					.onClick(() => openWith(panel, new OutletSuggest(app, others, (as) => void same(as)))),
			);
		}

		/** Opens or closes what stands under `key`, and leaves the focus on it. */
		async function toggle(key: string): Promise<void> {
			if (!open.delete(key)) open.add(key);
			await draw();
			panel.body.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
		}

		return {
			makeList: (body) =>
				virtualList<ReportRow>(body, 'Sources of the vault', {
					keyOf: ({ key }) => key,
					estimate: ({ kind }) => (kind === 'entry' ? 48 : 32),
					draw: (row, element) => drawReportRow(row, element, { app, vault, toggle: (key) => void toggle(key), outletMenu }),
				}),
			/** Counts anew; what was counted before stays until then. */
			async work(signal) {
				const paths = vault.sources.paths().filter((path) => isChecked(path, settings.current));
				if (!last) panel.say(`Counting the sources of ${counted(paths.length, 'note')}…`);
				const report = await chunkedSteps(sourcesReportSteps(vault.sources, paths, vault.index, settings.sameOutlets), signal);
				const groups =
					report &&
					(await chunkedSteps(
						reportGroupSteps(report, (page) => checks.shownHealth(page), typesOf(paths, vault)),
						signal,
					));
				if (!report || !groups || signal.aborted) return;
				last = { report, groups };
				await draw();
			},
		};
	};
}

function typesOf(paths: readonly string[], { index }: LiveVault): TypesOfNotes {
	const typeOf = (path: string): string | undefined => index.record(path)?.type;
	const counts = new Map<string | undefined, number>();
	for (const path of paths) countUp(counts, typeOf(path));
	return { typeOf, countOf: (type) => counts.get(type) ?? 0 };
}

function summary({ sources, publishers, withoutLink }: SourcesReport['counts'], without: number): string {
	const parts = [counted(sources, 'source'), counted(publishers, 'publisher')];
	if (withoutLink > 0) parts.push(`${withoutLink} without a link`);
	if (without > 0) parts.push(`${counted(without, 'note')} without sources`);
	return parts.join(', ');
}
