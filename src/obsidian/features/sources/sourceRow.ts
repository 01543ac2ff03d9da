import { counted } from '../../../core/text/counted.ts';
import { Menu, Notice, setIcon, type App, type HoverParent } from 'obsidian';
import { openableUrl } from '../../../core/sources/address/openableUrl.ts';
import { shownHost } from '../../../core/sources/address/shownHost.ts';
import { targetOf } from '../../../core/sources/sourceIndex.ts';
import { citedSource } from '../../../core/sources/export/exportedSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { copyText } from '../../ui/copyText.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { sourceBadges } from './sourceBadges.ts';
import type { SourceMarks } from './sourceMarks.ts';

/** What a row needs beside its source. */
export interface SourceRowContext {
	readonly app: App;
	readonly vault: LiveVault;
	/** The note that gives the source. */
	readonly path: string;
	/** Where a hover preview belongs to. */
	readonly hoverParent: HoverParent;
	/** How a source is copied, by the name the menu shows. */
	readonly copies: readonly { readonly name: string; text(source: Source): string }[];
	/** What else can be done about a source, worked out when its menu opens. */
	readonly actionsFor?: (source: Source) => readonly SourceAction[];
}

/** An entry of a source's menu. */
export interface SourceAction {
	readonly title: string;
	/** A Lucide icon name. */
	readonly icon: string;
	readonly run: () => void;
}

export const SOURCES_VIEW = 'dossier-sources';

/** A Lucide icon for each kind of source. */
export const SOURCE_ICONS: Readonly<Record<Source['kind'], string>> = { web: 'globe', note: 'file-text', text: 'quote' };
const KINDS: Readonly<Record<Source['kind'], string>> = { web: 'Web page', note: 'Note in this vault', text: 'Citation without a link' };

/** Draws one source: publisher, title, date, host, what else is said of it, and where else it is given. */
export function drawSource(parent: HTMLElement, source: Source, marks: SourceMarks, context: SourceRowContext): void {
	const row = parent.createDiv({ cls: `dossier-source dossier-source-${source.kind}`, attr: { role: 'listitem' } });
	setIcon(row.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-label': KINDS[source.kind] } }), SOURCE_ICONS[source.kind]);
	const main = row.createDiv({ cls: 'dossier-source-main' });
	if (source.publisher !== null) main.createDiv({ cls: 'dossier-source-publisher', text: source.publisher });
	drawTitle(main, source, context);
	drawDetails(main, source, marks, context);
	const more = row.createEl('button', { cls: 'clickable-icon dossier-source-more', attr: { 'aria-label': 'More actions' } });
	setIcon(more, 'more-vertical');
	more.addEventListener('click', (event) => sourceMenu(source, context).showAtMouseEvent(event));
	row.addEventListener('contextmenu', (event) => {
		event.preventDefault();
		sourceMenu(source, context).showAtMouseEvent(event);
	});
}

function drawTitle(main: HTMLElement, source: Source, context: SourceRowContext): void {
	const url = source.kind === 'web' ? openableUrl(source.url) : undefined;
	if (url !== undefined) {
		main.createEl('a', {
			cls: 'dossier-source-title external-link',
			text: source.title,
			href: url,
			attr: { target: '_blank', rel: 'noopener' },
		});
		return;
	}
	const target = source.kind === 'note' ? targetOf(source, context.path, context.vault.index) : null;
	if (target === null) {
		main.createDiv({ cls: 'dossier-source-title', text: source.title });
		return;
	}
	drawNoteLink(main, target, source.title, context).addClass('dossier-source-title');
}

/** A link to a note of the vault that opens it, and shows it on hover. */
function drawNoteLink(parent: HTMLElement, path: string, text: string, context: SourceRowContext): HTMLElement {
	const { app, hoverParent } = context;
	const link = parent.createEl('a', { cls: 'internal-link', text, href: '#' });
	link.addEventListener('click', (event) => {
		event.preventDefault();
		void openPlace(app, path, undefined, event);
	});
	link.addEventListener('mouseover', (event) => {
		app.workspace.trigger('hover-link', {
			event,
			source: SOURCES_VIEW,
			hoverParent,
			targetEl: link,
			linktext: path,
			sourcePath: context.path,
		});
	});
	return link;
}

function drawDetails(main: HTMLElement, source: Source, marks: SourceMarks, context: SourceRowContext): void {
	const { vault, path } = context;
	const details = main.createDiv({ cls: 'dossier-row-detail' });
	const host = source.kind === 'web' ? shownHost(source.url) : '';
	const said = [source.author, source.date, host].filter((part) => part !== null && part !== '');
	if (said.length > 0) details.createSpan({ text: said.join(' · ') });
	if (source.annotation !== null) main.createDiv({ cls: 'dossier-source-annotation', text: source.annotation });
	// A vault of which a part is read cannot say what is not there, nor how often something is.
	const isRead = vault.state.kind === 'ready';
	const isUnwritten = isRead && source.kind === 'note' && targetOf(source, path, vault.index) === null;
	for (const { text, health } of sourceBadges(source, marks, isUnwritten))
		details.createSpan({ cls: `dossier-badge${health === undefined ? '' : ` dossier-health-${health}`}`, text });
	if (!isRead) return;
	const others = vault.sources.alsoIn(source, path, vault.index);
	if (others.length === 0) return;
	const toggle = details.createEl('button', {
		cls: 'dossier-link-button',
		text: `Also in ${counted(others.length, 'note')}`,
		attr: { 'aria-expanded': 'false' },
	});
	const list = main.createDiv({ cls: 'dossier-source-others' });
	list.hide();
	toggle.addEventListener('click', () => {
		const opens = toggle.getAttribute('aria-expanded') === 'false';
		toggle.setAttribute('aria-expanded', String(opens));
		list.toggle(opens);
		if (!opens || list.childElementCount > 0) return;
		for (const other of others) drawNoteLink(list.createDiv(), other, other.replace(/\.md$/i, ''), context);
	});
}

function sourceMenu(source: Source, context: SourceRowContext): Menu {
	const { app, path } = context;
	const menu = new Menu();
	const url = source.kind === 'web' ? openableUrl(source.url) : undefined;
	if (url !== undefined)
		menu.addItem((item) =>
			item
				.setTitle('Open the page')
				.setIcon('external-link')
				.onClick(() => window.open(url)),
		);
	const archived = source.archiveUrl === null ? undefined : openableUrl(source.archiveUrl);
	if (archived !== undefined)
		menu.addItem((item) =>
			item
				.setTitle('Open the archived copy')
				.setIcon('archive')
				.onClick(() => window.open(archived)),
		);
	menu.addItem((item) =>
		item
			.setTitle('Go to its line')
			.setIcon('locate')
			.onClick((event) => void openPlace(app, path, source.range, event)),
	);
	const actions = context.actionsFor?.(source) ?? [];
	if (actions.length > 0) menu.addSeparator();
	for (const { title, icon, run } of actions) menu.addItem((item) => item.setTitle(title).setIcon(icon).onClick(run));
	menu.addSeparator();
	for (const copy of context.copies) {
		menu.addItem((item) =>
			item
				.setTitle(`Copy as ${copy.name}`)
				.setIcon('copy')
				.onClick(() => void copyAndSay(copy.text(citedSource(context.vault.sources, source, context.path, context.vault.index)))),
		);
	}
	return menu;
}

async function copyAndSay(text: string): Promise<void> {
	await copyText(text);
	new Notice('Copied');
}
