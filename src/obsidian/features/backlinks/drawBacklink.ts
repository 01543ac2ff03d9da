import { setIcon, type App, type HoverParent } from 'obsidian';
import type { Candidate } from '../../../core/related/candidate.ts';
import { contextLine } from '../../../core/vault/mentions/contextLine.ts';
import { headingTrail } from '../../../core/vault/mentions/headingTrail.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import type { BacklinkItem } from './backlinkItem.ts';

export const BACKLINKS_VIEW = 'dossier-backlinks';

/** More places of one note are behind its name. */
const MOST_PLACES = 3;

/** What drawing a row needs, and what its buttons do. */
export interface BacklinkDrawing {
	readonly app: App;
	readonly vault: LiveVault;
	/** The note whose backlinks are shown. */
	readonly path: string;
	readonly hoverParent: HoverParent;
	readonly fold: (group: string) => void;
	readonly add: (candidate: Candidate) => void;
	readonly annotate: (candidate: Candidate) => void;
	readonly dismiss: (candidate: Candidate) => void;
}

/** Draws one row into `element`. Everything that comes from notes is text. */
export function drawBacklink(item: BacklinkItem, element: HTMLElement, drawing: BacklinkDrawing): void {
	switch (item.kind) {
		case 'group':
			drawGroup(item, element, drawing);
			return;
		case 'entry':
			drawEntry(item, element, drawing);
			return;
		case 'suggestion': {
			element.addClass('dossier-backlink');
			drawName(element, item.candidate.path, drawing);
			appendWithCode(
				element.createDiv({ cls: 'dossier-row-detail' }).createSpan(),
				item.candidate.reasons.map(({ words }) => words).join(' · '),
			);
			drawActions(element, item.candidate, drawing);
		}
	}
}

function drawGroup(item: Extract<BacklinkItem, { kind: 'group' }>, element: HTMLElement, { fold }: BacklinkDrawing): void {
	element.addClass('dossier-backlink-group');
	const button = element.createEl('button', {
		cls: 'dossier-row-button dossier-group-button',
		attr: { 'aria-expanded': String(!item.isFolded) },
	});
	setIcon(
		button.createSpan({ cls: 'dossier-row-icon', attr: { 'aria-hidden': 'true' } }),
		item.isFolded ? 'chevron-right' : 'chevron-down',
	);
	button.createSpan({ cls: 'dossier-row-text', text: item.title });
	button.createSpan({ cls: 'dossier-badge', text: String(item.count) });
	button.addEventListener('click', () => fold(item.key.slice('group '.length)));
}

function drawEntry(
	{ entry, isNew, candidate }: Extract<BacklinkItem, { kind: 'entry' }>,
	element: HTMLElement,
	drawing: BacklinkDrawing,
): void {
	element.addClass('dossier-backlink');
	const head = drawName(element, entry.path, drawing);
	if (isNew) head.createSpan({ cls: 'dossier-badge dossier-badge-new', text: 'New' });
	if (candidate) head.createSpan({ cls: 'dossier-badge', text: 'Not linked back' });
	const others = entry.others.map(({ name }) => name).join(', ');
	const said = [others === '' ? undefined : `with ${others}`, entry.status].filter((part) => part !== undefined);
	if (said.length > 0) element.createDiv({ cls: 'dossier-row-detail', text: said.join(' · ') });
	const places = element.createDiv({ cls: 'dossier-backlink-places' });
	void drawPlaces(places, entry.path, entry.links, drawing);
	if (candidate) drawActions(element, candidate, drawing);
}

/** The note's name as a link: it opens, previews on hover, and can be dragged into a note. */
function drawName(element: HTMLElement, path: string, { app, path: from, hoverParent }: BacklinkDrawing): HTMLElement {
	const head = element.createDiv({ cls: 'dossier-backlink-head' });
	const link = head.createEl('a', { cls: 'internal-link', text: noteNameOf(path), href: '#', attr: { draggable: 'true' } });
	link.addEventListener('click', (event) => {
		event.preventDefault();
		void openPlace(app, path, undefined, event);
	});
	link.addEventListener('mouseover', (event) => {
		app.workspace.trigger('hover-link', { event, source: BACKLINKS_VIEW, hoverParent, targetEl: link, linktext: path, sourcePath: from });
	});
	link.addEventListener('dragstart', (event) => {
		const file = app.vault.getFileByPath(path);
		if (file) event.dataTransfer?.setData('text/plain', app.fileManager.generateMarkdownLink(file, from));
	});
	return head;
}

/** The sentences that link here. A note is read only when its row is drawn. */
async function drawPlaces(element: HTMLElement, path: string, links: readonly LinkRecord[], drawing: BacklinkDrawing): Promise<void> {
	const { vault, app } = drawing;
	const record = vault.index.record(path);
	const inText = links.filter(({ field }) => field === null);
	const fields = new Set(links.flatMap(({ field }) => field ?? []));
	if (fields.size > 0) element.createDiv({ cls: 'dossier-row-detail', text: `In ${[...fields].join(', ')}` });
	if (inText.length === 0) return;
	const note = await vault.read(path).catch(() => undefined);
	if (!note || !element.isConnected) return;
	let trail = '';
	for (const link of inText.slice(0, MOST_PLACES)) {
		const here = record ? headingTrail(record, link.section).join(' › ') : '';
		if (here !== '' && here !== trail) element.createDiv({ cls: 'dossier-trail', text: here });
		trail = here;
		const line = contextLine(note, link);
		const button = element.createEl('button', {
			cls: 'dossier-row-button dossier-context',
			attr: { 'aria-label': `Open line ${link.line} of ${path}` },
		});
		const text = button.createSpan({ cls: 'dossier-row-text' });
		text.appendText(line.before);
		text.createEl('mark', { text: line.link });
		text.appendText(line.after);
		button.addEventListener('click', (event) => void openPlace(app, path, link, event));
	}
	const more = inText.length - MOST_PLACES;
	if (more > 0) element.createDiv({ cls: 'dossier-row-detail', text: `and ${more} more` });
}

function drawActions(element: HTMLElement, candidate: Candidate, { add, annotate, dismiss }: BacklinkDrawing): void {
	const name = noteNameOf(candidate.path);
	const actions = element.createDiv({ cls: 'dossier-row-actions' });
	const button = (text: string, label: string, run: () => void): void => {
		actions.createEl('button', { cls: 'dossier-link-button', text, attr: { 'aria-label': label } }).addEventListener('click', run);
	};
	button('Add to related', `Add ${name} to related notes`, () => add(candidate));
	button('Add with why…', `Add ${name} with a reason`, () => annotate(candidate));
	button('Never', `Never suggest ${name} here again`, () => dismiss(candidate));
}
