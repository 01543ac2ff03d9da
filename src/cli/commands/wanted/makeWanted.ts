import { changeLimit } from '../../../core/changes/changeLimit.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { sortedJson } from '../../../core/report/sortedJson.ts';
import { inferTypeFor } from '../../../core/templates/inferTypeFor.ts';
import { counted } from '../../../core/text/counted.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { wantedPlace } from '../../../core/vault/links/wantedPlace.ts';
import type { WantedNote } from '../../../core/vault/vaultIndex.ts';
import { EXIT_CODE, type ExitCode, worstExitCode } from '../../exitCode.ts';
import { requireType } from '../../input/requireType.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { printDiffs } from '../../output/printDiffs.ts';
import { writeChanges } from '../../output/writeChanges.ts';
import { inSteps } from '../../pace.ts';
import { planWanted, type WantedPlans, type WantedRequest } from '../../vault/planWanted.ts';
import { loadWanted, type VaultWithWanted } from './loadWanted.ts';
import { outputLine } from '../../output/outputLine.ts';

/** Which wanted notes are made, and how. */
export interface MakeOptions {
	readonly format: 'text' | 'json';
	/** Those that are named; empty where all are meant. */
	readonly make: readonly string[];
	readonly all?: boolean;
	/** Of the most wanted so many. */
	readonly limit?: number;
	readonly type?: string;
	readonly write?: boolean;
	readonly force?: boolean;
	readonly maxChanges?: number;
}

/** `dossier wanted --make NAME`, `--all`: makes notes that are linked or named and not written, or shows them. */
export async function makeWanted(io: Io, vault: string, options: MakeOptions): Promise<ExitCode> {
	const known = await loadWanted(io, vault, ({ settings }) => rulesWanted(settings));
	const { folder, loaded } = known;
	const chosen = options.all === true ? known.wanted.slice(0, options.limit) : options.make.map((name) => wantedNamed(name, known.wanted));
	const requests = requestsFor([...new Set(chosen)], known, options);
	const plans = await inSteps(planWanted(loaded, requests, { now: io.now(), force: options.force === true }), io.signal);
	for (const { request, reason, isForceable } of plans.held)
		io.stderr.write(
			outputLine`dossier: ${request.place.title} is not made: ${reason}${isForceable ? '; --force makes it all the same' : ''}`,
		);
	const untyped = chosen.length - requests.length;
	const changes = plans.born.map(({ note }) => ({ path: note.path, before: undefined, after: note.text }));
	const isHeld = plans.held.length > 0 ? EXIT_CODE.findings : EXIT_CODE.fine;
	if (options.write !== true) {
		if (options.format === 'json') io.stdout.write(sortedJson(jsonOf(plans)));
		else {
			await printDiffs(io, changes);
			io.stdout.write(
				`${told(changes.length, untyped)}${changes.length === 0 ? '' : `; --write makes ${changes.length === 1 ? 'it' : 'them'}`}\n`,
			);
		}
		return changes.length > 0 ? EXIT_CODE.findings : isHeld;
	}
	if (options.all === true) requireFew(changes.length, folder.walk.notes.length, options.maxChanges);
	const outcome = changes.length === 0 ? undefined : await writeChanges(io, folder.root, 'wanted', changes);
	if (options.format === 'json') io.stdout.write(sortedJson(jsonOf(plans, new Set(outcome?.written ?? []))));
	else {
		for (const path of outcome?.written ?? []) io.stdout.write(outputLine`${path}`);
		const count = outcome?.written.length ?? 0;
		const undo = outcome?.run === undefined ? '' : `; dossier undo VAULT takes ${count === 1 ? 'it' : 'them'} back`;
		io.stdout.write(`${told(count, untyped)}${undo}\n`);
	}
	return worstExitCode(isHeld, outcome?.code ?? EXIT_CODE.fine);
}

/** @throws {OperatorError} for more notes than one run may make: a vault of which only a part is there wants the rest. */
function requireFew(made: number, notes: number, allowed: number | undefined): void {
	const limit = allowed ?? changeLimit(notes);
	if (made > limit)
		throw new OperatorError(
			`${made} notes would be made beside ${notes}, more than ${limit}; nothing was written. --max-changes ${made} allows it, --limit makes fewer`,
		);
}

function told(count: number, untyped: number): string {
	const left = untyped === 0 ? '' : `; nothing says the type of ${untyped} more, --type makes them of one`;
	return `${count === 0 ? 'Nothing to make' : counted(count, 'note')}${left}`;
}

/** @throws {OperatorError} for a name that no note wants. */
function wantedNamed(name: string, wanted: readonly WantedNote[]): WantedNote {
	const key = foldName(noteNameOf(name));
	const found = wanted.find(({ target }) => foldName(noteNameOf(target)) === key);
	if (found !== undefined) return found;
	throw new OperatorError(`no note wants "${name}"; dossier wanted VAULT lists what is wanted, dossier new VAULT makes any note`);
}

/** What is to be made of each; of all that are wanted only those whose type is known. */
function requestsFor(chosen: readonly WantedNote[], { loaded }: VaultWithWanted, { type, all }: MakeOptions): readonly WantedRequest[] {
	const { index, types } = loaded;
	const asked = type === undefined ? undefined : requireType(type, types).name;
	return chosen.flatMap((note) => {
		const own = asked ?? inferTypeFor(note.target, note.mentions, index, types);
		if (own === undefined && all === true) return [];
		return [{ place: wantedPlace(note, index), type: own, values: {}, mentions: note.mentions }];
	});
}

/** @param written the paths that were written; absent where nothing was to be. */
function jsonOf({ born, held }: WantedPlans, written?: ReadonlySet<string>): Parameters<typeof sortedJson>[0] {
	return {
		held: held.map(({ request, reason }) => ({ reason, target: request.place.title })),
		made: born
			.filter(({ note }) => written === undefined || written.has(note.path))
			.map(({ request, note }) => ({ path: note.path, target: request.place.title, type: request.type ?? null })),
		version: 1,
	};
}
