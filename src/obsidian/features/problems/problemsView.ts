import { setIcon, type App, type WorkspaceLeaf } from 'obsidian';
import { safeFixesOf } from '../../../core/checking/applyFixes.ts';
import type { Diagnostic, Severity } from '../../../core/rules/rule.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { FixRunner } from './fixRunner.ts';
import { problemList, SEVERITY_NAMES, type ProblemList } from './problemList.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import { fixChanges } from './fixChanges.ts';
import type { Fix } from '../../../core/note/finding.ts';
import type { MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { PanelView } from '../../ui/panelView.ts';
import { VirtualList } from '../../ui/virtualList.ts';

export const PROBLEMS_VIEW = 'dossier-problems';

/** What the view is given. */
export interface ProblemsContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly runFix: FixRunner;
	readonly previews: ChangePreviews;
}

type Scope = 'note' | 'vault';

const ICONS: Readonly<Record<Severity, string>> = { error: 'circle-alert', warning: 'triangle-alert', info: 'lightbulb' };

/** The findings of the active note or of the whole vault, each with its place and its fixes. */
export class ProblemsView extends PanelView {
	readonly #context: ProblemsContext;
	#scope: Scope = 'note';
	#withSuggestions = true;
	#rule = '';
	#found: readonly Diagnostic[] = [];
	#list: VirtualList<MergedDiagnostic> | undefined;
	#running: AbortController | undefined;
	#status!: HTMLElement;
	#rules!: HTMLSelectElement;
	#fixAll!: HTMLButtonElement;

	constructor(leaf: WorkspaceLeaf, context: ProblemsContext) {
		super(leaf, { type: PROBLEMS_VIEW, title: 'Problems', icon: 'list-checks' });
		this.#context = context;
	}

