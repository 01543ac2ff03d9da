import type { App } from 'obsidian';
import { entryText } from '../../../core/timeline/entryText.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { headedList } from '../../ui/headedList.ts';
import { openPlace } from '../../ui/openPlace.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import type { TimelineRow } from './timelineRows.ts';

/** The list that shows rows of a timeline inside `scroller`; an entry opens the line on which it stands. */
export function timelineList(scroller: HTMLElement, app: App, vault: LiveVault): VirtualList<TimelineRow> {
	return headedList<TimelineEntry>(
		scroller,
		'Timeline',
		['entry', 'entries'],
		() => 40,
		(entry, element) => {
			const button = element.createEl('button', { cls: 'dossier-row-button dossier-timeline-entry' });
			const date = button.createSpan({ cls: 'dossier-timeline-date', text: entry.written });
			if (entry.span.end === null && entry.field !== null) date.appendText(' –');
			const text = button.createSpan({ cls: 'dossier-timeline-text' });
			text.createSpan({ text: entryText(entry), attr: { dir: 'auto' } });
			if (entry.field === null && entry.text !== '')
				text.createSpan({ cls: 'dossier-row-detail', text: noteNameOf(entry.path), attr: { dir: 'auto' } });
			button.addEventListener('click', (event) => void openLine(app, vault, entry, event));
		},
	);
}

/** Opens the note of an entry with the cursor on its line. */
async function openLine(app: App, vault: LiveVault, { path, line }: TimelineEntry, event: MouseEvent): Promise<void> {
	const note = await vault.read(path).catch(() => undefined);
	const start = note?.lineStarts[line - 1];
	const end = note?.lineStarts[line] ?? note?.text.length ?? 0;
	await openPlace(app, path, start === undefined ? undefined : { start, end: Math.max(start, end - 1) }, event);
}
