import { setImmediate, setTimeout } from 'node:timers/promises';
import {
	DocumentDiagnosticReportKind,
	type WorkspaceDiagnosticParams,
	type WorkspaceDiagnosticReport,
	type WorkspaceDocumentDiagnosticReport,
} from '../protocol.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import { sha256 } from '../../cli/sha256.ts';
import type { Client } from '../client.ts';
import { SLICE_MS } from '../slices.ts';
import { Positions } from '../text/positions.ts';
import type { LiveFolder } from '../vault/liveFolder.ts';
import { toLsp } from './toLsp.ts';

/** What finds out what is to be said of notes that no editor shows. */
export interface WorkspaceDiagnosticsContext {
	readonly client: () => Client;
	readonly vaults: () => readonly LiveFolder[];
	readonly isOpen: (vault: LiveFolder, path: string) => boolean;
	readonly uriOf: (vault: LiveFolder, path: string) => string;
	readonly shown: (found: readonly Diagnostic[], text: string) => readonly Diagnostic[];
}

type Report = (items: WorkspaceDocumentDiagnosticReport[]) => void;

/** Every note of a vault is checked for an answer: a burst of changes has one. */
const QUIET_MS = 2000;
const LOOK_EVERY_MS = 100;
/** So many notes are told at a time to an editor that takes parts. */
const NOTES_A_PART = 100;

/**
 * The diagnostics of whole vaults, but of notes that the editor has open: it asks for those one by one, and would show them twice.
 * An editor asks again as soon as it has an answer, and gets it once something has changed.
 */
export class WorkspaceDiagnostics {
	readonly #context: WorkspaceDiagnosticsContext;
	#changes = 1;
	#changedAt = 0;
	#answered = 0;

	constructor(context: WorkspaceDiagnosticsContext) {
		this.#context = context;
	}

	/** Something changed: what was told of any note may be out of date. */
	changed(): void {
		this.#changes += 1;
		this.#changedAt = performance.now();
	}

	/** @param tell takes parts of the answer; without it the answer has all of them. */
	async report(
		{ previousResultIds }: WorkspaceDiagnosticParams,
		isOver: () => boolean,
		tell: Report | undefined,
	): Promise<WorkspaceDiagnosticReport> {
		const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
		if (previous.size === 0) this.#answered = 0;
		while (!isOver() && (this.#changes === this.#answered || this.#isBusy())) await setTimeout(LOOK_EVERY_MS);
		const changes = this.#changes;
		const items: WorkspaceDocumentDiagnosticReport[] = [];
		let sliceEnd = performance.now() + SLICE_MS;
		for await (const item of this.#reports(previous, isOver)) {
			items.push(item);
			if (tell !== undefined && items.length >= NOTES_A_PART) tell(items.splice(0));
			if (performance.now() < sliceEnd) continue;
			await setImmediate();
			sliceEnd = performance.now() + SLICE_MS;
		}
		if (!isOver()) this.#answered = changes;
		if (tell === undefined) return { items };
		tell(items);
		return { items: [] };
	}

	#isBusy(): boolean {
		return this.#answered > 0 && performance.now() - this.#changedAt < QUIET_MS;
	}

	async *#reports(previous: Map<string, string>, isOver: () => boolean): AsyncIterable<WorkspaceDocumentDiagnosticReport> {
		const { vaults, isOpen, uriOf } = this.#context;
		for (const vault of vaults()) {
			const known = await vault.known();
			if (known === undefined) continue;
			for (const path of new Set([...known.checker.index.paths(), ...known.unreadable.keys()])) {
				if (isOver()) return;
				const uri = uriOf(vault, path);
				const before = previous.get(uri);
				previous.delete(uri);
				if (isOpen(vault, path)) continue;
				const found = await vault.check(path, isOver);
				if (found === undefined) return;
				const items = found.length === 0 ? [] : this.#told(found, known.noteAt(path)?.text ?? '');
				// Of most notes there is nothing to be said, and never was.
				if (items.length === 0 && before === undefined) continue;
				const resultId = sha256(JSON.stringify(items));
				yield resultId === before
					? { uri, version: null, kind: DocumentDiagnosticReportKind.Unchanged, resultId }
					: { uri, version: null, kind: DocumentDiagnosticReportKind.Full, resultId, items };
			}
		}
		// What is left was told of notes that are gone.
		for (const uri of previous.keys()) yield { uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] };
	}

	#told(found: readonly Diagnostic[], text: string): ReturnType<typeof toLsp>[] {
		const client = this.#context.client();
		const positions = Positions.of(text, client.encoding);
		return this.#context.shown(found, text).map((finding) => toLsp(finding, positions, client));
	}
}
