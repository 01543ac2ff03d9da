import type { Plugin } from 'obsidian';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import { problemMarks, refreshProblemMarks } from './problemMarks.ts';
import { PropertyMarks } from './propertyMarks.ts';
import type { Accepted, LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { Notices } from '../../ui/notices.ts';
import { onceRead } from '../../ui/onceRead.ts';
import { revealView } from '../../ui/revealView.ts';
import type { NoteLineProvider } from '../noteLine/noteLineItem.ts';
import { problemsItem } from './problemsItem.ts';
import { acceptToday } from './acceptToday.ts';
import type { FixRunner } from './fixRunner.ts';
import { ignoreActions } from './ignoreActions.ts';
import { PROBLEMS_VIEW, ProblemsView } from './problemsView.ts';
import { registerProblemKeys } from './registerProblemKeys.ts';
import { addStatus } from './statusBar.ts';
import { signalOf } from '../../ui/signalOf.ts';

/** What problems are shown and mended with. */
export interface ProblemFeature {
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly accepted: Accepted;
	readonly notices: Notices;
	readonly previews: ChangePreviews;
	readonly runFix: FixRunner;
}

/** Adds everything that shows what is wrong with notes. @returns what the line above a note says of it. */
export function registerProblems(plugin: Plugin, feature: ProblemFeature): NoteLineProvider {
	const { app } = plugin;
	const { vault, active, settings, accepted, notices, previews, runFix } = feature;
	const ignoring = ignoreActions(settings, notices);
	const signal = signalOf(plugin);
	const accept = (): void => void onceRead(vault, notices, () => acceptToday(vault, accepted, notices, signal));
	const showProblems = (): void => void revealView(app, PROBLEMS_VIEW);
	plugin.registerView(
		PROBLEMS_VIEW,
		(leaf) => new ProblemsView(leaf, { app, vault, active, runFix, previews, ignoring, acceptToday: accept }),
	);
	plugin.registerEditorExtension(problemMarks(vault, runFix, ignoring));
	plugin.register(vault.onChange(() => refreshProblemMarks(app)));
	plugin.addChild(new PropertyMarks(app, { vault, active, runFix, ignoring }));
	addStatus(plugin, vault, active, showProblems);
	registerProblemKeys(plugin, vault, notices, runFix, ignoring);
	plugin.addCommand({
		id: 'accept-findings',
		name: 'Accept today’s findings',
		callback: accept,
	});
	return problemsItem(vault, runFix, ignoring, showProblems);
}
