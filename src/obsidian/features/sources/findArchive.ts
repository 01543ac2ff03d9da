import { ConfirmationModal, type App, type Component } from 'obsidian';
import { nearestSnapshot, snapshotQuery, type Snapshot } from '../../../core/sources/health/nearestSnapshot.ts';
import { openWith } from '../../ui/openWith.ts';
import type { Notices } from '../../ui/notices.ts';
import { fetchUrl } from './fetchUrl.ts';

/** What looking for a copy needs. */
export interface ArchiveContext {
	/** What is offered closes with it. */
	readonly owner: Component;
	readonly app: App;
	readonly notices: Notices;
}

/** Asks the Wayback Machine for the copy of `url` nearest to `day`, and offers to open it or to write it into the note. */
export async function findArchive(
	{ owner, app, notices }: ArchiveContext,
	url: string,
	day: string,
	write: (copy: string) => void,
): Promise<void> {
	notices.say('Asking archive.org…');
	const asked = await fetchUrl(snapshotQuery(url, day), 'GET');
	if (asked.kind === 'failure') {
		notices.say(`archive.org did not answer: ${asked.reason}`);
		return;
	}
	const copy = nearestSnapshot(jsonIn(asked.response.text));
	if (copy) offer({ owner, app }, copy, write);
	else notices.say('The Wayback Machine has no copy of this page');
}

function offer({ owner, app }: Omit<ArchiveContext, 'notices'>, { url, day }: Snapshot, write: (copy: string) => void): void {
	const modal = new ConfirmationModal(app);
	modal.setTitle('Archived copy found');
	modal.contentEl.createEl('p', { text: `The Wayback Machine has a copy of ${day}.` });
	modal.addButton((button) =>
		button
			.setButtonText('Add it to the note')
			.setCta()
			.onClick(() => write(url)),
	);
	modal.addButton((button) => button.setButtonText('Open it').onClick(() => void window.open(url)));
	modal.addCancelButton();
	openWith(owner, modal);
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
