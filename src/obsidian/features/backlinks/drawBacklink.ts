import { Keymap, type App, type HoverParent, type UserEvent } from 'obsidian';
import type { Candidate } from '../../../core/related/candidate.ts';
import type { ContextLine } from '../../../core/vault/mentions/contextLine.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import type { BacklinkItem } from './backlinkItem.ts';
import { fieldsOf, linkPlaces } from './linkPlaces.ts';
import { linkButton } from '../../ui/linkButton.ts';
import { foldButton } from '../../ui/foldButton.ts';

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
	const button = foldButton(element, !item.isFolded, item.title, () => fold(item.key.slice('group '.length)));
	button.createSpan({ cls: 'dossier-badge', text: String(item.count) });
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
	const head = element.createDiv({ cls: 'dossier-backlink-head', attr: { draggable: 'true' } });
	const link = head.createEl('a', { cls: 'internal-link', text: noteNameOf(path), href: '#' });
	opensOn(link, (event) => void openPlace(app, path, undefined, event));
	link.addEventListener('mouseover', (event) => {
		app.workspace.trigger('hover-link', { event, source: BACKLINKS_VIEW, hoverParent, targetEl: link, linktext: path, sourcePath: from });
	});
	head.addEventListener('dragstart', (event) => {
		const file = app.vault.getFileByPath(path);
		// It is dropped into the note that is open, of which the view need not be.
		const into = app.workspace.getActiveFile()?.path ?? from;
		if (file) event.dataTransfer?.setData('text/plain', app.fileManager.generateMarkdownLink(file, into));
	});
	return head;
}

/** The sentences that link here. A note is read only when its row is drawn. */
async function drawPlaces(element: HTMLElement, path: string, links: readonly LinkRecord[], drawing: BacklinkDrawing): Promise<void> {
	const { vault, app } = drawing;
	const detail = element.createDiv({ cls: 'dossier-row-detail' });
	const sayWhere = (others: readonly string[]): void => detail.setText(others.length === 0 ? '' : `In ${others.join(', ')}`);
	const fields = fieldsOf(links);
	sayWhere(fields);
	const record = vault.index.record(path);
	if (record === undefined || links.every(({ field }) => field !== null)) return;
	const note = await vault.read(path).catch(() => undefined);
	if (!note || !element.isConnected) return;
	const { others, sentences } = linkPlaces(note, record, links);
	sayWhere(others);
	let trail = '';
	for (const { link, trail: here, line } of sentences.slice(0, MOST_PLACES)) {
		if (here !== '' && here !== trail) element.createDiv({ cls: 'dossier-trail', text: here });
		trail = here;
		drawSentence(element, line, `Line ${link.line} of ${path}`, (event) => void openPlace(app, path, link, event));
	}
	const more = sentences.length - MOST_PLACES;
	if (more > 0) element.createDiv({ cls: 'dossier-row-detail', text: `and ${more} more` });
}

/** A sentence as a button that opens its place; it is read aloud as it stands, the place after it. */
export function drawSentence(parent: HTMLElement, line: ContextLine, place: string, open: (event: UserEvent) => void): void {
	const button = parent.createEl('button', { cls: 'dossier-row-button dossier-context', attr: { 'aria-description': place } });
	const text = button.createSpan({ cls: 'dossier-row-text' });
	text.appendText(line.before);
	text.createEl('mark', { text: line.link });
	text.appendText(line.after);
	opensOn(button, open);
}

/** Opens on a click and on Enter, with Mod in a pane of its own. */
function opensOn(element: HTMLElement, open: (event: UserEvent) => void): void {
	element.addEventListener('click', (event) => {
		event.preventDefault();
		open(event);
	});
	element.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || !Keymap.isModifier(event, 'Mod')) return;
		event.preventDefault();
		open(event);
	});
}

function drawActions(element: HTMLElement, candidate: Candidate, { add, annotate, dismiss }: BacklinkDrawing): void {
	const name = noteNameOf(candidate.path);
	const actions = element.createDiv({ cls: 'dossier-row-actions' });
	const offer = (text: string, run: (candidate: Candidate) => void): void =>
		void linkButton(actions, text, () => run(candidate), `${text}: ${name}`);
	offer('Add to related', add);
	offer('Add with why…', annotate);
	offer('Never', dismiss);
}
