import {
	type Connection,
	type Diagnostic as LspDiagnostic,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
} from '../protocol.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import { sha256 } from '../../cli/sha256.ts';
import type { Client } from '../client.ts';
import type { ClientSettings } from '../clientSettings.ts';
import type { OpenDocument } from '../text/openDocuments.ts';
import { orWithout } from '../orWithout.ts';
import { toLsp } from './toLsp.ts';

/** What is said of a link that leads nowhere, or to one of several notes: servers for Markdown say so too. */
const ABOUT_LINKS: ReadonlySet<string> = new Set(['link-near-miss', 'no-ambiguous-link', 'note-not-written', 'related-bullet-gone']);

/**
 * Those that are shown of a text: suggestions wait in code actions unless the editor's settings ask for them, and what is said of links does where
 * another server says it. Of names in fields none does.
 */
export function shown(found: readonly Diagnostic[], text: string, { suggestions, links }: ClientSettings): readonly Diagnostic[] {
	return found.filter(
		({ severity, rule, range }) =>
			(suggestions || severity !== 'info') && (links || !ABOUT_LINKS.has(rule) || !/^!?\[/.test(text.slice(range.start, range.start + 2))),
	);
}

/** What finds out what is to be said of an open document. */
export interface DiagnosticsContext {
	readonly connection: Connection;
	readonly client: () => Client;
	readonly settings: () => ClientSettings;
	readonly documents: () => readonly OpenDocument[];
	/** `undefined` where the document is no note, or nobody wants it any more. */
	check(
		uri: string,
		isOver: () => boolean,
	): Promise<{ readonly found: readonly Diagnostic[]; readonly document: OpenDocument } | undefined>;
}

/** Long enough for a burst of keystrokes to end, short enough to feel live. */
const TELL_AFTER_MS = 60;

/** An editor that asks does so by itself after a keystroke: it is told to ask again only where it did not. */
const REFRESH_AFTER_MS = 500;

/** Tells the editor what is wrong in the documents that it has open: it is sent to an editor that does not ask, and only to one. */
export class DiagnosticsFeature {
	readonly #context: DiagnosticsContext;
	/** What was told of each document last, as JSON. */
	readonly #told = new Map<string, string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#round = 0;

	constructor(context: DiagnosticsContext) {
		this.#context = context;
	}

	/** Something changed: what is told of any open document may be out of date. */
	changed(): void {
		this.#round += 1;
		clearTimeout(this.#timer);
		const after = this.#context.client().asksForDiagnostics ? REFRESH_AFTER_MS : TELL_AFTER_MS;
		this.#timer = setTimeout(() => void this.#tellAll(this.#round), after);
	}

	closed(uri: string): void {
		if (!this.#context.client().asksForDiagnostics && this.#told.has(uri))
			void this.#context.connection.sendDiagnostics({ uri, diagnostics: [] });
		this.#told.delete(uri);
	}

	stop(): void {
		this.#round += 1;
		clearTimeout(this.#timer);
	}

	/** The answer to an editor that asks. */
	async report(uri: string, previous: string | undefined, isOver: () => boolean): Promise<DocumentDiagnosticReport> {
		const items = (await this.#diagnosticsOf(uri, isOver))?.items ?? [];
		const told = JSON.stringify(items);
		this.#told.set(uri, told);
		const resultId = sha256(told);
		return resultId === previous
			? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
			: { kind: DocumentDiagnosticReportKind.Full, resultId, items };
	}

	async #tellAll(round: number): Promise<void> {
		const { connection, client, documents } = this.#context;
		const isOver = (): boolean => this.#round !== round;
		let hasOthers = false;
		for (const { uri } of documents()) {
			const made = await this.#diagnosticsOf(uri, isOver);
			if (isOver()) return;
			if (made === undefined) continue;
			const { items, version } = made;
			const told = JSON.stringify(items);
			if (this.#told.get(uri) === told) continue;
			if (client().asksForDiagnostics) hasOthers ||= this.#told.has(uri);
			else {
				this.#told.set(uri, told);
				void connection.sendDiagnostics({ uri, version, diagnostics: items });
			}
		}
		if (hasOthers && client().canRefreshDiagnostics) orWithout(connection.languages.diagnostics.refresh());
	}

	async #diagnosticsOf(
		uri: string,
		isOver: () => boolean,
	): Promise<{ readonly items: LspDiagnostic[]; readonly version: number } | undefined> {
		const checked = await this.#context.check(uri, isOver);
		if (checked === undefined) return undefined;
		const { found, document } = checked;
		const client = this.#context.client();
		const items = shown(found, document.text, this.#context.settings()).map((finding) => toLsp(finding, document.positions, client));
		return { items, version: document.version };
	}
}
