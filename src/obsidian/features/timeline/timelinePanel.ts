import { counted } from '../../../core/text/counted.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import type { Zoom } from '../../../core/timeline/timelinePeriods.ts';
import { timelineCsv, timelineMarkdown } from '../../../core/timeline/timelineText.ts';
import { hasNoteThatIs } from '../../../core/vault/notesThatAre.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { choiceInput } from '../../ui/choiceInput.ts';
import { copyButton, linkInTable } from '../../ui/copyButton.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';
import type { BeginPanel } from '../../ui/vaultPanel.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import { ZOOM_NAMES, type TimelineContext } from './timelineContext.ts';
import { timelineEntries, type TimelineState } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows, type TimelineRow } from './timelineRows.ts';
import { isOfNote, pathsIn, type TimelineScope } from './timelineScope.ts';
import { NOTHING_MATCHES } from '../../ui/nothingMatches.ts';

/** What happened when, by the dates that notes give: of the open note and its neighbours, of a type, of the vault. */
export function timelinePanel(context: TimelineContext): BeginPanel<VirtualList<TimelineRow>> {
	const { app, vault, active, notices } = context;
	return (panel) => {
		const { toolbar } = panel;
		const showEntries = timelineEntries(panel, context);
		let scope: TimelineScope = 'around';
		let zoom: Zoom = 'decade';
		let filter = '';
		let shown: TimelineState | undefined;
		/** What the filter leaves of it. */
		let left: readonly TimelineEntry[] = [];
		/** The note around which entries are shown. */
		let path: string | undefined;

		const scopes = choiceInput<TimelineScope>(toolbar, 'Which notes', (chosen) => {
			scope = chosen;
			panel.again();
		});
		offerScopes();
		const zooms = choiceInput<Zoom>(toolbar, 'How long the periods are', (chosen) => {
			zoom = chosen;
			void draw();
		});
		zooms.offer(ZOOM_NAMES, zoom);
		filterInput(toolbar, 'Filter by date, words or note', 'Filter the timeline', (text) => {
			filter = text;
			void draw();
		});
		copyButton(toolbar, 'timeline', notices, () => {
			if (!panel.place.isList) return undefined;
			return { markdown: () => timelineMarkdown(left, (each) => linkInTable(app, each)), csv: () => timelineCsv(left) };
		});
		panel.status = statusLine(toolbar);
		panel.register(
			active.onChange((note) => {
				if (isOfNote(scope) && note && note.path !== path) panel.again();
			}),
		);

		/** The types that the vault has now; the one that was chosen stays though its last note went. */
		function offerScopes(): void {
			const options: Record<string, string> = { around: 'This note and its neighbours', note: 'This note', vault: 'The whole vault' };
			for (const { name } of vault.types.all())
				if (hasNoteThatIs(name, vault.index, vault.types) || scope === `type ${name}`) options[`type ${name}`] = `Type: ${name}`;
			scopes.offer(options, scope);
		}

		async function draw(): Promise<void> {
			if (shown === undefined) return;
			const { entries, read, total } = shown;
			const rows = await chunkedSteps(timelineRows(entries, zoom, filter), panel.drawing());
			if (!rows) return;
			left = rows.flatMap((row) => (row.kind === 'item' ? row.item : []));
			const around = isOfNote(scope) ? ` around ${noteNameOf(path ?? '')}` : '';
			const reading = read < total ? `, ${read} of ${counted(total, 'note')} read` : '';
			if (rows.length === 0) {
				panel.say(
					read < total
						? `Reading ${counted(total, 'note')}…`
						: entries.length === 0
							? 'These notes date nothing. Fields such as date or since, and bullets that begin with a date, are shown here.'
							: NOTHING_MATCHES,
				);
				return;
			}
			panel.status.setText(`${counted(left.length, 'entry', 'entries')}${around}${reading}`);
			panel.place.list.show(rows);
		}

		return {
			makeList: (body) => timelineList(body, app, vault),
			/** Takes the entries of the notes that are asked for; what was shown before stays until the first of them are there. */
			async work(signal) {
				offerScopes();
				path = active.current?.path ?? path;
				const paths = pathsIn(scope, path, context);
				if (paths.length === 0) {
					panel.say('Open a note to see what happened around it');
					return;
				}
				await showEntries(
					paths,
					(state) => {
						shown = state;
						return draw();
					},
					signal,
				);
			},
		};
	};
}
