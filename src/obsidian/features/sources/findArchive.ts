import { ConfirmationModal, type App, type Component } from 'obsidian';
import { archiveSays, savedCopy, saveQuery, type ArchiveSays } from '../../../core/sources/health/archive.ts';
import { snapshotQuery, type Snapshot } from '../../../core/sources/health/nearestSnapshot.ts';
import { today } from '../../today.ts';
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

/** Making a copy takes the Wayback Machine a while. */
const SAVE_TIMEOUT_MS = 90_000;

/** Asks the Wayback Machine for the copy of `url` nearest to `day`, and offers to open it or to write it into the note. */
export async function findArchive(context: ArchiveContext, url: string, day: string, write: (copy: string) => void): Promise<void> {
	context.notices.say('Asking archive.org…');
	const says = await ask(snapshotQuery(url, day), archiveSays);
	if (says.kind === 'copy') offer(context, says.copy, write);
	else context.notices.say(says.kind === 'none' ? 'The Wayback Machine has no copy of this page' : `Not asked: ${says.reason}`);
}

/** Asks whether the Wayback Machine is to make a copy of `url`, and writes what it made into the note. */
export function saveArchive({ owner, app, notices }: ArchiveContext, url: string, write: (copy: string) => void): void {
	const modal = new ConfirmationModal(app);
	modal.setTitle('Save a copy at archive.org?');
	modal.contentEl.createEl('p', {
		text: `The Wayback Machine fetches ${url} and keeps a copy that everybody can read. It learns the page and the address of your connection. The address of the copy is written into the note.`,
	});
	modal.addButton((button) =>
		button
			.setButtonText('Save a copy')
			.setCta()
			.onClick(() => void save(notices, url, write)),
	);
	modal.addCancelButton();
	openWith(owner, modal);
}

async function save(notices: Notices, url: string, write: (copy: string) => void): Promise<void> {
	notices.say('Asking archive.org to save a copy. This may take a minute…');
	const day = today();
	const made = await ask(saveQuery(url), (response) => savedCopy(response, url), SAVE_TIMEOUT_MS);
	// Where it does not name the copy it is asked for the newest.
	const says = made.kind === 'none' ? await ask(snapshotQuery(url, day), archiveSays) : made;
	if (says.kind === 'copy' && (made.kind === 'copy' || says.copy.day >= day)) write(says.copy.url);
	else if (says.kind === 'not-asked') notices.say(`No copy was saved: ${says.reason}`);
	else notices.say('archive.org does not name the copy yet. Look for an archived copy later');
}

async function ask(
	url: string,
	read: (response: { status: number; headers: Record<string, string>; text: string }) => ArchiveSays,
	timeout?: number,
): Promise<ArchiveSays> {
	const asked = await fetchUrl(url, 'GET', timeout);
	return asked.kind === 'failure' ? { kind: 'not-asked', reason: `archive.org did not answer: ${asked.reason}` } : read(asked.response);
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
