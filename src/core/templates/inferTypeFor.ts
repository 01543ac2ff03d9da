import { countUp } from '../text/countUp.ts';
import type { Field, NoteTypes } from '../types/noteType.ts';
import { TYPE_NOTE } from '../types/definition/typeDefinition.ts';
import { isDailyNote } from '../vault/noteRole/isDailyNote.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';
import { fieldsFromTitle, type KnownNames } from './fieldsFromTitle.ts';
import { finish, type Steps } from '../text/steps.ts';
import { type TypeModel, typeModelSteps } from './typeModel.ts';

type GuessIndex = Pick<VaultIndex, 'paths' | 'record' | 'resolveName' | 'names' | 'targetOf'>;

/** So many questions are answered by one model; a vault changes slowly. */
const QUESTIONS_A_MODEL = 200;

/** The model of each vault, and how many more questions it answers. */
const models = new WeakMap<object, Learned>();

interface Learned {
	readonly types: NoteTypes;
	readonly model: TypeModel;
	left: number;
	/** The names of a vault that does not change; absent where it may. */
	readonly names: Map<Field, KnownNames> | undefined;
}

/**
 * The type that a note which is named and not there should have, or `undefined` where nothing says: a name in `actors` of a
 * relationship is an actor, and a country where the vault's countries are named so; `US-China Relations` is a relationship.
 *
 * Of several fields the one in which it stands most often decides which types are possible. What the vault's typed notes
 * have in common decides between them, where it is sure enough.
 *
 * @param known names that were looked up for earlier titles; no note may come or go between them.
 */
export function inferTypeFor(
	target: string,
	mentions: Iterable<Backlink>,
	index: GuessIndex,
	types: NoteTypes,
	known?: Map<Field, KnownNames>,
): string | undefined {
	const places = [...mentions];
	const asked = typeAskedFor(places, index, types);
	const isAllowed = (type: string): boolean => asked === undefined || types.isA(type, asked);
	const about = typesAbout(types);
	const learned = models.get(index);
	const names = known ?? (learned?.types === types ? learned.names : undefined);
	const isBetween = about.find((type) => isAboutActors(target, type, index, types, names));
	if (asked === undefined && isBetween !== undefined) return isBetween;
	const model = modelOf(index, types);
	const [best] = model.rank(
		target,
		places,
		// A hyphen alone makes no relationship.
		(type) => isAllowed(type) && (!/[-\u2013\u2014]/.test(target) || !about.includes(type)),
	);
	return best !== undefined && model.isSure(best) ? best.type : asked;
}

/** Offered where the vault itself says nothing better. */
const USUAL_TYPES = ['country', 'person', 'organization', 'relationship', 'policy'];

/** The types that a note called `target` may have, the likeliest first: what is inferred, what the vault's notes speak for, its own types, the usual ones. */
export function likelyTypes(target: string, mentions: readonly Backlink[], index: GuessIndex, types: NoteTypes): readonly string[] {
	const inferred = inferTypeFor(target, mentions, index, types);
	const own = types.all().filter(({ origin }) => origin.kind === 'note');
	const guessed = modelOf(index, types)
		.rank(target, mentions, (type) => types.get(type) !== undefined)
		.map(({ type }) => type);
	const names = [...(inferred === undefined ? [] : [inferred]), ...guessed, ...own.map(({ name }) => name), ...USUAL_TYPES];
	return [...new Set(names)].filter((name) => types.get(name));
}

/** The type that most fields ask for in which it stands; a field that is open to any type says nothing. */
function typeAskedFor(mentions: readonly Backlink[], index: GuessIndex, types: NoteTypes): string | undefined {
	const votes = new Map<string, number>();
	for (const { from, link } of mentions) {
		const source = link.field === null ? undefined : index.record(from)?.type;
		const field = source === undefined ? undefined : types.get(source)?.fields.get(link.field ?? '');
		const [wanted] = field?.of ?? [];
		if (wanted !== undefined) countUp(votes, wanted);
	}
	// The first of equally many was met first: mentions come in the order of paths.
	let best: string | undefined;
	for (const [type, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = type;
	return best;
}

/** The types that are about two notes or more. */
function typesAbout(types: NoteTypes): readonly string[] {
	return types
		.all()
		.filter((type) =>
			[...type.fields.values()].some(({ kind, many, required, min }) => kind === 'note' && many && required && (min ?? 0) >= 2),
		)
		.map(({ name }) => name);
}

/** Whether a title has names side by side, each of a note that the type may be about. */
function isAboutActors(title: string, name: string, index: GuessIndex, types: NoteTypes, names: Learned['names']): boolean {
	const type = types.get(name);
	if (type === undefined) return false;
	const [entry] = Object.entries(fieldsFromTitle(title, type, index, types, names));
	const of = type.fields.get(entry?.[0] ?? '')?.of ?? [];
	return (
		entry !== undefined &&
		entry[1].every((part) => {
			const found = index.resolveName(part);
			const own = found.kind === 'found' ? index.record(found.path)?.type : undefined;
			return own !== undefined && (of.length === 0 || of.some((wanted) => types.isA(own, wanted)));
		})
	);
}

function modelOf(index: GuessIndex, types: NoteTypes): TypeModel {
	const known = models.get(index);
	// One that has answered many questions is learned anew in steps; until then it answers.
	if (known?.types !== types) return finish(learn(index, types));
	known.left -= 1;
	return known.model;
}

/**
 * Works out in steps what the first question would work out at one go, and anew where many were answered since. Nothing may change between
 * two steps.
 *
 * @param questions so many are answered before the vault is looked at anew: all of them where it does not change.
 */
export function* workOutTypes(index: GuessIndex, types: NoteTypes, questions = QUESTIONS_A_MODEL): Steps<void> {
	const known = models.get(index);
	if (known?.types !== types || known.left <= 0) yield* learn(index, types, questions);
}

function* learn(index: GuessIndex, types: NoteTypes, questions = QUESTIONS_A_MODEL): Steps<TypeModel> {
	const model = yield* typeModelSteps(index, ({ type, path }) => type !== TYPE_NOTE && !isDailyNote(path));
	models.set(index, { types, model, left: questions, names: questions === Infinity ? new Map<Field, KnownNames>() : undefined });
	return model;
}
