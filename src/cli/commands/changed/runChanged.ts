import { noteDifference, type ListDifference, type NoteDifference } from '../../../core/history/noteDifference.ts';
import { type Json, sortedJsonParts } from '../../../core/report/sortedJson.ts';
import { counted } from '../../../core/text/counted.ts';
import { showValue } from '../../../core/text/showValue.ts';
import { vaultSchemaOf } from '../../../core/vault/vaultSchema.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import { changedNotes, type ChangedNote } from '../../vault/changedNotes.ts';
import { GitRepository } from '../../vault/gitRepository.ts';
import { loadTypes } from '../../vault/loadVault.ts';
import { mayLieInRepository } from '../../vault/mayLieInRepository.ts';
import { openVault } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';

export interface ChangedOptions {
	readonly format: 'text' | 'json';
	readonly since: string;
}

/** `dossier changed`: which notes are others than they were, and in what. */
export async function runChanged(io: Io, vault: string, wanted: readonly string[], { since, format }: ChangedOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const asked = wanted.length === 0 ? undefined : new Set(selectNotes(folder, { wanted, cwd: io.cwd }));
	const day = /^\d{4}-\d\d-\d\d$/.test(since) ? since : undefined;
	if (day !== undefined && !mayLieInRepository(folder.root)) return byDates(io, folder, day, asked, format);
	const git = new GitRepository(
		folder.root,
		`${folder.root} lies in no git repository; give a day such as 2026-03-14 in place of "${since}"`,
	);
	const commit = day === undefined ? git.commit(since) : git.commitOfDay(day);
	if (day === undefined && commit === undefined)
		throw new OperatorError(`--since "${since}" is no commit of the git repository at ${folder.root}, and no day`);
	if (commit === undefined) io.stderr.write(`dossier: there was no commit by ${since}: every note is new\n`);
	const { types } = await inSteps(loadTypes(folder, stored.settings), io.signal);
	const schema = vaultSchemaOf(stored.settings, types);
	const notes = (await changedNotes(io, folder, git, commit)).filter(({ path }) => asked === undefined || asked.has(path));
	const told = function* (): Iterable<readonly [ChangedNote, NoteDifference]> {
		for (const note of notes) yield [note, noteDifference(note.before(), note.after(), schema, stored.settings)];
	};
	if (format === 'json') {
		await printParts(io, sortedJsonParts('notes', { members: jsonOf(told()) }, { since: commit ?? null, version: 1 }));
		return EXIT_CODE.fine;
	}
	await printParts(io, textOf(told()));
	io.stdout.write(
		`${summaryOf(notes)} since ${commit === undefined ? since : `${commit.slice(0, 10)}${day === undefined ? '' : ` (${day})`}`}\n`,
	);
	return EXIT_CODE.fine;
}

/** Without git nothing is known of the past but when each file was last written. */
async function byDates(
	io: Io,
	folder: FolderVault,
	day: string,
	asked: ReadonlySet<string> | undefined,
	format: ChangedOptions['format'],
): Promise<ExitCode> {
	const from = new Date(`${day}T00:00:00`).getTime();
	if (Number.isNaN(from)) throw new OperatorError(`--since "${day}" is no day of the calendar`);
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
		paths.map((path) => `${path}\n`),
	);
	io.stdout.write(`${counted(paths.length, 'note')} written since ${day}\n`);
	return EXIT_CODE.fine;
}

function* textOf(told: Iterable<readonly [ChangedNote, NoteDifference]>): Iterable<string> {
	for (const [{ path, from, kind }, difference] of told) {
		yield `${path}  ${kind}${from === undefined ? '' : ` from ${from}`}\n`;
		// Of what is new or gone as a whole every part is.
		if (kind === 'new' || kind === 'gone') continue;
		for (const { field, before, after } of difference.fields)
			yield `  ${field}: ${before === undefined ? 'was not there' : showValue(before)} -> ${after === undefined ? 'gone' : showValue(after)}\n`;
		yield* listLines('related notes', difference.related);
		yield* listLines('sources', difference.sources);
		if (difference.isTextChanged && isAllTold(difference)) yield '  its text\n';
	}
}

/** Whether nothing else is told of a note whose text changed. */
function isAllTold({ fields, related, sources }: NoteDifference): boolean {
	return [fields, related.added, related.lost, sources.added, sources.lost].every((list) => list.length === 0);
}

function* listLines(what: string, { added, lost }: ListDifference): Iterable<string> {
	for (const each of added) yield `  ${what}: + ${each}\n`;
	for (const each of lost) yield `  ${what}: - ${each}\n`;
}

function* jsonOf(told: Iterable<readonly [ChangedNote, NoteDifference]>): Iterable<readonly [string, Json]> {
	for (const [{ path, from, kind }, { fields, related, sources, isTextChanged }] of told)
		yield [
			path,
			{
				kind,
				...(from === undefined ? {} : { from }),
				fields: fields.map(({ field, before, after }) => ({
					field,
					...(before === undefined ? {} : { before }),
					...(after === undefined ? {} : { after }),
				})),
				related: { added: related.added, lost: related.lost },
				sources: { added: sources.added, lost: sources.lost },
				textChanged: isTextChanged,
			},
		];
}

function summaryOf(notes: readonly ChangedNote[]): string {
	const parts = (['new', 'moved', 'changed', 'gone'] as const)
		.map((kind) => [notes.filter((note) => note.kind === kind).length, kind] as const)
		.filter(([count]) => count > 0)
		.map(([count, kind]) => `${count} ${kind}`);
	return parts.length === 0 ? 'Nothing changed' : parts.join(', ');
}
