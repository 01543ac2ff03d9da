import { counted } from '../../../core/text/counted.ts';
import { Component, ConfirmationModal, type App } from 'obsidian';
import { pruneHealth } from '../../../core/sources/health/pruneHealth.ts';
import type { PageAnswer } from '../../../core/sources/health/askForPage.ts';
import { nextHealth, type LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import { parseHealthFile } from '../../../core/sources/health/parseLinkHealth.ts';
import type { Source } from '../../../core/sources/source.ts';
import type { LiveVault, SettingsStore, Unsubscribe } from '../../index/liveVault.ts';
import { openWith } from '../../ui/openWith.ts';
import { today } from '../../today.ts';
import type { Notices } from '../../ui/notices.ts';
import { pageFetcher } from './fetchPage.ts';
import { fetchPages } from './fetchPages.ts';
import { linkOffer, type Page } from './linkOffer.ts';

/** How far a run has come. */
export interface LinkRun {
	readonly done: number;
	readonly total: number;
	readonly isStopping: boolean;
}

/** Where the command keeps what it found. */
const HEALTH_FILE = '.dossier/health.json';

/** A hundred thousand pages have room. */
const MAX_HEALTH_FILE = 16_000_000;

/** Asks pages whether they are still there: only after a list of the hosts was shown and agreed to, and one run at a time. */
export class LinkChecks extends Component {
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #settings: SettingsStore;
	readonly #notices: Notices;
	readonly #listeners = new Set<() => void>();
	#work: AbortController | undefined;
	#run: LinkRun | undefined;
	/** What `dossier sources --check` has found. */
	#found: ReadonlyMap<string, LinkHealth> = new Map();
	/** When it was written, and how long it is: what has not changed is not read again. */
	#foundState = '';

	constructor(app: App, vault: LiveVault, settings: SettingsStore, notices: Notices) {
		super();
		this.#app = app;
		this.#vault = vault;
		this.#settings = settings;
		this.#notices = notices;
	}

	override onload(): void {
		// The command writes its results while the app is open as well; coming back to a note is soon enough to see them.
		this.#app.workspace.onLayoutReady(() => void this.#readFound());
		this.registerEvent(this.#app.workspace.on('file-open', () => void this.#readFound()));
	}

	override onunload(): void {
		this.#work?.abort();
		this.#listeners.clear();
	}

	/** The run that is under way, or `undefined`. */
	get run(): LinkRun | undefined {
		return this.#run;
	}

	/** What is known of a page from earlier runs, those of the command included; of two the later. */
	healthOf({ canonicalUrl }: Pick<Page, 'canonicalUrl'>): LinkHealth {
		const own = this.#settings.linkHealth.get(canonicalUrl);
		const found = this.foundHealth({ canonicalUrl });
		return own && !isLater(found, own) ? own : found;
	}

	/** What the command has found: it was asked to look, whatever the settings of the plugin say. */
	foundHealth({ canonicalUrl }: Pick<Page, 'canonicalUrl'>): LinkHealth {
		return this.#found.get(canonicalUrl) ?? { kind: 'unknown' };
	}

	/** What of it is shown: where links are not to be checked here, what the command has found. */
	shownHealth(page: Pick<Page, 'canonicalUrl'>): LinkHealth {
		return this.#settings.current.linkHealth ? this.healthOf(page) : this.foundHealth(page);
	}

	/** `Checking links: 3 of 10`, or `undefined` where no run is under way. */
	progressText(): string | undefined {
		if (!this.#run) return undefined;
		return this.#run.isStopping ? 'Stopping…' : `Checking links: ${this.#run.done} of ${this.#run.total}`;
	}

	/** Called whenever the run has come further. */
	onProgress(listener: () => void): Unsubscribe {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Shows which hosts would be asked for the pages of `sources`, and asks them where the user agrees. */
	offer(sources: readonly Source[]): void {
		if (this.#run) return;
		const { asked, hosts, refused, left } = linkOffer(sources, (page) => this.healthOf(page));
		if (asked.length === 0) {
			this.#notices.say(
				refused === 0 ? 'There are no links to check' : 'None of the links may be asked for: they do not lead to public hosts',
			);
			return;
		}
		const modal = new ConfirmationModal(this.#app);
		modal.setTitle(`Check ${counted(asked.length, 'link')}?`);
		modal.contentEl.createEl('p', {
			text: 'These hosts are asked whether the pages are still there. Each learns which page you ask for and the address of your connection.',
		});
		const list = modal.contentEl.createEl('ul', { cls: 'dossier-hosts', attr: { tabindex: '0', 'aria-label': 'Hosts that are asked' } });
		for (const [host, count] of hosts) list.createEl('li', { text: count === 1 ? host : `${host} (${count})` });
		if (refused > 0)
			modal.contentEl.createEl('p', { text: `Not asked, as they do not lead to public hosts: ${counted(refused, 'link')}.` });
		if (left > 0) modal.contentEl.createEl('p', { text: `Left for another run: ${counted(left, 'link')}.` });
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

	async #readFound(): Promise<void> {
		const { adapter } = this.#app.vault;
		const stat = await adapter.stat(HEALTH_FILE).catch(() => null);
		const state = stat === null ? '' : `${stat.mtime} ${stat.size}`;
		if (state === this.#foundState) return;
		this.#foundState = state;
		// Whatever lies there may be anybody's: a larger file is none of ours.
		const isOurs = stat !== null && stat.size <= MAX_HEALTH_FILE;
		this.#found = parseHealthFile(isOurs ? await adapter.read(HEALTH_FILE).catch(() => '') : '');
		for (const listener of [...this.#listeners]) listener();
	}

	async #check(pages: readonly Page[]): Promise<void> {
		if (this.#run) return;
		const work = (this.#work = new AbortController());
		this.#tell({ done: 0, total: pages.length, isStopping: false });
		const fetched = await fetchPages(pages, pageFetcher(work.signal), {
			signal: work.signal,
			onProgress: (done) => {
				if (this.#run) this.#tell({ ...this.#run, done });
			},
		});
		this.#tell(undefined);
		if (fetched.kind === 'offline') {
			this.#notices.say('No host answered; nothing was noted, as the connection may be at fault');
			return;
		}
		const after = this.#healthAfter(fetched.answers);
		await this.#settings.setLinkHealth(after);
		this.#notices.say(
			runSummary(
				[...fetched.answers].map(([page, { kind }]) => (kind === 'not-asked' ? kind : (after.get(page.canonicalUrl)?.kind ?? kind))),
			),
		);
	}

	#healthAfter(answers: ReadonlyMap<Page, PageAnswer>): ReadonlyMap<string, LinkHealth> {
		const day = today();
		const health = new Map(this.#settings.linkHealth);
		for (const [page, answer] of answers)
			if (answer.kind !== 'not-asked') health.set(page.canonicalUrl, nextHealth(this.healthOf(page), page.url, answer, day));
		const { state, sources } = this.#vault;
		// What a vault that is not read whole does not give it may give all the same.
		return state.kind === 'ready' ? pruneHealth(health, (page) => sources.notesCitingPage(page).length > 0, day) : health;
	}

	#tell(run: LinkRun | undefined): void {
		this.#run = run;
		for (const listener of [...this.#listeners]) listener();
	}
}

/** `Checked 12 links: 9 alive, 2 failing, 1 not asked`. */
function runSummary(kinds: readonly string[]): string {
	const parts = ['alive', 'moved', 'blocked', 'failing', 'dead', 'not-asked'].flatMap((kind) => {
		const count = kinds.filter((each) => each === kind).length;
		return count === 0 ? [] : [`${count} ${kind.replace('-', ' ')}`];
	});
	return `Checked ${counted(kinds.length, 'link')}: ${parts.join(', ')}`;
}

function isLater(one: LinkHealth, other: LinkHealth): boolean {
	return one.kind !== 'unknown' && (other.kind === 'unknown' || one.checked > other.checked);
}
