import { Modal, Setting, type App } from 'obsidian';
import { contextLine } from '../../../core/vault/mentions/contextLine.ts';
import type { Candidate } from '../../../core/related/candidate.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault, WriteResult } from '../../index/liveVault.ts';
import { notify } from '../../ui/notify.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { appendWithCode } from '../../ui/appendWithCode.ts';
import type { RelatedNotes } from './relatedNotes.ts';
import { readingText } from '../../index/readingText.ts';
import { untilReady } from '../../index/untilReady.ts';
import { EmptyState } from '../../ui/emptyState.ts';
import { notifyBatch } from './notifyBatch.ts';

/** What the preview is given. */
export interface RelatedPreviewContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly related: RelatedNotes;
}

/** One note and what is proposed for it. */
interface Proposal {
	readonly path: string;
	readonly candidates: Candidate[];
	readonly ticked: Set<string>;
	readonly annotations: Record<string, string>;
	/** The text that was looked at: where the note says something else by then, nothing is written. */
	readonly seen: string;
}

/** More notes are drawn on demand: a vault has thousands. */
const NOTES_A_PAGE = 50;

/** More candidates of a note as well: those that are ticked stand first, and a hub has thousands, each with a sentence to be read. */
const CANDIDATES_A_PAGE = 30;

/** Shows what would be added to the related sections of some notes, bullet by bullet, and adds what is ticked. */
export class RelatedPreview extends Modal {
	readonly #context: RelatedPreviewContext;
	/** The notes to look at; asked for once the vault is read. */
	readonly #pathsOf: () => readonly string[];
	readonly #work = new AbortController();
	readonly #sentence = new EmptyState(this.contentEl);
	readonly #isOne: boolean;
	#proposals: Proposal[] = [];
	#drawn = 0;

	/** @param only the one note that is looked at, where it is one. */
	constructor(context: RelatedPreviewContext, pathsOf: () => readonly string[], only?: string) {
		super(context.app);
		this.#context = context;
		this.#pathsOf = pathsOf;
		this.#isOne = only !== undefined;
		this.setTitle(only === undefined ? 'Related notes' : `Related notes of ${noteNameOf(only)}`);
		this.modalEl.addClass('dossier-related-preview');
	}

	override onOpen(): void {
		void this.#search();
	}

	override onClose(): void {
		this.#work.abort();
		this.contentEl.empty();
	}

	async #search(): Promise<void> {
		const { vault, related } = this.#context;
		const { signal } = this.#work;
		if (!(await untilReady(vault, signal, (state) => this.#say(readingText(state))))) return;
		this.#say('Looking for related notes…');
		const limit = related.limit();
		const paths = this.#pathsOf();
		const done = await chunked(
			paths,
			async (path) => {
				const candidates = [...((await related.rank(path)) ?? related.candidates(path))];
				const backed = candidates.filter((candidate) => candidate.backed);
				// In a run over many notes only what has a link behind it is worth a look.
				const shown = this.#isOne ? candidates : backed;
				if (shown.length === 0) return;
				const note = await vault.read(path).catch(() => undefined);
				if (!note) return;
				const plan = related.preview(note, { candidates: backed, limit }, await related.linkFormat());
				if (plan.outcome.kind === 'refused' && !this.#isOne) return;
				this.#proposals.push({ path, candidates: shown, ticked: new Set(plan.added), annotations: {}, seen: note.text });
			},
			{ signal, onProgress: (count, total) => this.#say(`Looked at ${count} of ${total} notes`) },
		);
		if (done) this.#draw();
	}

	#say(text: string): void {
		this.#sentence.say(text, { label: 'Cancel', run: () => this.close() });
	}

	#draw(): void {
		if (this.#proposals.length === 0) {
			this.#say(this.#isOne ? 'Nothing to add: every note that links here is listed, excluded or dismissed.' : 'Nothing to add.');
			return;
		}
		this.contentEl.empty();
		const list = this.contentEl.createDiv({ cls: 'dossier-related-list' });
		this.#drawn = 0;
		this.#drawMore(list);
		const buttons = new Setting(this.contentEl).setClass('dossier-modal-buttons');
		buttons.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()));
		buttons.addButton((button) =>
			button
				.setButtonText('Add ticked notes')
				.setCta()
				.onClick(() => void this.#addTicked()),
		);
	}

	#drawMore(list: HTMLElement): void {
		const next = this.#proposals.slice(this.#drawn, this.#drawn + NOTES_A_PAGE);
		this.#drawn += next.length;
		for (const proposal of next) this.#drawProposal(list, proposal);
		const left = this.#proposals.length - this.#drawn;
		if (left === 0) return;
		const more = list.createEl('button', { text: `Show ${Math.min(left, NOTES_A_PAGE)} of ${left} more notes` });
		more.addEventListener('click', () => {
			more.remove();
			this.#drawMore(list);
		});
	}

