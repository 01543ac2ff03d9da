import { parseNote } from '../../core/note/parseNote.ts';
import type { Note } from '../../core/note/note.ts';
import type { FrontmatterValue } from '../../core/note/frontmatter.ts';
import { planRelated } from '../../core/related/planRelated.ts';
import { relatedOfWanted } from '../../core/related/relatedOfWanted.ts';
import { relatedPlanOptions } from '../../core/related/relatedPlanOptions.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { KnownNames } from '../../core/templates/fieldsFromTitle.ts';
import type { Field } from '../../core/types/noteType.ts';
import { existingNames } from '../../core/templates/nearExisting.ts';
import { plannedNote } from '../../core/templates/plannedNote.ts';
import { applyEdits } from '../../core/text/applyEdits.ts';
import { counted } from '../../core/text/counted.ts';
import type { Steps } from '../../core/text/steps.ts';
import { foldPath } from '../../core/text/foldPath.ts';
import type { WantedPlace } from '../../core/vault/links/placeOfLink.ts';
import { formerNameOf } from '../../core/vault/renaming/formerNames.ts';
import type { WantedNote } from '../../core/vault/vaultIndex.ts';
import type { LoadedVault } from './loadVault.ts';
import { newProblems } from './newProblems.ts';
import { planningVault } from './planningVault.ts';

/** A note that others want and that is to be made. */
export interface WantedRequest {
	readonly place: WantedPlace;
	/** `undefined` for a note without a type. */
	readonly type: string | undefined;
	readonly values: Readonly<Record<string, FrontmatterValue>>;
	/** Where it is linked or named. */
	readonly mentions: WantedNote['mentions'];
}

/** A note as it would be born. */
interface BornNote {
	readonly request: WantedRequest;
	readonly note: Note;
	/** What would be wrong with it, errors and warnings. */
	readonly problems: readonly Diagnostic[];
}

/** What becomes of the notes that are asked for. */
export interface WantedPlans {
	readonly born: readonly BornNote[];
	/** Those that are not made. */
	readonly held: readonly HeldRequest[];
}

/** A note that is not made, and why. */
interface HeldRequest {
	readonly request: WantedRequest;
	readonly reason: string;
	/** Whether `force` makes it all the same. */
	readonly isForceable: boolean;
}

/** How the notes are made. */
export interface WantedPlanOptions {
	readonly now: Date;
	/** Makes also what would be born with problems, cannot be called like its title, or may be there by another name. */
	readonly force: boolean;
}

/**
 * The notes that are asked for, each from its template, with the fields of its title, and born listing those that want it.
 * The index of `loaded` knows them afterwards: they are judged as they will stand among each other.
 */
export function* planWanted(
	loaded: LoadedVault,
	requests: readonly WantedRequest[],
	{ now, force }: WantedPlanOptions,
): Steps<WantedPlans> {
	const { checker, index, types, settings } = loaded;
	const planning = { ...planningVault(loaded, now), names: new Map<Field, KnownNames>() };
	// No note comes or goes before all are planned.
	const nearTo = yield* existingNames(index);
	const relatedOf = relatedOfWanted(loaded, settings);
	const planned: { request: WantedRequest; note: Note; nameChange: string | undefined }[] = [];
	const held: HeldRequest[] = [];
	const { notes, others } = loaded.folder.walk;
	const there = new Set([...notes, ...others].map(foldPath));
	const taken = new Set<string>();
	for (const request of requests) {
		yield;
		const type = request.type === undefined ? undefined : types.get(request.type);
		const former = formerNameOf(request.place.title, checker.options.formerNames, index);
		const made = plannedNote({ ...request.place, type, values: request.values }, planning);
		const reason = made.kind === 'refused' ? made.reason : whyNot(made.path, there, taken);
		if (former !== undefined && !force) {
			held.push({ request, reason: `it is ${former.path} now, which was renamed`, isForceable: true });
			continue;
		}
		if (made.kind === 'refused' || reason !== undefined) {
			held.push({ request, reason: reason ?? '', isForceable: false });
			continue;
		}
		const [near] = force ? [] : nearTo(request.place.title);
		if (near !== undefined) {
			held.push({ request, reason: `${near.path} is called ${near.name}, which may be the same`, isForceable: true });
			continue;
		}
		taken.add(foldPath(made.path));
		const bare = parseNote(made.path, made.text);
		const subject = { type, types, index, settings, naming: planning.naming, linkFormat: checker.options.linkFormat };
		const options = relatedPlanOptions(made.path, subject);
		const { outcome } = planRelated(bare, relatedOf(bare, request.mentions), options);
		const note = outcome.kind === 'edits' ? parseNote(made.path, applyEdits(bare.text, outcome.edits)) : bare;
		planned.push({ request, note, nameChange: made.nameChange });
	}
	for (const { note } of planned) checker.putNote(note);
	const born: BornNote[] = [];
	for (const { request, note, nameChange } of planned) {
		yield;
		const problems = newProblems([], checker.check(note));
		const reason = force ? undefined : whyOnlyForced(note.path, nameChange, problems);
		if (reason !== undefined) held.push({ request, reason, isForceable: true });
		else born.push({ request, note, problems });
	}
	return { born, held };
}

/** Why the note at `path` is made only where that is forced: it cannot be called like its title, or would be born with problems. */
function whyOnlyForced(path: string, nameChange: string | undefined, problems: readonly Diagnostic[]): string | undefined {
	const why: string[] = [];
	if (nameChange !== undefined) why.push(`it would be ${path}: ${nameChange}`);
	const [first] = problems;
	if (first !== undefined) {
		const count = problems.length === 1 ? 'a problem' : counted(problems.length, 'problem');
		why.push(`${path} would be born with ${count}: ${first.message}`);
	}
	return why.length === 0 ? undefined : why.join('; ');
}

function whyNot(path: string, there: ReadonlySet<string>, taken: ReadonlySet<string>): string | undefined {
	const key = foldPath(path);
	if (taken.has(key)) return `another of these notes will be ${path}`;
	return there.has(key) ? `${path} is there already` : undefined;
}
