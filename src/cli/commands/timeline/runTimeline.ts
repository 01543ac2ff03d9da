import { shortened } from '../../../core/text/shortened.ts';
import { type Json, sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { displayWidth } from '../../../core/report/displayWidth.ts';
import { wholeDate } from '../../../core/timeline/datedText.ts';
import { datedEntriesOf } from '../../../core/timeline/datedEntriesOf.ts';
import { entryText } from '../../../core/timeline/entryText.ts';
import { firstDayOf, lastDayOf } from '../../../core/timeline/historicalDate.ts';
import { isWithin, timeOrderSteps } from '../../../core/timeline/inTimeOrder.ts';
import { neighboursOf } from '../../../core/timeline/neighboursOf.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import { timelineCsv, timelineMarkdown } from '../../../core/timeline/timelineText.ts';
import { toEdtf } from '../../../core/timeline/toEdtf.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { isOneOf, requireNotesOf } from '../../vault/typeFilter.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface TimelineOptions {
	readonly format: 'text' | 'md' | 'csv' | 'json';
	readonly neighbours?: boolean;
	readonly type?: readonly string[];
	readonly from?: string;
	readonly to?: string;
}

/** `dossier timeline`: what the notes of a vault say happened when, oldest first. */
export async function runTimeline(io: Io, vault: string, wanted: readonly string[], options: TimelineOptions): Promise<ExitCode> {
	const from = dayOf('--from', options.from, 'start') ?? Number.NEGATIVE_INFINITY;
	const to = dayOf('--to', options.to, 'end') ?? Number.POSITIVE_INFINITY;
	const { folder, stored } = await openVault(io, vault);
	const asked = selectNotes(folder, { wanted, cwd: io.cwd });
	const entries: TimelineEntry[] = [];
	const { settings } = stored;
	const loaded = await inSteps(
		loadVault(folder, checkOptionsOf(stored), (note, { types, index }) => {
			if (!isChecked(note.path, settings)) return;
			const type = index.record(note.path)?.type;
			// No call takes as many arguments as a note of a megabyte has entries.
			for (const entry of datedEntriesOf(note, type === undefined ? undefined : types.get(type), settings)) entries.push(entry);
		}),
		io.signal,
	);
	const code = sayUnreadable(io, loaded, wanted.length === 0 ? [] : asked);
	const { index, types } = loaded;
	requireNotesOf(options.type, loaded);
	const isNear = options.neighbours === true && wanted.length > 0;
	const chosen = new Set(isNear ? asked.flatMap((path) => neighboursOf(path, index, settings)) : asked);
	const isShown = (entry: TimelineEntry): boolean => {
		const type = index.record(entry.path)?.type;
		const isOfType = isOneOf(options.type, type === undefined ? undefined : types.get(type), types);
		return chosen.has(entry.path) && isOfType && isWithin(entry, from, to);
	};
	const shown = await inSteps(timeOrderSteps(entries, isShown), io.signal);
	await printParts(io, PRINTED[options.format](shown));
	return code;
}

const PRINTED: Readonly<Record<TimelineOptions['format'], (entries: readonly TimelineEntry[]) => Iterable<string>>> = {
	*text(entries) {
		if (entries.length === 0) yield 'These notes date nothing.\n';
		let width = 0;
		for (const { written } of entries) {
			if (width >= MOST_WIDTH) break;
			width = Math.min(Math.max(width, displayWidth(written)), MOST_WIDTH);
			// Nothing is printed yet: whoever prints may look whether it is time for something else.
			yield '';
		}
		for (const entry of entries) {
			const pad = ' '.repeat(Math.max(width - displayWidth(entry.written), 0));
			yield outputLine`${entry.written}${pad}  ${shortened(entryText(entry), MOST_TEXT)}  (${entry.path}:${entry.line})`;
		}
	},
	md: (entries) => timelineMarkdown(entries, noteNameOf),
	csv: timelineCsv,
	*json(entries) {
		yield* sortedJsonParts('entries', { items: jsonOf(entries) }, { version: 1 });
	},
};

/** A bullet may be a page; what is meant for programs has it whole. */
const MOST_TEXT = 240;

/** Dates that are written longer than this do not push the others aside. */
const MOST_WIDTH = 24;

function* jsonOf(entries: readonly TimelineEntry[]): Iterable<Json> {
	for (const { span, written, text, field, path, line } of entries)
		yield { date: toEdtf(span), written, text: field === null ? text : null, field, path, line };
}

/** @throws {OperatorError} for a text that is no date. */
function dayOf(option: string, given: string | undefined, side: 'start' | 'end'): number | undefined {
	if (given === undefined) return undefined;
	const span = wholeDate(given)?.span;
	const date = side === 'start' ? span?.start : span?.end;
	if (date === undefined || date === null)
		throw new OperatorError(`${option} "${given}" is no date; give one such as 1967, 1967-06-05 or "44 BC"`);
	return side === 'start' ? firstDayOf(date) : lastDayOf(date);
}
