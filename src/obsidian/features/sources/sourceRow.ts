import { counted } from '../../../core/text/counted.ts';
import { Menu, setIcon, type App, type HoverParent } from 'obsidian';
import { openableUrl } from '../../../core/sources/address/openableUrl.ts';
import { shownHost } from '../../../core/sources/address/shownHost.ts';
import { targetOf } from '../../../core/sources/sourceIndex.ts';
import { citedSource } from '../../../core/sources/export/exportedSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { copyText } from '../../ui/copyText.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { sourceBadges } from './sourceBadges.ts';
import type { Range } from '../../../core/text/range.ts';
import { sourceRowKey } from './sourceRows.ts';
import type { SourceMarks } from './sourceMarks.ts';
import { linkButton } from '../../ui/linkButton.ts';
import { withoutExtension } from '../../../core/vault/paths/pathParts.ts';

/** What a row needs beside its source. */
export interface SourceRowContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly notices: Notices;
	/** The note that gives the source. */
	readonly path: string;
	/** Where a hover preview belongs to. */
	readonly hoverParent: HoverParent;
	/** How a source is copied, by the name the menu shows. */
	readonly copies: readonly { readonly name: string; text(source: Source): string }[];
	/** Which lists of other notes are open, by `key` of their source: they stay so when the row is drawn anew. */
	readonly open?: Set<string>;
	/** The words at a place of the note, for a choice among the claims that rest on a source. */
	readonly wordsAt?: (place: Range) => string;
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

/** Fills `row` with one source: publisher, title, date, host, what else is said of it, and where else it is given. */
export function drawSource(row: HTMLElement, source: Source, marks: SourceMarks, context: SourceRowContext): void {
	row.addClass('dossier-source', `dossier-source-${source.kind}`);
	const icon = row.createSpan({ cls: 'dossier-row-icon', attr: { role: 'img', 'aria-label': KINDS[source.kind] } });
	setIcon(icon, SOURCE_ICONS[source.kind]);
	const main = row.createDiv({ cls: 'dossier-source-main' });
	if (source.publisher !== null) main.createDiv({ cls: 'dossier-source-publisher', text: source.publisher });
	drawTitle(main, source, context);
	drawDetails(main, source, marks, context);
	const more = row.createEl('button', {
		cls: 'clickable-icon dossier-source-more',
		attr: { 'aria-label': `More actions for ${source.title}`, 'aria-haspopup': 'menu' },
	});
	setIcon(more, 'more-vertical');
	more.addEventListener('click', (event) => sourceMenu(source, marks, context).showAtMouseEvent(event));
	row.addEventListener('contextmenu', (event) => {
		event.preventDefault();
		sourceMenu(source, marks, context).showAtMouseEvent(event);
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
	if (source.annotation !== null) main.createDiv({ cls: 'dossier-source-annotation', text: source.annotation });
	const details = main.createDiv({ cls: 'dossier-row-detail' });
	const host = source.kind === 'web' ? shownHost(source.url) : '';
	const said = [source.author, source.date, host].filter((part) => part !== null && part !== '');
	if (said.length > 0) details.createSpan({ text: said.join(' · ') });
	// A vault of which a part is read cannot say what is not there, nor how often something is.
	const isRead = vault.state.kind === 'ready';
	const isUnwritten = isRead && source.kind === 'note' && targetOf(source, path, vault.index) === null;
	for (const { text, health } of sourceBadges(source, marks, isUnwritten))
		breakable(details.createSpan({ cls: `dossier-badge${health === undefined ? '' : ` dossier-health-${health}`}` }), text);
	if (marks.uses.length > 0) drawUses(details, marks.uses, context);
	if (!isRead) return;
	const others = vault.sources.alsoIn(source, path, vault.index);
	if (others.length === 0) return;
	const toggle = linkButton(details, `Also in ${counted(others.length, 'note')}`, () => {
		const isOpen = toggle.getAttribute('aria-expanded') === 'false';
		if (isOpen) context.open?.add(key);
		else context.open?.delete(key);
		show(isOpen);
	});
	const list = main.createDiv({ cls: 'dossier-source-others' });
	const key = sourceRowKey(source);
	const show = (isOpen: boolean): void => {
		toggle.setAttribute('aria-expanded', String(isOpen));
		list.toggle(isOpen);
		if (isOpen && list.childElementCount === 0)
			for (const other of others) drawNoteLink(list.createDiv(), other, withoutExtension(other), context);
	};
	show(context.open?.has(key) === true);
}

/** Puts `text` into `element`; an address in it is broken after its slashes before it is broken in a word. */
function breakable(element: HTMLElement, text: string): void {
	for (const part of text.match(/[^/]+\/*|\/+/g) ?? []) {
		element.appendText(part);
		element.createEl('wbr');
	}
}

/** A button that leads to the claim in the text that rests on the source, or asks which. */
function drawUses(details: HTMLElement, uses: readonly Range[], context: SourceRowContext): void {
	const text = uses.length === 1 ? 'Used in the text' : `Used ${uses.length} times`;
	linkButton(details, text, (event) => {
		if (uses.length === 1) void openPlace(context.app, context.path, uses[0], event);
		else addClaims(new Menu(), uses, context).showAtMouseEvent(event);
	});
}

/** More claims than these would not be looked through. */
const MOST_CLAIMS = 12;

function addClaims(menu: Menu, uses: readonly Range[], { app, path, wordsAt }: SourceRowContext): Menu {
	for (const use of uses.slice(0, MOST_CLAIMS)) {
		const words = wordsAt?.(use) ?? '';
		menu.addItem((item) =>
			item
				.setTitle(words === '' ? 'Go to the claim' : `Go to “${words}”`)
				.setIcon('text-select')
				.onClick((event) => void openPlace(app, path, use, event)),
		);
	}
	return menu;
}

function sourceMenu(source: Source, { uses }: SourceMarks, context: SourceRowContext): Menu {
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
	addClaims(menu, uses, context);
	const actions = context.actionsFor?.(source) ?? [];
	if (actions.length > 0) menu.addSeparator();
	for (const { title, icon, run } of actions) menu.addItem((item) => item.setTitle(title).setIcon(icon).onClick(run));
	menu.addSeparator();
	for (const copy of context.copies) {
		menu.addItem((item) =>
			item
				.setTitle(`Copy as ${copy.name}`)
				.setIcon('copy')
				.onClick(() => void copyAndSay(context, copy.text(citedSource(context.vault.sources, source, context.path, context.vault.index)))),
		);
	}
	return menu;
}

async function copyAndSay({ notices }: SourceRowContext, text: string): Promise<void> {
	await copyText(text);
	notices.say('Copied');
}
