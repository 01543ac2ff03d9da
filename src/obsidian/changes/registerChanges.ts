import type { Plugin } from 'obsidian';
import type { LiveVault, NoteWriter, SettingsStore } from '../index/liveVault.ts';
import { dismissPairs, liftPairs } from '../settings/dismissPairs.ts';
import type { Notices } from '../ui/notices.ts';
import { openText } from '../index/openText.ts';
import { openWith } from '../ui/openWith.ts';
import { RecentChanges } from './recentChanges.ts';
import { changesAsText } from './changesAsText.ts';
import { ChangeSession } from './changeSession.ts';
import type { ChangeSource } from './changeSource.ts';
import { ChangeLog } from './changeLog.ts';
import { changePreviews, type ChangePreviews } from './changePreviews.ts';
import { changeStore } from './changeStore.ts';
import { vaultId } from '../vaultId.ts';
import { loggedWriter } from './loggedWriter.ts';
import { undoChanges } from './undoChanges.ts';
import { signalOf } from '../ui/signalOf.ts';

/** A write that takes longer is one that somebody wonders about. */
const TELL_OF_WAITING_MS = 1000;

/** What features change notes with. */
export interface Changes {
	/** Every write of it can be taken back. */
	readonly writer: NoteWriter;
	/** Bulk changes, shown first. */
	readonly previews: ChangePreviews;
	/** A bulk change without a window, for the app's command line. */
	readonly asText: (source: ChangeSource, options: { readonly write: boolean; readonly force: boolean }) => Promise<string>;
}

/** What changes are made with. */
export interface ChangesContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	/** The one writer. */
	readonly writer: NoteWriter;
	readonly notices: Notices;
}

/** Keeps what is written so that it can be taken back, and adds the commands that do. */
export function registerChanges(plugin: Plugin, { vault, settings, writer, notices }: ChangesContext): Changes {
	const { app } = plugin;
	const log = new ChangeLog(
		changeStore(`dossier-changes-${vaultId(app)}`),
		() => new Date(),
		() => notices.say('The storage of this app is full or refused: changes can be taken back only until Obsidian closes.'),
	);
	const signal = signalOf(plugin);
	const { decide } = settings;
	const undo = undoChanges({
		log,
		signal,
		writer,
		async read(path) {
			const file = app.vault.getFileByPath(path);
			return file ? (openText(app, path) ?? (await app.vault.read(file))) : undefined;
		},
		dismiss: (pairs) => dismissPairs(settings, pairs),
		lift: (pairs) => liftPairs(settings, pairs),
		decide,
	});
	const previews = changePreviews({ owner: plugin, app, vault, writer, notices, log, decide, undo });
	const showList = (selected?: string): void => openWith(plugin, new RecentChanges(app, log, undo, notices, selected));
	plugin.register(() => log.close());
	plugin.registerEvent(app.vault.on('rename', (file, from) => void log.renamed(from, file.path)));
	plugin.addCommand({
		id: 'undo-last-change',
		name: 'Undo last change',
		callback: () => void undoLast(),
	});
	plugin.addCommand({ id: 'show-changes', name: 'Show the last changes', callback: () => showList() });
	plugin.addCommand({
		id: 'back-to-preview',
		name: 'Back to the preview of changes',
		checkCallback: (checking) => {
			if (previews.isWaiting && !checking) previews.back();
			return previews.isWaiting;
		},
	});
	const undoLast = async (): Promise<void> => {
		const told = window.setTimeout(() => notices.say('A change is still being written; it is undone as soon as it is'), TELL_OF_WAITING_MS);
		const last = await undo.last();
		window.clearTimeout(told);
		if (!last) {
			notices.say('Nothing to undo');
			return;
		}
		// Where some notes cannot go back it is shown which, before any of them does.
		const { refused } = await undo.preview(last.id);
		if (refused.length > 0) {
			showList(last.id);
			return;
		}
		await undo.undo(last.id);
		notices.say(`Undone: ${last.title}`);
	};
	return {
		writer: loggedWriter(writer, log, undo),
		previews,
		asText: (source, options) => {
			const session = new ChangeSession(source, { vault, writer, log, decide });
			return changesAsText(session, { ...options, notes: vault.index.paths().length, signal }).finally(() => session.close());
		},
	};
}
