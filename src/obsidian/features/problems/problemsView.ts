import { type App, type WorkspaceLeaf } from 'obsidian';
import type { Fix } from '../../../core/note/finding.ts';
import { mergePlaces, type MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { MenuAction } from '../../ui/actionMenu.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import { chooseFolder } from '../../ui/folderSuggest.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { PanelView } from '../../ui/panelView.ts';
import { virtualList, type VirtualList } from '../../ui/virtualList.ts';
import { drawProblem } from './drawProblem.ts';
import { fixChanges } from './fixChanges.ts';
import type { FixRunner } from './fixRunner.ts';
import type { IgnoreActions } from './ignoreActions.ts';
import { findingKey, problemList, type ProblemChoice, type ProblemRow } from './problemList.ts';
import { drawProblemsToolbar, type ProblemScope, type ProblemsToolbar } from './problemsToolbar.ts';
import { VaultFindings, type KnownFindings } from './vaultFindings.ts';
import { linkButton } from '../../ui/linkButton.ts';
import { foldButton } from '../../ui/foldButton.ts';

export const PROBLEMS_VIEW = 'dossier-problems';

/** What the view is given. */
export interface ProblemsContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly active: ActiveNote;
	readonly runFix: FixRunner;
	readonly previews: ChangePreviews;
	readonly ignoring: IgnoreActions;
	readonly acceptToday: () => void;
}

/** The findings of the active note or of the whole vault, each with its place and its fixes. */
export class ProblemsView extends PanelView {
	readonly #context: ProblemsContext;
	readonly #ticked = new Set<string>();
	#scope: ProblemScope = 'note';
	#choice: ProblemChoice = { groupBy: 'none', least: 'info', text: '', folder: '', closed: new Set() };
	#known: KnownFindings = { merged: [] };
	#shown: readonly MergedDiagnostic[] = [];
	#list: VirtualList<ProblemRow> | undefined;
	#findings!: VaultFindings;
	#toolbar!: ProblemsToolbar;

	constructor(leaf: WorkspaceLeaf, context: ProblemsContext) {
		super(leaf, { type: PROBLEMS_VIEW, title: 'Problems', icon: 'list-checks' });
		this.#context = context;
	}

