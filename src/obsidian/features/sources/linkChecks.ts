import { counted } from '../../../core/text/counted.ts';
import { Component, ConfirmationModal, type App } from 'obsidian';
import { shownHost } from '../../../core/sources/address/shownHost.ts';
import { pruneHealth } from '../../../core/sources/health/pruneHealth.ts';
import { nextHealth, type Answer, type LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import { mayFetch } from '../../../core/sources/health/mayFetch.ts';
import type { Source } from '../../../core/sources/source.ts';
import type { LiveVault, SettingsStore, Unsubscribe } from '../../index/liveVault.ts';
import { openWith } from '../../ui/openWith.ts';
import { today } from '../newNote/newNotes.ts';
import { notify } from '../../ui/notify.ts';
import { fetchPage } from './fetchPage.ts';

/** Few enough that no server and no home router takes it for an attack. */
const AT_ONCE = 4;

/** What one click may ask for. */
const MOST_A_RUN = 200;

/** So many pages without one answer are no news about the pages but about the connection. */
const OFFLINE_FROM = 3;

/** How far a run has come. */
export interface LinkRun {
	readonly done: number;
	readonly total: number;
	readonly isStopping: boolean;
}

interface Page {
	readonly url: string;
	readonly canonicalUrl: string;
}

/** Asks pages whether they are still there: only after a list of the hosts was shown and agreed to, and one run at a time. */
export class LinkChecks extends Component {
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #settings: SettingsStore;
	readonly #listeners = new Set<() => void>();
	#work: AbortController | undefined;
	#run: LinkRun | undefined;

	constructor(app: App, vault: LiveVault, settings: SettingsStore) {
		super();
		this.#app = app;
		this.#vault = vault;
		this.#settings = settings;
	}

	override onunload(): void {
		this.#work?.abort();
		this.#listeners.clear();
	}

	/** The run that is under way, or `undefined`. */
	get run(): LinkRun | undefined {
		return this.#run;
	}

	/** What is known of a page from earlier runs. */
	healthOf({ canonicalUrl }: Page): LinkHealth {
		return this.#settings.linkHealth.get(canonicalUrl) ?? { kind: 'unknown' };
	}

	/** Called whenever the run has come further. */
	onProgress(listener: () => void): Unsubscribe {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Shows which hosts would be asked for the pages of `sources`, and asks them where the user agrees. */
	offer(sources: readonly Source[]): void {
		if (this.#run) return;
		const pages = pagesOf(sources);
		const allowed = pages.filter(({ url }) => mayFetch(url).kind === 'yes');
		const asked = allowed.slice(0, MOST_A_RUN);
		if (asked.length === 0) {
			notify(pages.length === 0 ? 'There are no links to check' : 'None of the links may be asked for: they do not lead to public hosts');
			return;
		}
		const modal = new ConfirmationModal(this.#app);
		modal.setTitle(`Check ${counted(asked.length, 'link')}?`);
		modal.contentEl.createEl('p', {
			text: 'These hosts are asked whether the pages are still there. Each learns which page you ask for and the address of your connection.',
		});
		const list = modal.contentEl.createEl('ul', { cls: 'dossier-hosts', attr: { tabindex: '0', 'aria-label': 'Hosts that are asked' } });
		for (const [host, count] of hostCounts(asked)) list.createEl('li', { text: count === 1 ? host : `${host} (${count})` });
		if (pages.length > allowed.length)
			modal.contentEl.createEl('p', {
				text: `Not asked, as they do not lead to public hosts: ${counted(pages.length - allowed.length, 'link')}.`,
			});
		if (allowed.length > asked.length)
			modal.contentEl.createEl('p', { text: `Left for another run: ${counted(allowed.length - asked.length, 'link')}.` });
		// The modal closes when the handler is through: the run goes on behind it.
		modal.addButton((button) =>
			button
				.setButtonText('Check links')
				.setCta()
				.onClick(() => void this.#check(asked)),
		);
		modal.addCancelButton();
		openWith(this, modal);
	}

	/** Asks for nothing more; what has come back so far is kept. */
	cancel(): void {
		if (!this.#run) return;
		this.#work?.abort();
		this.#tell({ ...this.#run, isStopping: true });
	}

	async #check(pages: readonly Page[]): Promise<void> {
		if (this.#run) return;
		const work = (this.#work = new AbortController());
		this.#tell({ done: 0, total: pages.length, isStopping: false });
		const answers = new Map<Page, Answer>();
		const queue = [...pages];
		const worker = async (): Promise<void> => {
			for (let page = queue.shift(); page && !work.signal.aborted; page = queue.shift()) {
				answers.set(page, await fetchPage(page.url));
				if (this.#run) this.#tell({ ...this.#run, done: answers.size });
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		this.#tell(undefined);
		if (answers.size >= OFFLINE_FROM && [...answers.values()].every(({ kind }) => kind === 'failure')) {
			notify('No host answered; nothing was noted, as the connection may be at fault');
			return;
		}
		await this.#settings.setLinkHealth(this.#healthAfter(answers));
	}

	#healthAfter(answers: ReadonlyMap<Page, Answer>): ReadonlyMap<string, LinkHealth> {
		const day = today();
		const health = new Map(this.#settings.linkHealth);
		for (const [page, answer] of answers) health.set(page.canonicalUrl, nextHealth(this.healthOf(page), page.url, answer, day));
		const { state, sources } = this.#vault;
		// What a vault that is not read whole does not give it may give all the same.
		return state.kind === 'ready' ? pruneHealth(health, (page) => sources.notesCitingPage(page).length > 0, day) : health;
	}

	#tell(run: LinkRun | undefined): void {
		this.#run = run;
		for (const listener of [...this.#listeners]) listener();
	}
}

/** The pages of `sources`, each once. */
function pagesOf(sources: readonly Source[]): Page[] {
	const pages = new Map<string, Page>();
	for (const source of sources) if (source.kind === 'web' && !pages.has(source.canonicalUrl)) pages.set(source.canonicalUrl, source);
	return [...pages.values()];
}

function hostCounts(pages: readonly Page[]): [host: string, count: number][] {
	const counts = new Map<string, number>();
	for (const { url } of pages) counts.set(shownHost(url), (counts.get(shownHost(url)) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => a.localeCompare(b));
}