	protected override start(): void {
		this.#drawToolbar();
		const { active, vault } = this.#context;
		this.register(active.onChange(() => this.#refresh()));
		this.register(vault.onState(() => this.#refresh()));
		this.register(() => this.#running?.abort());
		this.#refresh();
	}

	#drawToolbar(): void {
		const { toolbar } = this;
		const scopes = toolbar.createDiv({ cls: 'dossier-segments', attr: { role: 'group', 'aria-label': 'Where to look' } });
		for (const [scope, label] of [
			['note', 'This note'],
			['vault', 'Whole vault'],
		] as const) {
			const button = scopes.createEl('button', { text: label, attr: { 'aria-pressed': String(scope === this.#scope) } });
			button.addEventListener('click', () => {
				this.#scope = scope;
				this.#rule = '';
				for (const other of scopes.findAll('button')) other.setAttribute('aria-pressed', String(other === button));
				void this.#load();
			});
		}
		const label = toolbar.createEl('label', { cls: 'dossier-check' });
		const box = label.createEl('input', { type: 'checkbox' });
		box.checked = this.#withSuggestions;
		label.createSpan({ text: 'Suggestions' });
		box.addEventListener('change', () => {
			this.#withSuggestions = box.checked;
			this.#draw();
		});
		this.#rules = toolbar.createEl('select', { cls: 'dropdown dossier-rule-filter', attr: { 'aria-label': 'Show one rule' } });
		this.#rules.addEventListener('change', () => {
			this.#rule = this.#rules.value;
			this.#draw();
		});
		this.#fixAll = toolbar.createEl('button', { text: 'Fix what is safe…' });
		this.#fixAll.addEventListener('click', () => void this.#fixShown());
		this.#status = toolbar.createDiv({ cls: 'dossier-panel-status', attr: { 'aria-live': 'polite' } });
	}

	/** The vault's findings are read on demand; only the note's follow every change. */
	#refresh(): void {
		if (this.#scope === 'note') void this.#load();
	}

	async #load(): Promise<void> {
		const { vault, active } = this.#context;
		this.#running?.abort();
		if (vault.state.kind !== 'ready') {
			this.#reset();
			this.#status.setText('');
			this.#rules.hide();
			this.#fixAll.hide();
			this.showUnread(vault);
			return;
		}
		if (this.#scope === 'note') {
			this.#found = active.current ? vault.check(active.current) : [];
			this.#draw();
			return;
		}
		await this.#loadVault();
	}

	async #loadVault(): Promise<void> {
		const { vault } = this.#context;
		const running = new AbortController();
		this.#running = running;
		const found: Diagnostic[] = [];
		const paths = vault.index.paths();
		this.#reset();
		const done = await chunked(
			paths,
			async (path) => {
				// A note that was deleted meanwhile has nothing to report.
				const note = await vault.read(path).catch(() => undefined);
				if (note) found.push(...vault.check(note));
			},
			{
				signal: running.signal,
				onProgress: (count, total) => this.showEmpty(`Checked ${count} of ${total} notes`, { label: 'Cancel', run: () => running.abort() }),
			},
		);
		if (this.#running !== running) return;
		if (!done) {
			this.showEmpty('Cancelled', { label: 'Check again', run: () => void this.#load() });
			return;
		}
		this.#found = found;
		this.#draw();
	}

	#reset(): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
		this.body.empty();
	}

	#draw(): void {
		this.#reset();
		const { shown, status, rules } = problemList(this.#found, { withSuggestions: this.#withSuggestions, rule: this.#rule });
		this.#status.setText(status);
		this.#drawRules(rules);
		this.#fixAll.toggle(this.#scope === 'vault' && safeFixesOf(shown).length > 0);
		if (shown.length === 0) {
			this.showEmpty(this.#emptyText());
			return;
		}
		this.#list = this.addChild(
			new VirtualList<MergedDiagnostic>(this.body, 'Problems', {
				keyOf: ({ path, rule, range, message }) => [path, rule, range.start, range.end, message].join('\n'),
				estimate: ({ fixes }) => (fixes.length > 0 ? 72 : 48),
				draw: (diagnostic, element) => this.#drawRow(diagnostic, element),
			}),
		);
		this.#list.show(shown);
	}

	/** Shows every safe fix of the rule that is looked at, or of all, before any is made. */
	async #fixShown(): Promise<void> {
		const { vault, previews } = this.#context;
		const rule = this.#rule;
		const paths = [...new Set(this.#found.map(({ path }) => path))];
		const isWritten = await previews.show(fixChanges(vault, { paths: () => paths, ...(rule === '' ? {} : { rule }) }));
		if (isWritten && this.#scope === 'vault') await this.#load();
	}

	/** Makes the fix; where the finding has several places, all of them are shown before any is mended. */
	async #fix(fix: Fix, { path, rule, group, places }: MergedDiagnostic): Promise<void> {
		const { vault, previews, runFix } = this.#context;
		if (fix.kind !== 'edit' || places === undefined) {
			await runFix(fix, path);
			return;
		}
		const paths = [...new Set(places.map((place) => place.path))];
		const isWritten = await previews.show(fixChanges(vault, { paths: () => paths, finding: { rule, group, title: fix.title } }));
		if (isWritten && this.#scope === 'vault') await this.#load();
	}

	#emptyText(): string {
		if (this.#scope === 'vault') return 'No problems in this vault';
		return this.#context.active.current ? 'No problems in this note' : 'Open a note to see its problems';
	}

	/** How many findings each rule has; choosing one shows only those. In one note there are too few to choose from. */
	#drawRules(rules: ProblemList['rules']): void {
		const select = this.#rules;
		select.toggle(this.#scope === 'vault' && rules.length > 0);
		select.empty();
		select.createEl('option', { value: '', text: 'All rules' });
		for (const { rule, count } of rules) select.createEl('option', { value: rule, text: `${rule} (${count})` });
		select.value = this.#rule;
	}

	#drawRow(diagnostic: MergedDiagnostic, element: HTMLElement): void {
		const { app } = this.#context;
		const { severity, message, path, line, rule, fixes, range } = diagnostic;
		element.addClass('dossier-problem', `dossier-tone-${severity}`);
		const head = element.createEl('button', {
			cls: 'dossier-row-button',
			attr: { 'aria-label': `${SEVERITY_NAMES[severity]}: ${message.replaceAll('`', '')}, line ${line}` },
		});
		setIcon(head.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-hidden': 'true' } }), ICONS[severity]);
		appendWithCode(head.createSpan({ cls: 'dossier-row-text' }), message);
		head.addEventListener('click', (event) => void openPlace(app, path, range, event));
		const place = this.#scope === 'vault' ? `${path}, line ${line}` : `Line ${line}`;
		element.createDiv({ cls: 'dossier-row-detail', text: [place, ...otherNotes(diagnostic), rule].join(' · ') });
		if (fixes.length === 0) return;
		const actions = element.createDiv({ cls: 'dossier-row-actions' });
		for (const fix of fixes) {
			const button = actions.createEl('button', { cls: 'dossier-link-button', text: fix.title.replaceAll('`', '') });
			button.addEventListener('click', () => void this.#fix(fix, diagnostic));
		}
	}
}

/** So many of the other notes are named. */
const NOTES_NAMED = 2;

/** The other notes in which a finding stands, the first by name. */
function otherNotes({ path, places = [] }: MergedDiagnostic): readonly string[] {
	const others = [...new Set(places.map((place) => place.path))].filter((other) => other !== path);
	const named = others.slice(0, NOTES_NAMED).map(noteNameOf);
	return others.length > named.length ? [...named, `${others.length - named.length} more`] : named;
}
