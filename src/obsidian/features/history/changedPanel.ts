import type { App } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { choiceInput } from '../../ui/choiceInput.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { headedList } from '../../ui/headedList.ts';
import { noteRow } from '../../ui/noteRow.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { statusLine } from '../../ui/statusLine.ts';
import type { BeginPanel } from '../../ui/vaultPanel.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import { changedRows, changesText, shownChange, type ChangedRow, type ShownChange } from './changedRows.ts';
import type { NoteHistory } from './noteHistory.ts';
import { sinceOptions, type SinceOption } from './sinceOptions.ts';
import { NOTHING_MATCHES } from '../../ui/nothingMatches.ts';

/** A burst of changes is shown once. */
const REDRAW_AFTER_MS = 1000;
/** More of one note is behind its number. */
const MOST_LINES = 8;

/** What became of the vault's notes since the app was last opened, or since a day: new, moved, changed and gone ones. */
export function changedPanel(app: App, history: NoteHistory): BeginPanel<VirtualList<ChangedRow>> {
	return (panel) => {
		const { toolbar } = panel;
		let since: SinceOption[0] | undefined;
		let filter = '';
		let changes: readonly ShownChange[] | undefined;
		let told = '';

		const times = choiceInput<SinceOption[0]>(toolbar, 'Since when', (key) => {
			since = key;
			panel.again();
		});
		const day = toolbar.createEl('input', { type: 'date', attr: { 'aria-label': 'Since which day' } });
		day.addEventListener('change', () => panel.again());
		day.hide();
		filterInput(toolbar, 'Filter by note, field or source', 'Filter what changed', (text) => {
			filter = text;
			void draw();
		});
		panel.status = statusLine(toolbar);

		/** Offers the times, and gives the one that is chosen; `undefined` for a day that has not begun. */
		function timeAmong(options: readonly SinceOption[]): number | undefined {
			since ??= options[0]?.[0] ?? 'start';
			times.offer(Object.fromEntries(options.map(([key, label]) => [key, label])), since);
			day.toggle(since === 'date');
			if (since !== 'date') return options.find(([key]) => key === since)?.[2];
			const time = new Date(`${day.value}T00:00`).getTime();
			return time <= Date.now() ? time : undefined;
		}

		/** Of a time of which nothing is recorded only the dates of files tell. */
		function takeDates(time: number): void {
			const files = app.vault.getFiles().filter(({ path, stat }) => isNotePath(path) && stat.mtime >= time);
			changes = files.map(({ path }) => ({ path, kind: 'written', lines: [] }));
			told = `Nothing is recorded from ${shown(time)} or before: by the dates of the files ${counted(files.length, 'note')} ${files.length === 1 ? 'was' : 'were'} written since; what changed in them, and what is gone, is not known`;
		}

		async function draw(): Promise<void> {
			if (changes === undefined) return;
			const rows = await chunkedSteps(changedRows(changes, filter), panel.drawing());
			if (!rows) return;
			if (rows.length === 0) {
				panel.say(changes.length === 0 ? told : NOTHING_MATCHES);
				return;
			}
			panel.status.setText(told);
			panel.place.list.show(rows);
		}

		return {
			afterMs: REDRAW_AFTER_MS,
			makeList: (body) =>
				headedList<ShownChange>(
					body,
					'What changed',
					['note', 'notes'],
					({ lines }) => 30 + 20 * Math.min(lines.length, MOST_LINES),
					(change, element) => drawChange(change, element, app),
				),
			/** Looks at what is recorded; what was shown before stays until then. */
			async work(signal) {
				if (changes === undefined) panel.say('Looking at what notes said before…');
				const startedAt = await history.started;
				const time = timeAmong(sinceOptions(await history.moments(), startedAt, new Date()));
				if (signal.aborted) return;
				if (time === undefined) {
					panel.say('Choose a day that has begun');
					return;
				}
				const found = await history.changesSince(time, signal);
				if (signal.aborted) return;
				if (found === undefined) takeDates(time);
				else {
					changes = found.changes.map(shownChange);
					told = changesText(found, time, shown);
				}
				await draw();
			},
		};
	};
}

function drawChange({ path, kind, lines }: ShownChange, element: HTMLElement, app: App): void {
	// A note that is gone cannot be opened; it is a stop of the keyboard all the same.
	const button = noteRow(element, 'dossier-changed', path, [
		...lines.slice(0, MOST_LINES),
		...(lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : []),
	]);
	button.setAttribute('aria-disabled', String(kind === 'gone'));
	button.addEventListener('click', (event) => void openPlace(app, path, undefined, event));
}

function shown(at: number): string {
	return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
