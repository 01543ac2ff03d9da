'use strict';
// A plugin as a bundler leaves it: CommonJS, `obsidian` and CodeMirror required from the app.
const obsidian = require('obsidian');
const { StateField } = require('@codemirror/state');
const { Decoration, EditorView, WidgetType } = require('@codemirror/view');
const { linter, lintGutter } = require('@codemirror/lint');

class Panel extends obsidian.ItemView {
	getViewType() { return 'fixture-panel'; }
	getDisplayText() { return 'Fixture panel'; }
	getIcon() { return 'book-open'; }
	async onOpen() {
		this.contentEl.addClass('fixture-panel');
		this.draw();
		this.registerEvent(this.app.workspace.on('file-open', () => this.draw()));
		this.registerEvent(this.app.metadataCache.on('resolved', () => this.draw()));
	}
	draw() {
		const file = this.app.workspace.getActiveFile();
		const cache = file && this.app.metadataCache.getFileCache(file);
		this.contentEl.empty();
		this.contentEl.createEl('h4', { text: file ? file.basename : 'no note' });
		const list = this.contentEl.createEl('ul');
		for (const link of (cache && cache.links) || []) list.createEl('li', { text: link.link });
		this.contentEl.createEl('button', { text: 'Menu' }).addEventListener('click', (evt) => {
			const menu = new obsidian.Menu();
			menu.addItem((item) => item.setTitle('Say hello').setIcon('hand').onClick(() => new obsidian.Notice('Hello from the menu')));
			menu.addSeparator();
			menu.addItem((item) => item.setTitle('Not now').setDisabled(true));
			menu.showAtMouseEvent(evt);
		});
	}
}

class Suggest extends obsidian.EditorSuggest {
	onTrigger(cursor, editor) {
		const line = editor.getLine(cursor.line).slice(0, cursor.ch);
		const at = line.lastIndexOf('@');
		return at < 0 ? null : { start: { line: cursor.line, ch: at }, end: cursor, query: line.slice(at + 1) };
	}
	getSuggestions({ query }) { return ['France', 'Finland', 'Iran'].filter((name) => name.toLowerCase().startsWith(query.toLowerCase())); }
	renderSuggestion(name, el) { el.setText(name); }
	selectSuggestion(name) {
		const { editor, start, end } = this.context;
		editor.replaceRange(name, start, end);
		editor.setCursor({ line: start.line, ch: start.ch + name.length });
		this.close();
	}
}

class Ask extends obsidian.Modal {
	onOpen() {
		this.setTitle('A question');
		new obsidian.Setting(this.contentEl).setName('Answer').addText((text) => text.onChange((value) => { this.answer = value; }));
		new obsidian.Setting(this.contentEl).addButton((button) => button.setButtonText('Say').setCta().onClick(() => { this.close(); new obsidian.Notice(`You said ${this.answer}`); }));
	}
}

class Choose extends obsidian.FuzzySuggestModal {
	getItems() { return this.app.vault.getMarkdownFiles(); }
	getItemText(file) { return file.basename; }
	onChooseItem(file) { this.app.workspace.openLinkText(file.path, ''); }
}

class Tab extends obsidian.PluginSettingTab {
	getSettingDefinitions() {
		return [
			{ name: 'Greeting', desc: 'What the notice says', control: { type: 'text', key: 'greeting', validate: (value) => (value === '' ? '`greeting` is empty' : undefined) } },
			{ type: 'group', heading: 'More', items: [
				{ name: 'Loud', control: { type: 'toggle', key: 'loud' } },
				{ name: 'Volume', visible: () => this.plugin.settings.loud, control: { type: 'slider', key: 'volume', min: 0, max: 10, step: 1 } },
				{ name: 'Tone', control: { type: 'dropdown', key: 'tone', options: { soft: 'Soft', hard: 'Hard' }, disabled: () => !this.plugin.settings.loud } },
			] },
			{ type: 'list', heading: 'Names', emptyState: 'No names yet', items: this.plugin.settings.names.map((name) => ({ name })),
				onDelete: (index) => { this.plugin.settings.names.splice(index, 1); this.update(); },
				addItem: { name: 'Add a name', action: () => { this.plugin.settings.names.push('New'); this.update(); } } },
			{ type: 'page', name: 'Folders', desc: 'Where notes are made', items: [{ name: 'Folder', control: { type: 'folder', key: 'folder' } }] },
		];
	}
	async setControlValue(key, value) {
		await super.setControlValue(key, value);
		this.refreshDomState();
	}
}

