import type { AppliedFix, RefusedFix } from '../../../core/checking/applyFixes.ts';
import type { Fix } from '../../../core/note/finding.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import { inferTypeFor } from '../../../core/templates/inferTypeFor.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { inlineCode } from '../../../core/text/inlineCode.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { withArticle } from '../../../core/text/withArticle.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { NoteChange } from '../../output/diffText.ts';
import type { LoadedVault } from '../../vault/loadVault.ts';
import { planWanted, type WantedRequest } from '../../vault/planWanted.ts';

/** The notes that findings miss, and what becomes of the findings. */
export interface Creations {
	readonly changes: readonly NoteChange[];
	readonly applied: readonly AppliedFix[];
	readonly refused: readonly RefusedFix[];
	/** Whether the note that a finding misses is made. */
	readonly isMade: (found: Diagnostic) => boolean;
}

type CreateFix = Extract<Fix, { kind: 'create' }>;

/**
 * The notes that are missing by these findings, each once however often it is missed, of the type that the fix says or that
 * speaks from where the name stands. What would be born with problems is refused.
 */
export function* planCreations(
	loaded: LoadedVault,
	found: readonly Diagnostic[],
	{ only, now }: { readonly only: readonly string[] | undefined; readonly now: Date },
): Steps<Creations> {
	const { index, types } = loaded;
	const wanted = new Map((yield* index.wantedSteps()).map((note) => [foldName(noteNameOf(note.target)), note]));
	const requests = new Map<string, { request: WantedRequest; entry: AppliedFix }>();
	for (const diagnostic of found) {
		const fix = createFixOf(diagnostic);
		const key = keyOf(diagnostic);
		if (fix === undefined || key === undefined || requests.has(key) || (only !== undefined && !only.includes(diagnostic.rule))) continue;
		const { title, folder, type, values } = fix.create;
		const mentions = wanted.get(key)?.mentions ?? [];
		const { path, rule, line } = diagnostic;
		// Where the finding stands says what type will do; where the name stands elsewhere, and what it is like, says more.
		const inferred = inferTypeFor(title, mentions, index, types);
		const narrowed = inferred !== undefined && (type === undefined || types.isA(inferred, type)) ? inferred : type;
		const entry = { path, rule, line, title: `Create ${inlineCode(title)}${narrowed === undefined ? '' : ` as ${withArticle(narrowed)}`}` };
		requests.set(key, { request: { place: { title, folder }, type: narrowed, values, mentions }, entry });
	}
	const all = [...requests.values()];
	const { born, held } = yield* planWanted(
		loaded,
		all.map(({ request }) => request),
		{ now, force: false },
	);
	const entryOf = new Map(all.map(({ request, entry }) => [request, entry]));
	const made = new Set(born.map(({ request }) => foldName(noteNameOf(request.place.title))));
	return {
		changes: born.map(({ note }) => ({ path: note.path, before: undefined, after: note.text })),
		applied: born.flatMap(({ request }) => entryOf.get(request) ?? []),
		refused: held.flatMap(({ request, reason }) => {
			const entry = entryOf.get(request);
			return entry === undefined ? [] : [{ ...entry, reason }];
		}),
		isMade: (diagnostic) => made.has(keyOf(diagnostic) ?? '') && (only === undefined || only.includes(diagnostic.rule)),
	};
}

function createFixOf({ fixes }: Diagnostic): CreateFix | undefined {
	return fixes.find((fix) => fix.kind === 'create');
}

function keyOf(diagnostic: Diagnostic): string | undefined {
	const fix = createFixOf(diagnostic);
	return fix === undefined ? undefined : foldName(noteNameOf(fix.create.title));
}
