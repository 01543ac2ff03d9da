import { setIcon } from 'obsidian';
import type { Severity } from '../../../core/rules/rule.ts';
import { showActionMenu, type MenuAction } from '../../ui/actionMenu.ts';
import type { ProblemChoice, ProblemGrouping } from './problemList.ts';
import { filterInput } from '../../ui/filterInput.ts';

export type ProblemScope = 'note' | 'vault';

/** What the toolbar shows and changes. */
export interface ProblemsToolbarContext {
	readonly choice: () => ProblemChoice;
	readonly choose: (change: Partial<ProblemChoice>) => void;
	readonly scope: () => ProblemScope;
	readonly setScope: (scope: ProblemScope) => void;
	readonly chooseFolder: () => void;
	/** What can be done with what is shown. */
	readonly actions: () => readonly (readonly MenuAction[])[];
	readonly fixTicked: () => void;
	readonly stop: () => void;
}

/** The parts of the toolbar that change with what is found. */
export interface ProblemsToolbar {
	readonly fixTicked: HTMLButtonElement;
	readonly stop: HTMLButtonElement;
	readonly status: HTMLElement;
}

const GROUPS: Readonly<Record<ProblemGrouping, string>> = { none: 'No groups', note: 'By note', rule: 'By rule', type: 'By note type' };
const LEAST: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Errors and warnings', info: 'Suggestions as well' };

/** Draws where to look, one row of icons for everything else, and a line to search in. */
export function drawProblemsToolbar(toolbar: HTMLElement, context: ProblemsToolbarContext): ProblemsToolbar {
	const { choice, choose } = context;
	const scopes = toolbar.createDiv({ cls: 'dossier-segments', attr: { role: 'group', 'aria-label': 'Where to look' } });
	for (const [scope, label] of [
		['note', 'This note'],
		['vault', 'Whole vault'],
	] as const) {
		const button = scopes.createEl('button', { text: label, attr: { 'aria-pressed': String(scope === context.scope()) } });
		button.addEventListener('click', () => {
			for (const other of scopes.findAll('button')) other.setAttribute('aria-pressed', String(other === button));
			context.setScope(scope);
		});
	}
	const icons = toolbar.createDiv({ cls: 'dossier-toolbar-icons' });
	iconMenu(icons, 'group', 'Group problems', () => [
		(Object.entries(GROUPS) as [ProblemGrouping, string][]).map(([key, label]) => ({
			label,
			checked: choice().groupBy === key,
			run: () => choose({ groupBy: key }),
		})),
	]);
	iconMenu(icons, 'filter', 'Filter by severity and folder', () => [
		(Object.entries(LEAST) as [Severity, string][]).map(([key, label]) => ({
			label,
			checked: choice().least === key,
			run: () => choose({ least: key }),
		})),
		[
			{ label: 'All folders', checked: choice().folder === '', run: () => choose({ folder: '' }) },
			{ label: choice().folder === '' ? 'One folder…' : choice().folder, checked: choice().folder !== '', run: context.chooseFolder },
		],
	]);
	iconMenu(icons, 'ellipsis', 'What to do with the problems', context.actions);
	const stop = icons.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Cancel' } });
	setIcon(stop, 'circle-x');
	stop.addEventListener('click', context.stop);
	filterInput(toolbar, 'Filter problems', 'Filter problems', (text) => choose({ text }));
	const fixTicked = toolbar.createEl('button', { cls: 'dossier-fix-ticked' });
	fixTicked.addEventListener('click', context.fixTicked);
	return { fixTicked, stop, status: toolbar.createDiv({ cls: 'dossier-panel-status', attr: { role: 'status' } }) };
}

function iconMenu(parent: HTMLElement, icon: string, label: string, groups: () => readonly (readonly MenuAction[])[]): void {
	const button = parent.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': label, 'aria-haspopup': 'menu' } });
	setIcon(button, icon);
	button.addEventListener('click', () => showActionMenu(button, groups()));
}
