import { Component, type App } from 'obsidian';
import { messageOf } from '../../../core/text/messageOf.ts';
import { BASELINE_FILE, type Baseline, baselineMoved, baselineOf, NO_BASELINE, readBaseline } from '../../../core/report/baseline.ts';
import type { Move } from '../../../core/settings/heldEntries.ts';
import type { Notices } from '../../ui/notices.ts';
import { Listeners } from '../../index/listeners.ts';
import type { Accepted, Unsubscribe } from '../../index/liveVault.ts';

/** The baseline at the vault's root, which the command shares: it follows renames here, and is read again with the vault. */
export class AcceptedFindings extends Component implements Accepted {
	baseline: Baseline = NO_BASELINE;
	readonly #app: App;
	readonly #notices: Notices;
	readonly #listeners = new Listeners<undefined>();
	readonly #moves: Move[] = [];
	/** One write after another. */
	#writing: Promise<void> = Promise.resolve();
	/** Whether one is to begin: it writes what is accepted by then. */
	#isWaiting = false;

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
		const moved = baselineMoved(this.baseline, this.#moves.splice(0));
		if (moved !== this.baseline) void this.replace(moved);
	}

	onChange(listener: () => void): Unsubscribe {
		return this.#listeners.add(listener);
	}

	/** Reads the file again: git or the command may have written it. */
	async reload(): Promise<void> {
		const read = await this.#read();
		if (read?.kind === 'unreadable') this.#notices.say(`\`${BASELINE_FILE}\` cannot be read: ${read.reason}; nothing is accepted by it`);
		const baseline = read?.kind === 'baseline' ? read.baseline : NO_BASELINE;
		if (baseline === NO_BASELINE && this.baseline === NO_BASELINE) return;
		this.baseline = baseline;
		this.#listeners.tell(undefined);
	}

	async replace(baseline: Baseline): Promise<void> {
		this.baseline = baseline;
		this.#listeners.tell(undefined);
		if (!this.#isWaiting) {
			this.#isWaiting = true;
			this.#writing = this.#writing.then(() =>
				this.#write().catch((error: unknown) => void this.#notices.say(`\`${BASELINE_FILE}\` could not be written: ${messageOf(error)}`)),
			);
		}
		await this.#writing;
	}

	async #read(): Promise<ReturnType<typeof readBaseline> | undefined> {
		const { adapter } = this.#app.vault;
		return (await adapter.exists(BASELINE_FILE)) ? readBaseline(await adapter.read(BASELINE_FILE)) : undefined;
	}

	/** What stands there and is no baseline of ours is kept beside it. */
	async #write(): Promise<void> {
		this.#isWaiting = false;
		const text = baselineOf([], this.baseline);
		const { adapter } = this.#app.vault;
		if ((await this.#read())?.kind === 'unreadable')
			await adapter.write(`${BASELINE_FILE}.bad-${new Date().toISOString().slice(0, 10)}`, await adapter.read(BASELINE_FILE));
		await adapter.write(BASELINE_FILE, text);
	}
}