	#drawProposal(list: HTMLElement, proposal: Proposal): void {
		const group = list.createDiv({ cls: 'dossier-group' });
		if (!this.#isOne) group.createEl('h6', { cls: 'dossier-group-title', text: proposal.path });
		const backed = proposal.candidates.filter((candidate) => candidate.backed);
		const others = proposal.candidates.filter((candidate) => !candidate.backed);
		this.#drawCandidates(group.createDiv(), proposal, backed);
		if (others.length === 0) return;
		const more = group.createEl('details');
		more.createEl('summary', { text: `${others.length} more that this note mentions, or that are linked by the same notes` });
		for (const candidate of others) this.#drawCandidate(more, proposal, candidate);
	}

	#drawCandidates(parent: HTMLElement, proposal: Proposal, candidates: readonly Candidate[]): void {
		for (const candidate of candidates.slice(0, CANDIDATES_A_PAGE)) this.#drawCandidate(parent, proposal, candidate);
		const left = candidates.slice(CANDIDATES_A_PAGE);
		if (left.length === 0) return;
		const more = parent.createEl('button', {
			cls: 'dossier-link-button',
			text: `Show ${Math.min(left.length, CANDIDATES_A_PAGE)} of ${left.length} more proposals`,
		});
		more.addEventListener('click', () => {
			more.remove();
			this.#drawCandidates(parent, proposal, left);
		});
	}

	#drawCandidate(parent: HTMLElement, proposal: Proposal, candidate: Candidate): void {
		const { related } = this.#context;
		const name = noteNameOf(candidate.path);
		const row = parent.createDiv({ cls: 'dossier-candidate' });
		const label = row.createEl('label', { cls: 'dossier-candidate-name' });
		const box = label.createEl('input', { type: 'checkbox' });
		box.checked = proposal.ticked.has(candidate.path);
		label.createSpan({ text: name });
		box.addEventListener('change', () => {
			if (box.checked) proposal.ticked.add(candidate.path);
			else proposal.ticked.delete(candidate.path);
		});
		appendWithCode(row.createDiv({ cls: 'dossier-row-detail' }), candidate.reasons.map(({ words }) => words).join(' · '));
		if (candidate.evidence) void this.#drawEvidence(row.createDiv({ cls: 'dossier-candidate-evidence' }), candidate.evidence);
		const actions = row.createDiv({ cls: 'dossier-row-actions' });
		const why = actions.createEl('input', {
			type: 'text',
			placeholder: 'Why (optional)',
			cls: 'dossier-candidate-why',
			attr: { 'aria-label': `Why ${name} is related` },
		});
		why.addEventListener('input', () => {
			proposal.annotations[candidate.path] = why.value;
			box.checked = true;
			proposal.ticked.add(candidate.path);
		});
		const never = actions.createEl('button', { cls: 'dossier-link-button', text: 'Never again' });
		never.addEventListener('click', () => {
			proposal.ticked.delete(candidate.path);
			proposal.candidates.splice(proposal.candidates.indexOf(candidate), 1);
			row.remove();
			void related.dismiss(proposal.path, candidate.path);
		});
	}

	/** The sentence that speaks for a candidate, as text. */
	async #drawEvidence(element: HTMLElement, evidence: NonNullable<Candidate['evidence']>): Promise<void> {
		const { vault, app } = this.#context;
		const note = await vault.read(evidence.path).catch(() => undefined);
		if (!note) return;
		const line = contextLine(note, evidence);
		const button = element.createEl('button', {
			cls: 'dossier-row-button',
			attr: { 'aria-label': `Open ${evidence.path}, line ${evidence.line}` },
		});
		button.createSpan({ text: line.before });
		button.createEl('mark', { text: line.link });
		button.createSpan({ text: line.after });
		button.addEventListener('click', (event) => {
			this.close();
			void openPlace(app, evidence.path, evidence, event);
		});
	}

	async #addTicked(): Promise<void> {
		const { related } = this.#context;
		const chosen = this.#proposals.filter(({ ticked }) => ticked.size > 0);
		if (chosen.length === 0) {
			notify('No note is ticked');
			return;
		}
		const results: { path: string; result: WriteResult; added: number }[] = [];
		if (chosen.length > 1) this.#say(`Writing ${chosen.length} notes…`);
		const done = await chunked(
			chosen,
			async ({ path, candidates, ticked, annotations, seen }) => {
				const wanted = candidates.filter((candidate) => ticked.has(candidate.path));
				const { result, added } = await related.add(path, { candidates: wanted, annotations, limit: Infinity, seen });
				results.push({ path, result, added: added.length });
			},
			{ signal: this.#work.signal, onProgress: (count, total) => this.#say(`Wrote ${count} of ${total} notes`) },
		);
		notifyBatch(results, done ? undefined : 'Cancelled.');
		this.close();
	}
}
