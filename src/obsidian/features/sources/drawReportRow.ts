import { type App, type Menu, setIcon } from 'obsidian';
import type { LiveVault } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import type { ReportRow } from './reportRows.ts';
import { withoutExtension } from '../../../core/vault/paths/pathParts.ts';

/** What rows are drawn with. */
export interface ReportDrawing {
	readonly app: App;
	readonly vault: LiveVault;
	/** Opens or closes what stands under a key. */
	readonly toggle: (key: string) => void;
	/** What can be done about a publisher. */
	readonly outletMenu: (name: string) => Menu;
}

/** Draws a row of the report; one that has others below it opens or closes them, and a publisher has a menu. */
export function drawReportRow(row: ReportRow, element: HTMLElement, { app, vault, toggle, outletMenu }: ReportDrawing): void {
	const button = element.createEl('button', { cls: `dossier-row-button dossier-report-${row.kind}`, attr: { 'data-key': row.key } });
	if (row.kind === 'note') {
		button.setText(withoutExtension(row.path));
		button.addEventListener('click', (event) => void openPlace(app, row.path, placeIn(row, vault), event));
		return;
	}
	if (row.isOpen !== undefined) {
		button.setAttribute('aria-expanded', String(row.isOpen));
		setIcon(button.createSpan({ cls: 'dossier-row-icon' }), row.isOpen ? 'chevron-down' : 'chevron-right');
		button.addEventListener('click', () => toggle(row.key));
	}
	if (row.kind === 'entry' && row.key.startsWith('publishers '))
		button.addEventListener('contextmenu', (event) => outletMenu(row.title).showAtMouseEvent(event));
	const text = button.createDiv({ cls: 'dossier-row-text' });
	text.createDiv({ text: row.title });
	if (row.detail !== '') text.createDiv({ cls: 'dossier-row-detail', text: row.detail });
	if (row.share !== undefined) {
		const bar = text.createDiv({ cls: 'dossier-share', attr: { 'aria-hidden': 'true' } });
		bar.setCssProps({ '--dossier-share': `${Math.round(row.share * 100)}%` });
	}
}

/** Where the note gives the source, so that it opens there. */
function placeIn(
	{ path, canonicalUrl }: Extract<ReportRow, { kind: 'note' }>,
	{ sources }: LiveVault,
): { start: number; end: number } | undefined {
	if (canonicalUrl === undefined) return undefined;
	return sources.asRead(path).find((source) => source.kind === 'web' && source.canonicalUrl === canonicalUrl)?.range;
}
