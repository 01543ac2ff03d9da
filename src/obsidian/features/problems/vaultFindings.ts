import type { Diagnostic } from '../../../core/rules/rule.ts';
import type { MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { chunked } from '../../index/chunked.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { nextTurn } from '../../index/nextTurn.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { mergedSteps } from './problemList.ts';

/** What is known of a vault's findings by now. */
export interface KnownFindings {
	readonly merged: readonly MergedDiagnostic[];
	/** Notes checked, and how many there are; `undefined` once all are. */
	readonly progress?: { readonly done: number; readonly total: number; readonly isStopped: boolean } | undefined;
}

/** What was found by then is shown so often while the rest is checked. */
const TELL_EVERY_MS = 400;

/** After the last change, so that what a change means for links in other notes is not looked for after every pause in typing. */
const OTHERS_AFTER_MS = 2000;

/** The findings of the whole vault: read once, told while they are gathered, and kept up with every change after that. */
export class VaultFindings {
	readonly #vault: LiveVault;
	readonly #tell: (known: KnownFindings) => void;
	readonly #byPath = new Map<string, readonly Diagnostic[]>();
	#work = new AbortController();
	/** Notes that changed and are still to be checked. */
	#stale = new Set<string>();
	#timer: number | undefined;
	#isWhole = false;

	constructor(vault: LiveVault, tell: (known: KnownFindings) => void) {
		this.#vault = vault;
		this.#tell = tell;
	}

	/** Checks every note. */
	async load(): Promise<void> {
		this.close();
		const { signal } = (this.#work = new AbortController());
		this.#byPath.clear();
		this.#stale.clear();
		this.#isWhole = false;
		const paths = this.#vault.index.paths();
		let progress = { done: 0, total: paths.length, isStopped: false };
		let last = -TELL_EVERY_MS;
		let telling = Promise.resolve();
		this.#tell({ merged: [], progress });
		await chunkedSteps(this.#vault.prepare(), signal);
		const isDone = await chunked(paths, (path) => this.#check(path), {
			signal,
			onProgress: (done, total) => {
				progress = { done, total, isStopped: false };
				if (performance.now() - last < TELL_EVERY_MS || this.#byPath.size === 0) return;
				last = performance.now();
				telling = this.#tellNow(signal, progress);
			},
		});
		await telling;
		if (this.#work.signal !== signal) return;
		this.#isWhole = isDone;
		await this.#tellNow(undefined, isDone ? undefined : { ...progress, isStopped: true });
		if (isDone) await this.#settle();
	}

	/** Ends the check that is under way; what was found by then stays. */
	stop(): void {
		this.#work.abort();
	}

	/** Checks these notes again, and a while later what stands in others and depends on them. */
	changed(paths: Iterable<string>): void {
		for (const path of paths) this.#stale.add(path);
		if (this.#isWhole) void this.#settle();
	}

	close(): void {
		window.clearTimeout(this.#timer);
		this.#work.abort();
	}

	async #settle(): Promise<void> {
		const paths = [...this.#stale];
		if (paths.length === 0) return;
		this.#stale.clear();
		const { signal } = this.#work;
		if (!(await chunked(paths, (path) => this.#check(path), { signal }))) return;
		await this.#tellNow(signal, undefined);
		window.clearTimeout(this.#timer);
		this.#timer = window.setTimeout(() => void this.#checkOthers(), OTHERS_AFTER_MS);
	}

	async #checkOthers(): Promise<void> {
		const { signal } = this.#work;
		if (await chunkedSteps(this.#othersSteps(), signal)) await this.#tellNow(signal, undefined);
	}

	/**
	 * Asks the rules that look across notes about every note again: what a change means for others only they know, as the command and the
	 * language server ask them. No text is read, so that a note costs a fraction of its check. @returns whether nothing changed meanwhile: what
	 * was worked out is out of date then, and all begins anew a while after that change.
	 */
	*#othersSteps(): Steps<boolean> {
		const vault = this.#vault;
		const { revision } = vault;
		yield* vault.prepare();
		if (vault.revision !== revision) return false;
		for (const path of vault.index.paths()) {
			this.#put(path, vault.recheck(path, this.#byPath.get(path) ?? []));
			yield;
			if (vault.revision !== revision) return false;
		}
		return true;
	}

	async #check(path: string): Promise<void> {
		// A note that was deleted meanwhile has nothing to report.
		const note = await this.#vault.read(path).catch(() => undefined);
		this.#put(path, note ? this.#vault.check(note) : []);
	}

	#put(path: string, found: readonly Diagnostic[]): void {
		if (found.length > 0) this.#byPath.set(path, found);
		else this.#byPath.delete(path);
	}

	async #tellNow(signal: AbortSignal | undefined, progress: KnownFindings['progress']): Promise<void> {
		const merged = await chunkedSteps(mergedSteps([...this.#byPath.values()].flat()), signal);
		if (!merged) return;
		await nextTurn();
		this.#tell({ merged, progress });
	}
}
