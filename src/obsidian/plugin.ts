import { Plugin, type App } from 'obsidian';
import { RULES } from '../core/rules/rules.ts';
import { createApi } from './api/createApi.ts';
import type { DossierApi } from './api/dossierApi.ts';
import { BacklinksView } from './features/backlinks/backlinksView.ts';
import { BACKLINKS_VIEW } from './features/backlinks/drawBacklink.ts';
import { seenBacklinks } from './features/backlinks/seenBacklinks.ts';
import { registerDebugInfo } from './features/debugInfo/registerDebugInfo.ts';
import { registerLearnTypes } from './features/types/learnTypes.ts';
import { registerMerging } from './features/merging/registerMerging.ts';
import { registerRenaming } from './features/renaming/registerRenaming.ts';
import { FrontmatterSuggest } from './editor/frontmatterSuggest.ts';
import { fixRunner, type FixRunner } from './features/problems/fixRunner.ts';
import { openOnceRead } from './ui/onceRead.ts';
import { openWith } from './ui/openWith.ts';
import { bornLinked, newNotes, type OpenNewNote } from './features/newNote/newNotes.ts';
import { registerNewNoteCommands } from './features/newNote/registerNewNoteCommands.ts';
import { registerCompletion } from './features/newNote/registerCompletion.ts';
import { registerRecordChange } from './features/recordChange/registerRecordChange.ts';
import { registerRelatedCommands } from './features/related/registerRelatedCommands.ts';
import { registerFixCommands } from './features/problems/registerFixCommands.ts';
import { registerTypeNotes } from './features/types/registerTypeNotes.ts';
import { registerReading } from './index/registerReading.ts';
import { makeParts, type Parts } from './parts.ts';
import { becomeType } from './features/newNote/becomeType.ts';
import { registerFolderMenu, registerLinkMenu, registerProtocol, registerTypeCommands } from './features/newNote/registerNewNotes.ts';
import { registerExampleNotes } from './features/newNote/registerExampleNotes.ts';
import { suggestTypeItem } from './features/newNote/suggestTypeItem.ts';
import { NoteLine } from './features/noteLine/noteLine.ts';
import { notLinkedBackItem } from './features/related/notLinkedBackItem.ts';
import { registerCliHandlers } from './registerCliHandlers.ts';
import { AutomaticRelated } from './features/related/automaticRelated.ts';
import { relatedActions } from './features/related/relatedActions.ts';
import { chooseType } from './ui/typeSuggest.ts';
import { signalOf } from './ui/signalOf.ts';
import { placeView, revealView } from './ui/revealView.ts';
import { keepDecisions } from './settings/keepDecisions.ts';
import { ownDoing } from './ui/hearInput.ts';
import { SettingsTab } from './settings/settingsTab.ts';
import { AddSourceModal } from './features/sources/addSourceModal.ts';
import { CiteSourceModal } from './features/sources/citeSourceModal.ts';
import type { SourceStart } from './features/sources/sourceToAdd.ts';
import { LinkChecks } from './features/sources/linkChecks.ts';
import { registerLinkCommands } from './features/sources/registerLinkCommands.ts';
import { registerSourceCommands } from './features/sources/registerSourceCommands.ts';
import { exportFormats } from './features/sources/exportFormats.ts';
import { sourceCopies } from './features/sources/sourceCopies.ts';
import { VAULT_SOURCES, vaultSourcesPanel } from './features/sources/vaultSourcesPanel.ts';
import { PROBLEMS_VIEW } from './features/problems/problemsView.ts';
import { registerPanel } from './ui/registerPanel.ts';
import { registerProblems } from './features/problems/registerProblems.ts';
import { SOURCES_VIEW } from './features/sources/sourceRow.ts';
import { registerSourcesBlock } from './features/sources/sourcesBlock.ts';
import { SourcesView } from './features/sources/sourcesView.ts';
import { registerFigures } from './features/figures/figuresBasesView.ts';
import { registerHistory } from './features/history/registerHistory.ts';
import { registerMatrix } from './features/matrix/registerMatrix.ts';
import { registerTimeline } from './features/timeline/registerTimeline.ts';
import { WANTED_VIEW, WantedView } from './features/wanted/wantedView.ts';

/** Each side panel, and the name of the command that shows it. */
const VIEW_COMMANDS = {
	[SOURCES_VIEW]: 'Show sources',
	[BACKLINKS_VIEW]: 'Show backlinks',
	[PROBLEMS_VIEW]: 'Show problems',
	[WANTED_VIEW]: 'Show wanted notes',
};

/** The plugin: a table of contents of what it adds to the app. */
export class DossierPlugin extends Plugin {
	/** For other plugins, from `onload` on. */
	api?: DossierApi;

