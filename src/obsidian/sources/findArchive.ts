import { ConfirmationModal, type App } from 'obsidian';
import { nearestSnapshot, snapshotQuery, type Snapshot } from '../../core/sources/health/nearestSnapshot.ts';
import { notify } from '../notify.ts';
import { askUrl } from './askUrl.ts';

/** Asks the Wayback Machine for the copy of `url` nearest to `day`, and offers to open it or to write it into the note. */
export async function findArchive(app: App, url: string, day: string, write: (copy: string) => void): Promise<void> {
	notify('Asking archive.org…');
	const asked = await askUrl(snapshotQuery(url, day), 'GET');
	if (asked.kind === 'failure') {
		notify(`archive.org did not answer: ${asked.reason}`);
		return;
	}
	const copy = nearestSnapshot(jsonIn(asked.response.text));
	if (copy) offer(app, copy, write);
	else notify('The Wayback Machine has no copy of this page');
}

function offer(app: App, { url, day }: Snapshot, write: (copy: string) => void): void {
	const modal = new ConfirmationModal(app);
	modal.setTitle('Archived copy found');
	modal.contentEl.createEl('p', { text: `The Wayback Machine has a copy of ${day}.` });
	modal.addButton((button) => button.setButtonText('Add it to the note').setCta().onClick(() => write(url)));
	modal.addButton((button) => button.setButtonText('Open it').onClick(() => void window.open(url)));
	modal.addCancelButton();
	modal.open();
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
