import { Plugin } from 'obsidian';
import { RULES } from '../core/rules/rules.ts';
import { ActiveNote } from './activeNote.ts';
import { problemMarks, refreshProblemMarks } from './editor/problemMarks.ts';
import { fixRunner } from './fixRunner.ts';
import { LiveIndex } from './liveIndex.ts';
import { NoteLine } from './noteLine/noteLine.ts';
import { problemsItem } from './noteLine/problemsItem.ts';
import { notify } from './notify.ts';
import { recordStore } from './recordStore.ts';
import { revealView } from './revealView.ts';
import { loadSettings } from './settingsStore.ts';
import { SettingsTab } from './settingsTab.ts';
import { addStatus } from './statusBar.ts';
import { PROBLEMS_VIEW, ProblemsView } from './views/problemsView.ts';
import { SOURCES_VIEW } from './views/sourceRow.ts';
import { SourcesView } from './views/sourcesView.ts';
import { noteWriter } from './writeNote.ts';

/** The plugin: a table of contents of what it adds to the app. */
export class DossierPlugin extends Plugin {
	override async onload(): Promise<void> {
		const { app } = this;
		const { store: settings, problems } = await loadSettings({ load: () => this.loadData(), save: (data) => this.saveData(data) });
		const vault = this.addChild(new LiveIndex(app, settings, recordStore(`dossier-${app.vault.getName()}`)));
		const active = this.addChild(new ActiveNote(app, vault));
		const writer = noteWriter(app);
		const runFix = fixRunner(writer, () => undefined);
		const showProblems = (): void => void revealView(app, PROBLEMS_VIEW);

		this.registerView(PROBLEMS_VIEW, (leaf) => new ProblemsView(leaf, { app, vault, active, runFix }));
		this.registerView(SOURCES_VIEW, (leaf) => new SourcesView(leaf, { app, vault, active, settings, copies: [] }));
		this.registerEditorExtension(problemMarks(vault, runFix));
		this.register(vault.onChange(() => refreshProblemMarks(app)));
		this.addChild(new NoteLine(app, vault, active, [problemsItem(vault, runFix, showProblems)], () => settings.current.noteLine));
		addStatus(this, vault, active, showProblems);
		this.addCommand({ id: 'show-problems', name: 'Show problems', callback: showProblems });
		this.addCommand({ id: 'show-sources', name: 'Show sources', callback: () => void revealView(app, SOURCES_VIEW) });
		this.addSettingTab(new SettingsTab(app, this, settings, RULES));
		if (problems.length > 0) notify(problems.join('\n'));
	}
}
