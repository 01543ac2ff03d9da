import type { Plugin } from 'obsidian';
import { registerChanges } from './changes/registerChanges.ts';
import { ErrorLog } from './features/debugInfo/errorLog.ts';
import { deletedNoteStore } from './features/related/deletedNoteStore.ts';
import { relatedNotes } from './features/related/relatedNotes.ts';
import { AcceptedFindings } from './features/problems/acceptedFindings.ts';
import { LiveIndex } from './index/liveIndex.ts';
import { nextTurn } from './index/nextTurn.ts';
import { recordStore } from './index/recordStore.ts';
import { dataFile } from './settings/dataFile.ts';
import { loadSettings } from './settings/settingsStore.ts';
import { ActiveNote } from './ui/activeNote.ts';
import { Notices } from './ui/notices.ts';
import { noteWriter } from './writeNote.ts';

/** What features are made of; each is handed those that it uses. */
export type Parts = Awaited<ReturnType<typeof makeParts>>;

/** Reads the settings and begins what all features share: the index of the vault, who writes, who tells, which notes are related. It ends with `plugin`. */
export async function makeParts(plugin: Plugin) {
	const { app } = plugin;
	const log = plugin.addChild(new ErrorLog());
	const notices = plugin.addChild(new Notices());
	const { store: settings, problems, isFirstRun } = await loadSettings(dataFile(plugin, (problem) => notices.say(problem)));
	if (problems.length > 0) notices.say(problems.join('\n'));
	plugin.onExternalSettingsChange = () => void settings.reload();
	// Reading this file was a task's work already.
	await nextTurn();
	const deleted = deletedNoteStore(app);
	plugin.registerEvent(app.vault.on('delete', ({ path }) => deleted.add(path)));
	const accepted = plugin.addChild(new AcceptedFindings(app, notices));
	const records = recordStore(`dossier-${app.vault.getName()}`, plugin.manifest.version);
	const vault = plugin.addChild(new LiveIndex(app, settings, records, (target) => deleted.wasLinkedBy(target), accepted));
	const active = plugin.addChild(new ActiveNote(app, vault));
	const changes = registerChanges(plugin, { vault, settings, writer: noteWriter(app, vault, (thrown) => log.put(thrown)), notices });
	const related = relatedNotes(app, vault, settings, changes.writer, deleted);
	plugin.register(related.end);
	return { app, log, notices, settings, isFirstRun, accepted, vault, active, related, ...changes };
}
