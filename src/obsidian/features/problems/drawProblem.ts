import { setIcon, type UserEvent } from 'obsidian';
import type { MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import type { Severity } from '../../../core/rules/rule.ts';
import type { Fix } from '../../../core/note/finding.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { type MenuAction, showActionMenu } from '../../ui/actionMenu.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import { SEVERITY_NAMES } from './problemList.ts';
import { linkButton } from '../../ui/linkButton.ts';

const ICONS: Readonly<Record<Severity, string>> = { error: 'circle-alert', warning: 'triangle-alert', info: 'lightbulb' };

/** What a row shows beside its finding, and what its controls do. */
export interface ProblemDrawing {
	/** Whether the path is told: not where every finding is of one note, or stands below its note. */
	readonly withPath: boolean;
	/** Whether the rule is told: not below its own name. */
	readonly withRule: boolean;
	readonly isTicked: boolean;
	/** Absent where nothing can be ticked. */
	readonly tick?: (isTicked: boolean) => void;
	readonly open: (event: UserEvent) => void;
	readonly fix: (fix: Fix) => void;
	/** What else can be done. */
	readonly more: readonly MenuAction[];
}

/** Draws a finding: its message leads to its place; the first fix is named, and the others wait in a menu. */
export function drawProblem(element: HTMLElement, finding: MergedDiagnostic, drawing: ProblemDrawing): void {
	const { severity, message, path, line, rule, fixes } = finding;
	element.addClass('dossier-problem', `dossier-tone-${severity}`);
	const main = element.createDiv({ cls: 'dossier-problem-main' });
	const plain = message.replaceAll('`', '');
	const head = main.createEl('button', { cls: 'dossier-row-button' });
	setIcon(
		head.createSpan({ cls: 'dossier-row-icon', attr: { role: 'img', 'aria-label': `${SEVERITY_NAMES[severity]}:` } }),
		ICONS[severity],
	);
	appendWithCode(head.createSpan({ cls: 'dossier-row-text' }), message);
	head.addEventListener('click', drawing.open);
	const place = drawing.withPath ? `${path}, line ${line}` : `Line ${line}`;
	const detail = element.createDiv({ cls: 'dossier-row-detail', text: [place, ...otherNotes(finding)].join(' · ') });
	if (drawing.withRule) detail.createSpan({ cls: 'dossier-rule-id', text: rule });
	const [first, ...others] = fixes;
	if (first) linkButton(element.createDiv({ cls: 'dossier-row-actions' }), first.title.replaceAll('`', ''), () => drawing.fix(first));
	if (drawing.tick) drawTick(main, plain, drawing.isTicked, drawing.tick);
	const more = main.createEl('button', {
		cls: 'clickable-icon dossier-icon-button',
		attr: { 'aria-label': `More actions: ${plain}`, 'aria-haspopup': 'menu' },
	});
	setIcon(more, 'ellipsis-vertical');
	const otherFixes = others.map((fix) => ({ label: fix.title, icon: 'wrench', run: () => drawing.fix(fix) }));
	more.addEventListener('click', () => showActionMenu(more, [otherFixes, drawing.more]));
}

function drawTick(parent: HTMLElement, message: string, isTicked: boolean, tick: (isTicked: boolean) => void): void {
	const box = parent.createEl('input', { type: 'checkbox', attr: { 'aria-label': `Tick to fix: ${message}` } });
	box.checked = isTicked;
	box.addEventListener('change', () => tick(box.checked));
}

/** So many of the other notes are named. */
const NOTES_NAMED = 2;

/** The other notes in which a finding stands, the first by name. */
function otherNotes({ path, places = [] }: MergedDiagnostic): readonly string[] {
	const others = [...new Set(places.map((place) => place.path))].filter((other) => other !== path);
	const named = others.slice(0, NOTES_NAMED).map(noteNameOf);
	return others.length > named.length ? [...named, `${others.length - named.length} more`] : named;
}
