import { changesSummary, differenceLines } from '../../../core/history/differenceLines.ts';
import { noteDifference, renamedBy, type NoteDifference } from '../../../core/history/noteDifference.ts';
import { noteFacts, type NoteFacts } from '../../../core/history/noteFacts.ts';
import type { Note } from '../../../core/note/note.ts';
import { isCalendarDay } from '../../../core/timeline/historicalDate.ts';
import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { type Json, sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { counted } from '../../../core/text/counted.ts';
import { showNumber } from '../../../core/text/showNumber.ts';
import { vaultSchemaOf } from '../../../core/vault/vaultSchema.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import { changedNotes, type ChangedNote, type NoteState, statesOf } from '../../vault/changedNotes.ts';
import { GitRepository } from '../../vault/gitRepository.ts';
import { loadTypes } from '../../vault/loadVault.ts';
import { mayLieInRepository } from '../../vault/mayLieInRepository.ts';
import { openVault } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface ChangedOptions {
	readonly format: 'text' | 'json';
	readonly since: string;
}

/** `dossier changed`: which notes are others than they were, and in what. */
export async function runChanged(io: Io, vault: string, wanted: readonly string[], { since, format }: ChangedOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const asked = wanted.length === 0 ? undefined : new Set(selectNotes(folder, { wanted, cwd: io.cwd }));
	const day = /^\d{4}-\d\d-\d\d$/.test(since) ? startOf(since) : undefined;
	if (day !== undefined && !mayLieInRepository(folder.root)) return byDates(io, folder, day, since, asked, format);
	const git = new GitRepository(
		folder.root,
		`${folder.root} lies in no git repository; give a day such as 2026-03-14 in place of "${since}"`,
	);
	const commit = day === undefined ? git.commit(since) : git.commitBefore(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1));
	if (day === undefined && commit === undefined)
		throw new OperatorError(`--since "${since}" is no commit of the git repository at ${folder.root}, and no day`);
	if (commit === undefined) io.stderr.write(`dossier: there was no commit by ${since}: every note is new\n`);
	const { types } = await inSteps(loadTypes(folder, stored.settings), io.signal);
	const schema = vaultSchemaOf(stored.settings, types);
	const all = await changedNotes(io, folder, git, commit);
	const notes = all.filter(({ path }) => asked === undefined || asked.has(path));
	const facts = (note: Note | undefined): NoteFacts | undefined => note && noteFacts(note, schema, stored.settings);
	const renamed = renamedBy(all.flatMap(({ path, from }) => (from === undefined ? [] : [[path, from] as const])));
	let code: ExitCode = EXIT_CODE.fine;
	const told = function* (): Iterable<Told> {
		for (const [note, before, after] of statesOf(notes, folder, git)) {
			// A note asked for by name of which nothing can be said.
			if (typeof after === 'string' && asked !== undefined) code = EXIT_CODE.findings;
			const outcome =
				typeof before === 'string' || typeof after === 'string'
					? { before: reasonOf(before), after: reasonOf(after) }
					: noteDifference(facts(before), facts(after), renamed);
			yield [note, outcome];
		}
	};
	if (format === 'json') {
		await printParts(io, sortedJsonParts('notes', { members: jsonOf(told()) }, { since: commit ?? null, version: 1 }));
		return code;
	}
	await printParts(io, textOf(told()));
	io.stdout.write(
		`${changesSummary(notes)} since ${commit === undefined ? since : `${commit.slice(0, 10)}${day === undefined ? '' : ` (${since})`}`}\n`,
	);
	return code;
}

/** Why a note cannot be read as it was, or as it is. */
interface Unread {
	readonly before: string | undefined;
	readonly after: string | undefined;
}

type Told = readonly [note: ChangedNote, NoteDifference | Unread];

function reasonOf(state: NoteState): string | undefined {
	return typeof state === 'string' ? state : undefined;
}

/** @throws {OperatorError} for what is no day of the calendar. */
function startOf(day: string): Date {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	if (!isCalendarDay(year, month, date)) throw new OperatorError(`--since "${day}" is no day of the calendar`);
	const start = new Date(2000, month - 1, date);
	// The constructor takes the years 0 to 99 for those of the last century.
	start.setFullYear(year, month - 1, date);
	return start;
}

/** Without git nothing is known of the past but when each file was last written. */
async function byDates(
	io: Io,
	folder: FolderVault,
	day: Date,
	since: string,
	asked: ReadonlySet<string> | undefined,
	format: ChangedOptions['format'],
): Promise<ExitCode> {
	const from = day.getTime();
	io.stderr.write(
		'dossier: the vault lies in no git repository: told are notes whose file was written since, not what changed in them or what is gone\n',
	);
	const paths = folder.walk.notes.filter(
		(path) => (asked === undefined || asked.has(path)) && (folder.stampOf(path)?.mtimeMs ?? 0) >= from,
	);
	if (format === 'json') {
		const members = paths.map((path): readonly [string, Json] => [path, { kind: 'written' }]);
		await printParts(io, sortedJsonParts('notes', { members }, { since: null, version: 1 }));
		return EXIT_CODE.fine;
	}
	await printParts(
		io,
		paths.map((path) => outputLine`${path}`),
	);
	io.stdout.write(outputLine`${counted(paths.length, 'note')} written since ${since}`);
	return EXIT_CODE.fine;
}

function* textOf(told: Iterable<Told>): Iterable<string> {
	for (const [{ path, from, kind }, difference] of told) {
		yield outputLine`${path}  ${kind}${from === undefined ? '' : ` from ${from}`}`;
		if ('before' in difference) {
			if (difference.after !== undefined) yield `  it ${difference.after}\n`;
			else if (kind !== 'gone') yield `  what it was ${difference.before}\n`;
			continue;
		}
		for (const line of differenceLines(kind, difference)) yield `  ${line}\n`;
	}
}

function* jsonOf(told: Iterable<Told>): Iterable<readonly [string, Json]> {
	for (const [{ path, from, kind }, difference] of told) {
		const what = { kind, ...(from === undefined ? {} : { from }) };
		if ('before' in difference) {
			yield [path, { ...what, unreadable: difference.after ?? difference.before ?? '' }];
			continue;
		}
		const { fields, unreadFields, related, sources, isTextChanged } = difference;
		yield [
			path,
			{
				...what,
				...(unreadFields.length === 0 ? {} : { unreadFields }),
				fields: fields.map(({ field, before, after }) => ({
					field,
					...(before === undefined ? {} : { before: jsonValue(before) }),
					...(after === undefined ? {} : { after: jsonValue(after) }),
				})),
				related: { added: related.added, lost: related.lost },
				sources: { added: sources.added, lost: sources.lost },
				textChanged: isTextChanged,
			},
		];
	}
}

/** A value as JSON can say it: infinity and what is no number as YAML writes them. */
function jsonValue(value: FrontmatterValue): Json {
	return JSON.parse(
		JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? showNumber(inner) : inner)),
	) as Json;
}