	override async onload(): Promise<void> {
		const parts = await makeParts(this);
		const { app, log, notices, vault, settings, writer, previews, accepted, active, related, asText, isFirstRun } = parts;
		this.api = createApi(this, vault, related);
		const actions = relatedActions({ owner: this, app, vault, settings, related, previews, notices });
		const writing = { app, vault, settings, writer, notices };
		const previewing = { vault, settings, previews, notices };
		const making = { ...writing, related };
		const openNewNote = newNotes({ owner: this, ...making });
		const become = becomeType({ ...making, born: (path) => bornLinked(making, path) });
		const askType = (chosen: (name: string) => void): void =>
			void openOnceRead(vault, notices, () => chooseType(this, app, vault.types.all(), ({ name }) => chosen(name)));
		const runFix = fixRunner(writer, notices, (request) => void openNewNote(request));

		this.#addPanels(parts, openNewNote);
		this.#addSources(parts, runFix);
		this.registerEditorSuggest(new FrontmatterSuggest(app, vault, settings));
		const lineItems = [
			suggestTypeItem({ vault, settings, become, chooseType: askType }),
			registerProblems(this, { vault, active, settings, accepted, notices, previews, runFix }),
			notLinkedBackItem(related, actions),
		];
		this.addChild(new NoteLine(app, vault, active, lineItems, () => settings.current.noteLine));
		this.addChild(new AutomaticRelated({ app, vault, active, settings, related, notices }));
		keepDecisions(this, settings, ownDoing(this, app));

		registerRelatedCommands(this, vault, actions);
		registerFixCommands(this, { vault, writer, notices, previews });
		registerNewNoteCommands(this, { vault, writer, notices, openNewNote });
		registerRecordChange(this, writing);
		registerCompletion(this, previewing);
		registerReading(this, vault);
		registerTypeNotes({ plugin: this, ...writing });
		registerRenaming(this, previewing);
		registerMerging(this, previewing);
		const learnTypes = registerLearnTypes(this, { app, vault, settings }, previews, notices);
		const offerFirstNotes = registerExampleNotes(this, { ...previewing, writer });
		registerTypeCommands(this, vault, openNewNote);
		registerLinkMenu(this, vault, openNewNote);
		registerFolderMenu(this, askType, openNewNote);
		registerProtocol(this, vault, notices, openNewNote);
		registerDebugInfo(this, vault, settings, notices, log);
		registerCliHandlers(this, { vault, settings, writer, related, asText });
		this.addRibbonIcon('file-plus', 'New note from a type', () => void openNewNote({}));
		this.addSettingTab(new SettingsTab(app, this, { settings, accepted, learnTypes }, RULES));
		if (isFirstRun) {
			const signal = signalOf(this);
			app.workspace.onLayoutReady(() => void openFirstViews(app, settings, signal));
			offerFirstNotes(() => void openNewNote({}));
		}
	}

	/** Adds the panels of backlinks, wanted notes, times, relations and changes; problems and sources come with what belongs to them. */
	#addPanels({ app, vault, active, settings, related, writer, notices, previews }: Parts, openNewNote: OpenNewNote): void {
		for (const [type, name] of Object.entries(VIEW_COMMANDS))
			this.addCommand({ id: `show-${type.replace('dossier-', '')}`, name, callback: () => void revealView(app, type, true) });
		this.registerView(
			BACKLINKS_VIEW,
			(leaf) => new BacklinksView(leaf, { app, vault, active, settings, related, writer, notices, previews, seen: seenBacklinks(app) }),
		);
		this.registerHoverLinkSource(BACKLINKS_VIEW, { display: 'Dossier backlinks', defaultMod: true });
		this.registerView(
			WANTED_VIEW,
			(leaf) => new WantedView(leaf, { app, vault, settings, writer, notices, previews, related, openNewNote }),
		);
		registerTimeline(this, { app, vault, settings, active, notices });
		registerMatrix(this, { app, vault, settings, notices, openNewNote });
		registerFigures(this, vault, related);
		registerHistory(this, vault, settings);
	}

	/** Adds what shows, cites, copies and checks sources: those of a note, and those of the vault. */
	#addSources({ app, vault, active, settings, writer, notices }: Parts, runFix: FixRunner): void {
		const checks = this.addChild(new LinkChecks(app, vault, settings, notices));
		const asking = { app, vault, settings, writer, notices };
		const addSource = (path: string, start?: SourceStart): void => openWith(this, new AddSourceModal(asking, path, start));
		const citeSource = (path: string): void => void openOnceRead(vault, notices, () => openWith(this, new CiteSourceModal(asking, path)));
		const formats = exportFormats(() => settings.linkHealth);
		const copies = sourceCopies(formats);
		this.registerView(
			SOURCES_VIEW,
			(leaf) => new SourcesView(leaf, { app, vault, active, settings, copies, notices, checks, runFix, addSource }),
		);
		this.registerHoverLinkSource(SOURCES_VIEW, { display: 'Dossier sources', defaultMod: true });
		registerPanel(this, vault, VAULT_SOURCES, 'show-vault-sources', vaultSourcesPanel({ app, vault, settings, checks }));
		registerSourcesBlock(this, { app, vault, settings, copies, notices });
		registerSourceCommands({ plugin: this, app, vault, settings, notices, formats, addSource, citeSource });
		registerLinkCommands({ plugin: this, app, vault, settings, notices, checks });
	}
}

/** Puts the two panels of every day into the right sidebar, once: whoever closes them has closed them. After an unload the app knows no such panel. */
async function openFirstViews(app: App, settings: { update(change: object): Promise<void> }, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await settings.update({});
	for (const view of [SOURCES_VIEW, BACKLINKS_VIEW]) if (!signal.aborted) await placeView(app, view);
}
