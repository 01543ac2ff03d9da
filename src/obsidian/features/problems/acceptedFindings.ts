import { Component, type App } from 'obsidian';
import { messageOf } from '../../../core/text/messageOf.ts';
import { BASELINE_FILE, type Baseline, baselineMoved, baselineOf, NO_BASELINE, readBaseline } from '../../../core/report/baseline.ts';
import type { Move } from '../../../core/settings/heldEntries.ts';
import type { Notices } from '../../ui/notices.ts';
import { nextTurn } from '../../index/nextTurn.ts';
import { Listeners } from '../../index/listeners.ts';
import type { Accepted, Unsubscribe } from '../../index/liveVault.ts';

/** What is told in tasks of their own, one after another, is written together: a sync program moves notes so. */
const nextTask = (): Promise<void> =>
	new Promise((done) => {
		window.setTimeout(done);
	});

/** The baseline at the vault's root, which the command shares: it follows renames here. */
export class AcceptedFindings extends Component implements Accepted {
	baseline: Baseline = NO_BASELINE;
	readonly #app: App;
	readonly #notices: Notices;
	readonly #listeners = new Listeners<undefined>();
	readonly #moves: Move[] = [];
	/** One write after another, and whether the last one came to be. */
	#writing: Promise<boolean> = Promise.resolve(true);
	/** Whether one is to begin: it writes what is accepted by then. */
	#isWaiting = false;
	/** Whether what is accepted here is to stand in the file, whatever it says by then. */
	#isOwn = false;
	/** Moves that the file does not have yet. */
	#unwritten: Move[] = [];
	/** What the file was known to say. */
	#known: string | undefined;

	constructor(app: App, notices: Notices) {
		super();
		this.#notices = notices;
		this.#app = app;
	}

	override onload(): void {
		const { workspace, vault } = this.#app;
		workspace.onLayoutReady(() => void this.reload());
		this.registerEvent(
			vault.on('rename', (file, from) => {
				if (this.#moves.push({ from, to: file.path }) === 1) queueMicrotask(() => this.#follow());
			}),
		);
	}

	/** Follows what moved within one task, as all notes of a folder do. */
	#follow(): void {
		const moves = this.#moves.splice(0);
		const moved = baselineMoved(this.baseline, moves);
		if (moved === this.baseline) return;
		this.#unwritten.push(...moves);
		void this.#set(moved);
	}

	onChange(listener: () => void): Unsubscribe {
		return this.#listeners.add(listener);
	}

	/** Reads the file. */
	async reload(): Promise<void> {
		this.#known = await this.#read();
		const read = this.#known === undefined ? undefined : readBaseline(this.#known);
		if (read?.kind === 'unreadable') this.#notices.say(`\`${BASELINE_FILE}\` cannot be read: ${read.reason}; nothing is accepted by it`);
		// What was accepted meanwhile is being written.
		if (read?.kind !== 'baseline' || this.baseline !== NO_BASELINE) return;
		this.#show(read.baseline);
	}

	async replace(baseline: Baseline): Promise<boolean> {
		this.#isOwn = true;
		return this.#set(baseline);
	}

	#show(baseline: Baseline): void {
		this.baseline = baseline;
		this.#listeners.tell(undefined);
	}

	async #set(baseline: Baseline): Promise<boolean> {
		this.#show(baseline);
		if (!this.#isWaiting) {
			this.#isWaiting = true;
			this.#writing = this.#writing.then(nextTask).then(() =>
				this.#write().then(
					() => true,
					(error: unknown) => {
						this.#notices.say(`\`${BASELINE_FILE}\` could not be written: ${messageOf(error)}`);
						return false;
					},
				),
			);
		}
		return this.#writing;
	}

	async #read(): Promise<string | undefined> {
		const { adapter } = this.#app.vault;
		return (await adapter.exists(BASELINE_FILE)) ? adapter.read(BASELINE_FILE) : undefined;
	}

	/** What stands there and is no baseline of ours is kept beside it; what git or the command wrote since is followed by the moves alone. */
	async #write(): Promise<void> {
		this.#isWaiting = false;
		const isOwn = this.#isOwn;
		this.#isOwn = false;
		const moves = this.#unwritten.splice(0);
		const { adapter } = this.#app.vault;
		const text = await this.#read();
		const read = text === undefined ? undefined : readBaseline(text);
		if (!isOwn && !this.#isOwn && text !== this.#known && read?.kind === 'baseline')
			this.#show(baselineMoved(read.baseline, [...moves, ...this.#unwritten]));
		if (text !== undefined && read?.kind === 'unreadable')
			await adapter.write(`${BASELINE_FILE}.bad-${new Date().toISOString().slice(0, 10)}`, text);
		// Reading and saying what thousands of findings are takes a task each.
		await nextTurn();
		const next = baselineOf([], this.baseline);
		await adapter.write(BASELINE_FILE, next);
		this.#known = next;
	}
}
