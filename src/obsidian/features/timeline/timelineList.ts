import type { App } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { entryText } from '../../../core/timeline/entryText.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { headingRow } from '../../ui/headingRow.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { VirtualList } from '../../ui/virtualList.ts';
import type { TimelineRow } from './timelineRows.ts';

/** The list that shows rows of a timeline inside `scroller`; an entry opens the line on which it stands. */
export function timelineList(scroller: HTMLElement, app: App, vault: LiveVault): VirtualList<TimelineRow> {
	return new VirtualList<TimelineRow>(scroller, 'Timeline', {
		keyOf: ({ key }) => key,
		estimate: ({ kind }) => (kind === 'period' ? 32 : 40),
		draw(row, element) {
			if (row.kind === 'period') {
				headingRow(element, row.title, row.count, counted(row.count, 'entry', 'entries'));
				return;
			}
			const { entry } = row;
			const button = element.createEl('button', { cls: 'dossier-row-button dossier-timeline-entry' });
			const date = button.createSpan({ cls: 'dossier-timeline-date', text: entry.written });
			if (entry.span.end === null && entry.field !== null) date.appendText(' –');
			const text = button.createSpan({ cls: 'dossier-timeline-text' });
			text.createSpan({ text: entryText(entry), attr: { dir: 'auto' } });
			if (entry.field === null && entry.text !== '')
				text.createSpan({ cls: 'dossier-row-detail', text: noteNameOf(entry.path), attr: { dir: 'auto' } });
			button.addEventListener('click', (event) => void openLine(app, vault, entry.path, entry.line, event));
		},
	});
}

/** Opens a note with the cursor on a line, from 1. */
async function openLine(app: App, vault: LiveVault, path: string, line: number, event: MouseEvent): Promise<void> {
	const note = await vault.read(path).catch(() => undefined);
	const start = note?.lineStarts[line - 1];
	const end = note?.lineStarts[line] ?? note?.text.length;
	await openPlace(app, path, start === undefined || end === undefined ? undefined : { start, end: Math.max(start, end - 1) }, event);
}
