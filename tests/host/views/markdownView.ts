import { history, historyKeymap, defaultKeymap } from '@codemirror/commands';
import { ChangeSet, Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import type * as ob from 'obsidian';
import type { Names } from '../base/names.ts';
import { Editor } from '../editor/editor.ts';
import {
	cameFrom,
	editorEditorField,
	editorInfoField,
	editorLivePreviewField,
	livePreviewState,
	setLivePreview,
} from '../editor/fields.ts';
import { livePreview } from '../editor/livePreview.ts';
import { outsideChanges } from '../editor/outsideChanges.ts';
import { MarkdownPreviewView } from '../reading/markdownPreviewView.ts';
import { setIcon } from '../ui/icons.ts';
import { Menu } from '../ui/menu.ts';
import type { WorkspaceLeaf } from '../workspace/workspaceLeaf.ts';
import { TextFileView, lf } from './textFileView.ts';

interface MarkdownState {
	mode?: ob.MarkdownViewModeType;
	source?: boolean;
}

/** A note: Live Preview or source mode on CodeMirror, or the reading view. */
export class MarkdownView extends TextFileView implements Names<ob.MarkdownView> {
	override icon = 'lucide-file-text';
	editor: Editor;
	previewMode: MarkdownPreviewView;
	hoverPopover: ob.HoverPopover | null = null;
	#mode: ob.MarkdownViewModeType = 'source';
	#isSource = false;
	#cm: EditorView;
	#fromPlugins = new Compartment();
	#sourceEl: HTMLElement;
	#modeEl: HTMLElement;
	/** What was typed since the file was last read or written, against the text it had then. */
	#typed = ChangeSet.empty(0);

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.#sourceEl = this.contentEl.createDiv(
			'markdown-source-view cm-s-obsidian mod-cm6 is-readable-line-width node-insert-event is-live-preview',
		);
		this.#cm = new EditorView({ parent: this.#sourceEl });
		this.editor = new Editor(this.#cm);
		this.containerEl.onWindowMigrated(() => {
			this.#cm.setRoot(this.containerEl.doc);
		});
		this.previewMode = new MarkdownPreviewView(this, this.contentEl.createDiv('markdown-reading-view'));
		this.addChild(this.previewMode);
		this.#modeEl = this.addAction('book-open', 'Current view: editing\nClick to read', () => {
			void this.setMode(this.#mode === 'source' ? 'preview' : 'source');
		});
		this.addAction('more-vertical', 'More options', (evt) => {
			this.#showPaneMenu(evt);
		});
		this.#start('');
		this.#showMode();
	}

	get currentMode(): ob.MarkdownSubView {
		return this.#mode === 'preview' ? this.previewMode : this.#sourceMode;
	}

	readonly #sourceMode: ob.MarkdownSubView = {
		getScroll: () => this.#cm.scrollDOM.scrollTop,
		applyScroll: (scroll) => {
			this.#cm.scrollDOM.scrollTop = scroll;
		},
		get: () => this.editor.getValue(),
		set: (data, clear) => {
			this.setViewData(data, clear);
		},
	};

	getViewType(): string {
		return 'markdown';
	}

	getMode(): ob.MarkdownViewModeType {
		return this.#mode;
	}

	getViewData(): string {
		return this.editor.getValue();
	}

	clear(): void {
		this.#start('');
	}

	setViewData(data: string, clear: boolean): void {
		if (clear) this.#start(data);
		else this.#cm.dispatch({ changes: outsideChanges(this.getViewData(), lf(data)), annotations: cameFrom.of('disk') });
		this.#typed = ChangeSet.empty(this.#cm.state.doc.length);
		void this.#draw();
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), mode: this.#mode, source: this.#isSource, backlinks: false };
	}

	override async setState(state: unknown, result: ob.ViewStateResult): Promise<void> {
		await super.setState(state, result);
		const { mode, source } = (state ?? {}) as MarkdownState;
		this.#isSource = source ?? this.#isSource;
		await this.setMode(mode ?? this.#mode);
	}

	override getEphemeralState(): Record<string, unknown> {
		return { cursor: { from: this.editor.getCursor('from'), to: this.editor.getCursor('to') }, scroll: this.currentMode.getScroll() };
	}

	/** Takes `line` (from 0), `subpath` (`#Heading`, `#^block`) and `focus`. */
	override setEphemeralState(state: unknown): void {
		super.setEphemeralState(state);
		const { line, subpath } = (state ?? {}) as { line?: number; subpath?: string };
		const to = typeof line === 'number' ? line : this.#lineOf(subpath);
		if (to === null) return;
		this.editor.setCursor(to);
		this.editor.scrollIntoView({ from: { line: to, ch: 0 }, to: { line: to, ch: 0 } }, true);
		this.previewMode.scrollToLine(to);
	}

	override focus(): void {
		if (this.#mode === 'source') this.#cm.focus();
		else super.focus();
	}

	async setMode(mode: ob.MarkdownViewModeType): Promise<void> {
		this.#mode = mode;
		this.#showMode();
		await this.#draw();
		this.app.workspace.requestLayoutChange();
	}

	/** Gives the editor the extensions that plugins have registered by now. */
	updateOptions(): void {
		this.#cm.dispatch({ effects: this.#fromPlugins.reconfigure([...this.app.parts.editorExtensions]) });
	}

	showSearch(): void {
		throw new Error('the stand-in for Obsidian has no search inside a note');
	}

	override onPaneMenu(menu: ob.Menu, source: string): void {
		if (this.file) this.app.workspace.trigger('file-menu', menu, this.file, source, this.leaf);
	}

	override async shut(): Promise<void> {
		await super.shut();
		this.endEditor();
	}

	/** Ends the editor alone, where the whole app ends. */
	endEditor(): void {
		this.#cm.destroy();
	}

	/** Applies what somebody else wrote below what was typed here, as the app merges the two. */
	protected override changedOnDisk(text: string): void {
		const outside = ChangeSet.of(outsideChanges(this.lastSaved, lf(text)), this.lastSaved.length);
		const typed =
			this.#typed.length === this.lastSaved.length
				? this.#typed
				: ChangeSet.of(outsideChanges(this.lastSaved, this.getViewData()), this.lastSaved.length);
		this.lastSaved = lf(text);
		this.data = text;
		if (this.getViewData() !== this.lastSaved) this.#cm.dispatch({ changes: outside.map(typed), annotations: cameFrom.of('disk') });
		this.#typed = ChangeSet.of(outsideChanges(this.lastSaved, this.getViewData()), this.lastSaved.length);
		void this.#draw();
	}

	protected override onSaved(): void {
		this.#typed = ChangeSet.empty(this.#cm.state.doc.length);
	}

	#start(text: string): void {
		this.#cm.setState(EditorState.create({ doc: lf(text), extensions: this.#extensions() }));
		this.#typed = ChangeSet.empty(this.#cm.state.doc.length);
	}

	#extensions(): Extension {
		return [
			editorInfoField.init(() => this as unknown as ob.MarkdownFileInfo),
			editorEditorField.init(() => this.#cm),
			editorLivePreviewField.init(() => !this.#isSource),
			livePreviewState,
			history(),
			keymap.of([...defaultKeymap, ...historyKeymap]),
			EditorView.lineWrapping,
			EditorView.contentAttributes.of({ spellcheck: 'false', autocorrect: 'on' }),
			EditorState.tabSize.of(4),
			livePreview(this.app),
			Prec.highest(this.app.parts.suggestDriver.extension()),
			this.#fromPlugins.of([...this.app.parts.editorExtensions]),
			EditorView.updateListener.of((update) => {
				this.#updated(update);
			}),
			EditorView.domEventHandlers({
				contextmenu: (evt) => {
					this.#showEditorMenu(evt);
					return true;
				},
			}),
		];
	}

	#updated(update: ViewUpdate): void {
		if (!update.docChanged) return;
		const origin = update.transactions.map((tr) => tr.annotation(cameFrom)).find((from) => from !== undefined);
		if (origin !== 'disk') this.#typed = this.#typed.compose(update.changes);
		if (origin === undefined) {
			this.requestSave();
			for (const other of this.app.workspace.markdownViews()) {
				if (other !== this && other.file === this.file) other.#follow(update.changes);
			}
			this.app.workspace.trigger('quick-preview', this.file, this.getViewData());
		}
		this.app.workspace.trigger('editor-change', this.editor, this);
	}

	/** Takes what was typed in another pane on the same note. */
	#follow(changes: ChangeSet): void {
		if (changes.length === this.#cm.state.doc.length) this.#cm.dispatch({ changes, annotations: cameFrom.of('pane') });
		void this.#draw();
	}

	#showMode(): void {
		const isReading = this.#mode === 'preview';
		this.#sourceEl.toggle(!isReading);
		this.previewMode.containerEl.toggle(isReading);
		this.#sourceEl.toggleClass('is-live-preview', !this.#isSource);
		this.containerEl.setAttr('data-mode', this.#mode);
		setIcon(this.#modeEl, isReading ? 'edit-3' : 'book-open');
		this.#modeEl.setAttr('aria-label', isReading ? 'Current view: reading\nClick to edit' : 'Current view: editing\nClick to read');
		if (this.#cm.state.field(editorLivePreviewField) === this.#isSource) this.#cm.dispatch({ effects: setLivePreview.of(!this.#isSource) });
	}

	async #draw(): Promise<void> {
		if (this.#mode === 'preview') await this.previewMode.draw();
	}

	#lineOf(subpath: string | undefined): number | null {
		if (subpath === undefined || !this.file) return null;
		const cache = this.app.metadataCache.getFileCache(this.file);
		const name = subpath.split('#').at(-1) ?? '';
		const block = name.startsWith('^') ? cache?.blocks?.[name.slice(1).toLowerCase()] : undefined;
		const found = block ?? cache?.headings?.find((heading) => heading.heading.toLowerCase() === name.toLowerCase());
		return found?.position.start.line ?? null;
	}

	#showPaneMenu(evt: MouseEvent): void {
		const menu = new Menu();
		this.onPaneMenu(menu, 'more-options');
		menu.showAtMouseEvent(evt);
	}

	#showEditorMenu(evt: MouseEvent): void {
		const menu = new Menu();
		this.app.workspace.trigger('editor-menu', menu, this.editor, this);
		menu.showAtMouseEvent(evt);
		evt.preventDefault();
	}
}