	protected override start(): void {
		const { active, vault, app } = this.#context;
		this.#findings = new VaultFindings(vault, (known) => {
			if (this.#scope === 'vault') this.#take(known);
		});
		this.#toolbar = drawProblemsToolbar(this.toolbar, {
			choice: () => this.#choice,
			choose: (change) => this.#choose(change),
			scope: () => this.#scope,
			setScope: (scope) => {
				this.#scope = scope;
				// What nobody looks at need not be gone through.
				this.#findings.stop();
				this.#choose({ groupBy: scope === 'vault' ? 'rule' : 'none', folder: '', closed: new Set() });
				this.#load();
			},
			chooseFolder: () => chooseFolder(this, app, (folder) => this.#choose({ folder: folder.isRoot() ? '' : folder.path })),
			actions: () => this.#actions(),
			fixTicked: () => this.#fixTicked(),
			stop: () => this.#findings.stop(),
		});
		this.register(() => this.#findings.close());
		this.register(vault.onChange((paths) => this.#findings.changed(paths)));
		this.register(vault.onState(() => this.#load()));
		this.register(
			active.onChange(() => {
				if (this.#scope === 'note') this.#load();
			}),
		);
		this.#load();
	}

	#load(): void {
		const { vault, active } = this.#context;
		if (vault.state.kind !== 'ready') {
			this.#findings.close();
			this.#known = { merged: [] };
			this.#draw();
			this.showUnread(vault);
		} else if (this.#scope === 'vault') void this.#findings.load();
		else this.#take({ merged: active.current ? mergePlaces(vault.check(active.current)) : [] });
	}

	#take(known: KnownFindings): void {
		this.#known = known;
		if (this.#ticked.size > 0 && known.progress === undefined) {
			const keys = new Set(known.merged.map(findingKey));
			for (const key of this.#ticked) if (!keys.has(key)) this.#ticked.delete(key);
		}
		this.#draw();
	}

	#choose(change: Partial<ProblemChoice>): void {
		this.#choice = { ...this.#choice, ...change };
		this.#draw();
	}

	#draw(): void {
		const { vault } = this.#context;
		const { merged, progress } = this.#known;
		const { rows, shown, status } = problemList(merged, this.#choice, (path) => vault.index.record(path)?.type);
		this.#shown = shown;
		const checked = progress && `${progress.isStopped ? 'Cancelled: checked' : 'Checked'} ${progress.done} of ${progress.total} notes`;
		const { status: said, stop } = this.#toolbar;
		said.setText([checked, status].filter((part) => part !== undefined && part !== '').join(' · '));
		stop.toggle(progress?.isStopped === false);
		this.#showTicked();
		if (rows.length > 0) this.#listOf().show(rows);
		else if (vault.state.kind === 'ready') this.#showNothing();
	}

	#showNothing(): void {
		this.#drop();
		const { merged, progress } = this.#known;
		if (progress?.isStopped === false) this.showEmpty('Checking the vault…', { label: 'Cancel', run: () => this.#findings.stop() });
		else if (progress) this.showEmpty('Cancelled', { label: 'Check again', run: () => this.#load() });
		else if (merged.length > 0) this.showEmpty('No problem passes the filter');
		else if (this.#scope === 'vault') this.showEmpty('No problems in this vault');
		else this.showEmpty(this.#context.active.current ? 'No problems in this note' : 'Open a note to see its problems');
	}

	#drop(): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
	}

	/** One list for as long as there is something to show: the place in sight and the keyboard stay where they are. */
	#listOf(): VirtualList<ProblemRow> {
		if (this.#list) return this.#list;
		this.body.empty();
		return (this.#list = this.addChild(
			virtualList<ProblemRow>(this.body, 'Problems', {
				keyOf: (row) => (row.kind === 'group' ? `group\n${row.key}` : findingKey(row.finding)),
				estimate: (row) => (row.kind === 'group' ? 32 : row.finding.fixes.length > 0 ? 72 : 48),
				draw: (row, element) => (row.kind === 'group' ? this.#drawGroup(row, element) : this.#drawFinding(row.finding, element)),
			}),
		));
	}

	#drawGroup({ key, label, count, isOpen }: Extract<ProblemRow, { kind: 'group' }>, element: HTMLElement): void {
		element.addClass('dossier-problem-main');
		foldButton(element, isOpen, `${label} (${count})`, () => {
			const closed = new Set(this.#choice.closed);
			if (!closed.delete(key)) closed.add(key);
			this.#choose({ closed });
		});
		if (this.#choice.groupBy !== 'rule' || !this.#shown.some(({ rule, fixes }) => rule === key && hasEdit(fixes))) return;
		linkButton(element, 'Fix all…', () => this.#fixRule(key), `Fix all of ${key}`);
	}

	#drawFinding(finding: MergedDiagnostic, element: HTMLElement): void {
		const { app, ignoring } = this.#context;
		const { path, range, rule, fixes } = finding;
		const key = findingKey(finding);
		const sameKind: MenuAction[] = hasEdit(fixes) ? [{ label: `Fix all of ${rule}…`, icon: 'wrench', run: () => this.#fixRule(rule) }] : [];
		drawProblem(element, finding, {
			withPath: this.#scope === 'vault' && this.#choice.groupBy !== 'note',
			withRule: this.#choice.groupBy !== 'rule',
			isTicked: this.#ticked.has(key),
			...(hasEdit(fixes) && {
				tick: (isTicked: boolean) => {
					if (isTicked) this.#ticked.add(key);
					else this.#ticked.delete(key);
					this.#showTicked();
				},
			}),
			open: (event) => void openPlace(app, path, range, event),
			fix: (fix) => void this.#fix(fix, finding),
			more: [...sameKind, ...ignoring(finding)],
		});
	}

	#showTicked(): void {
		const { fixTicked } = this.#toolbar;
		fixTicked.toggle(this.#ticked.size > 0);
		fixTicked.setText(`Fix ${this.#ticked.size} ticked…`);
	}

	#actions(): readonly (readonly MenuAction[])[] {
		const { vault, previews, acceptToday } = this.#context;
		const paths = [...new Set(this.#shown.map(({ path }) => path))];
		return [
			[
				{
					label: 'Fix all that is safe…',
					icon: 'wrench',
					run: () => void previews.show(fixChanges(vault, { paths: () => paths })),
				},
			],
			[
				{ label: 'Check again', icon: 'refresh-cw', run: () => this.#load() },
				{ label: 'Accept today’s findings', icon: 'archive', run: acceptToday },
			],
		];
	}

	/** Shows every fix of the rule before any is made; what is not safe waits unticked. */
	#fixRule(rule: string): void {
		const paths = this.#pathsOf(this.#shown.filter((finding) => finding.rule === rule));
		void this.#context.previews.show(fixChanges(this.#context.vault, { paths: () => paths, rule }));
	}

	#fixTicked(): void {
		const ticked = this.#known.merged.filter((finding) => this.#ticked.has(findingKey(finding)));
		const keys = new Set(ticked.flatMap((finding) => (finding.places ?? [finding]).map(findingKey)));
		const chosen = { keys, rules: [...new Set(ticked.map(({ rule }) => rule))] };
		const paths = this.#pathsOf(ticked);
		void this.#context.previews.show(fixChanges(this.#context.vault, { paths: () => paths, chosen }));
	}

	#pathsOf(findings: readonly MergedDiagnostic[]): readonly string[] {
		return [...new Set(findings.flatMap((finding) => (finding.places ?? [finding]).map(({ path }) => path)))];
	}

	/** Makes the fix; where the finding has several places, all of them are shown before any is mended. */
	async #fix(fix: Fix, { path, rule, group, places }: MergedDiagnostic): Promise<void> {
		const { vault, active, previews, runFix } = this.#context;
		if (fix.kind !== 'edit' || places === undefined) {
			await runFix(fix, path);
			// What was fixed goes at once, and not only when the app has read the note again.
			if (this.#scope === 'vault') this.#findings.changed([path]);
			else await active.refresh();
			return;
		}
		const paths = [...new Set(places.map((place) => place.path))];
		await previews.show(fixChanges(vault, { paths: () => paths, finding: { rule, group, title: fix.title } }));
	}
}

function hasEdit(fixes: readonly Fix[]): boolean {
	return fixes.some(({ kind }) => kind === 'edit');
}
