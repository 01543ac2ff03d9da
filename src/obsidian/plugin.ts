import { Plugin } from 'obsidian';
import { RULES } from '../core/rules/rules.ts';
import { ActiveNote } from './activeNote.ts';
import { BacklinksView } from './backlinks/backlinksView.ts';
import { BACKLINKS_VIEW } from './backlinks/drawBacklink.ts';
import { seenBacklinks } from './backlinks/seenBacklinks.ts';
import { registerLearnTypes } from './commands/learnTypes.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { FrontmatterSuggest } from './editor/frontmatterSuggest.ts';
import { problemMarks, refreshProblemMarks } from './editor/problemMarks.ts';
import { PropertyMarks } from './editor/propertyMarks.ts';
import { fixRunner } from './fixRunner.ts';
import { keepDismissals } from './related/keepDismissals.ts';
import { LiveIndex } from './liveIndex.ts';
import { openWith } from './modals/openWith.ts';
import { newNotes } from './newNote/newNotes.ts';
import { registerLinkMenu, registerProtocol, registerTypeCommands } from './newNote/registerNewNotes.ts';
import { makeItItem } from './noteLine/makeItItem.ts';
import { NoteLine } from './noteLine/noteLine.ts';
import { notLinkedBackItem } from './noteLine/notLinkedBackItem.ts';
import { problemsItem } from './noteLine/problemsItem.ts';
import { notify } from './notify.ts';
import { recordStore } from './recordStore.ts';
import { registerCliHandlers } from './registerCliHandlers.ts';
import { AutomaticRelated } from './related/automaticRelated.ts';
import { relatedActions } from './related/relatedActions.ts';
import { relatedNotes } from './related/relatedNotes.ts';
import { placeView, revealView } from './revealView.ts';
import { loadSettings } from './settingsStore.ts';
import { SettingsTab } from './settingsTab.ts';
import { AddSourceModal } from './sources/addSourceModal.ts';
import { LinkChecks } from './sources/linkChecks.ts';
import { registerSourceCommands } from './sources/registerSourceCommands.ts';
import { exportFormats } from './sources/exportFormats.ts';
import { sourceCopies } from './sources/sourceCopies.ts';
import { VAULT_SOURCES_VIEW, VaultSourcesView } from './sources/vaultSourcesView.ts';
import { addStatus } from './statusBar.ts';
import { PROBLEMS_VIEW, ProblemsView } from './views/problemsView.ts';
import { SOURCES_VIEW } from './views/sourceRow.ts';
import { registerSourcesBlock } from './views/sourcesBlock.ts';
import { SourcesView } from './views/sourcesView.ts';
import { WANTED_VIEW, WantedView } from './views/wantedView.ts';
import { noteWriter } from './writeNote.ts';

/** Each side panel, and the name of the command that shows it. */
const VIEW_COMMANDS = {
	[SOURCES_VIEW]: 'Show sources',
	[VAULT_SOURCES_VIEW]: 'Show sources of the vault',
	[BACKLINKS_VIEW]: 'Show backlinks',
	[PROBLEMS_VIEW]: 'Show problems',
	[WANTED_VIEW]: 'Show wanted notes',
};

/** The plugin: a table of contents of what it adds to the app. */
export class DossierPlugin extends Plugin {
	override async onload(): Promise<void> {
		const { app } = this;
		const isFirstRun = (await this.loadData()) === null;
		const { store: settings, problems } = await loadSettings({ load: () => this.loadData(), save: (data) => this.saveData(data) });
		const vault = this.addChild(new LiveIndex(app, settings, recordStore(`dossier-${app.vault.getName()}`)));
		const active = this.addChild(new ActiveNote(app, vault));
		const writer = noteWriter(app);
		const related = relatedNotes(app, vault, settings, writer);
		const actions = relatedActions(this, app, vault, settings, related);
		const openNewNote = newNotes({ owner: this, app, vault, settings, writer, related });
		const runFix = fixRunner(writer, (request) => void openNewNote(request));
		const checks = this.addChild(new LinkChecks(app, vault, settings));
		const addSource = (path: string): void => openWith(this, new AddSourceModal({ app, vault, settings, writer }, path));
		const formats = exportFormats(() => settings.linkHealth);
		const copies = sourceCopies(formats);
		const showProblems = (): void => void revealView(app, PROBLEMS_VIEW);

		this.registerView(SOURCES_VIEW, (leaf) => new SourcesView(leaf, { app, vault, active, settings, copies, checks, runFix, addSource }));
		this.registerView(
			BACKLINKS_VIEW,
			(leaf) => new BacklinksView(leaf, { app, vault, active, settings, related, writer, seen: seenBacklinks(app) }),
		);
		this.registerView(PROBLEMS_VIEW, (leaf) => new ProblemsView(leaf, { app, vault, active, runFix }));
		this.registerView(WANTED_VIEW, (leaf) => new WantedView(leaf, { app, vault, writer, openNewNote }));
		this.registerView(VAULT_SOURCES_VIEW, (leaf) => new VaultSourcesView(leaf, { app, vault, settings }));
		this.registerHoverLinkSource(SOURCES_VIEW, { display: 'Dossier sources', defaultMod: true });
		this.registerHoverLinkSource(BACKLINKS_VIEW, { display: 'Dossier backlinks', defaultMod: true });
		registerSourcesBlock(this, { app, vault, settings, copies });

		this.registerEditorSuggest(new FrontmatterSuggest(app, vault, settings));
		this.registerEditorExtension(problemMarks(vault, runFix));
		this.register(vault.onChange(() => refreshProblemMarks(app)));
		const lineItems = [
			makeItItem(vault, settings, writer),
			problemsItem(vault, runFix, showProblems),
			notLinkedBackItem(
				related,
				(path) => void actions.add(path),
				(path) => actions.preview(path),
			),
		];
		this.addChild(new NoteLine(app, vault, active, lineItems, () => settings.current.noteLine));
		this.addChild(new PropertyMarks(app, vault, active));
		this.addChild(new AutomaticRelated({ app, vault, active, settings, related }));
		keepDismissals(this, related);
		addStatus(this, vault, active, showProblems);

		registerCommands({ plugin: this, app, vault, settings, writer, related: actions, openNewNote, views: VIEW_COMMANDS });
		registerSourceCommands({ plugin: this, app, vault, settings, formats, addSource });
		registerLearnTypes(this, { app, vault, settings, writer });
		registerTypeCommands(this, vault, openNewNote);
		registerLinkMenu(this, vault, openNewNote);
		registerProtocol(this, openNewNote);
		registerCliHandlers(this, vault, settings, writer);
		this.addRibbonIcon('file-plus', 'New note from a type', () => void openNewNote({}));
		this.addSettingTab(new SettingsTab(app, this, settings, RULES));
		this.onExternalSettingsChange = () => void settings.reload();
		if (problems.length > 0) notify(problems.join('\n'));
		if (isFirstRun) app.workspace.onLayoutReady(() => void openFirstViews(this, settings));
	}
}

/** Puts the two panels of every day into the right sidebar, once: whoever closes them has closed them. */
async function openFirstViews({ app }: Plugin, settings: { update(change: object): Promise<void> }): Promise<void> {
	await settings.update({});
	await placeView(app, SOURCES_VIEW);
	await placeView(app, BACKLINKS_VIEW);
}