class Line extends WidgetType {
	toDOM() { return createDiv({ cls: 'fixture-line', text: 'A line above the note' }); }
}

const above = StateField.define({
	create: () => Decoration.set([Decoration.widget({ widget: new Line(), block: true, side: -1 }).range(0)]),
	update: (value) => value,
	provide: (field) => EditorView.decorations.from(field),
});

const faults = linter((view) => {
	const at = view.state.doc.toString().indexOf('FAULT');
	return at < 0 ? [] : [{ from: at, to: at + 5, severity: 'error', message: 'this is a fault', actions: [{ name: 'Mend it', apply: (target, from, to) => target.dispatch({ changes: { from, to, insert: 'mended' } }) }] }];
}, { delay: 10 });

module.exports = class Fixture extends obsidian.Plugin {
	async onload() {
		this.settings = Object.assign({ greeting: 'Hello', loud: false, volume: 3, tone: 'soft', names: ['One'] }, await this.loadData());
		this.seen = [];
		this.registerView('fixture-panel', (leaf) => new Panel(leaf));
		this.addRibbonIcon('book-open', 'Open the fixture panel', () => this.openPanel());
		this.addStatusBarItem().setText('fixture');
		this.addCommand({ id: 'panel', name: 'Open the panel', callback: () => this.openPanel() });
		this.addCommand({ id: 'greet', name: 'Greet', hotkeys: [{ modifiers: ['Mod', 'Shift'], key: 'g' }], callback: () => new obsidian.Notice(this.settings.greeting) });
		this.addCommand({ id: 'stamp', name: 'Stamp the note', editorCallback: (editor) => editor.replaceSelection('STAMP') });
		this.addCommand({ id: 'ask', name: 'Ask', callback: () => new Ask(this.app).open() });
		this.addCommand({ id: 'choose', name: 'Choose a note', callback: () => new Choose(this.app).open() });
		this.addCommand({ id: 'never', name: 'Never there', checkCallback: () => false });
		this.addSettingTab(new Tab(this.app, this));
		this.registerEditorSuggest(new Suggest(this.app));
		this.registerEditorExtension([above, faults, lintGutter()]);
		this.registerMarkdownPostProcessor((el) => el.findAll('strong').forEach((strong) => strong.addClass('fixture-strong')));
		this.registerMarkdownCodeBlockProcessor('fixture', (source, el) => { el.createDiv({ cls: 'fixture-block', text: source.trim() }); });
		this.registerObsidianProtocolHandler('fixture', (params) => { new obsidian.Notice(`Asked for ${params.what}`); });
		this.registerCliHandler('fixture', 'Says hello', null, (params) => `hello ${params.name}`);
		this.registerEvent(this.app.vault.on('create', (file) => this.seen.push(`create ${file.path} ${this.app.workspace.layoutReady}`)));
		this.registerEvent(this.app.metadataCache.on('changed', (file) => this.seen.push(`changed ${file.path}`)));
		this.registerEvent(this.app.metadataCache.on('resolve', (file) => this.seen.push(`resolve ${file.path}`)));
		this.registerEvent(this.app.metadataCache.on('resolved', () => this.seen.push('resolved')));
		this.registerDomEvent(window, 'resize', () => {});
		this.registerInterval(window.setInterval(() => {}, 10000));
		window.fixture = this;
	}
	onunload() { delete window.fixture; }
	async openPanel() {
		const leaf = this.app.workspace.getLeavesOfType('fixture-panel')[0] || this.app.workspace.getRightLeaf(false);
		await leaf.setViewState({ type: 'fixture-panel', active: true });
		await this.app.workspace.revealLeaf(leaf);
	}
};
