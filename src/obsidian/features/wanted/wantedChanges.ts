import type { App } from 'obsidian';
import { parseNote } from '../../../core/note/parseNote.ts';
import { relatedOfWanted } from '../../../core/related/relatedOfWanted.ts';
import type { TemplateClock } from '../../../core/templates/placeholders.ts';
import { applyEdits } from '../../../core/text/applyEdits.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import type { NotePlan } from '../../../core/changes/changePlan.ts';
import { countOf } from '../../../core/changes/changeTotals.ts';
import type { Note } from '../../../core/note/note.ts';
import type { KnownNames } from '../../../core/templates/fieldsFromTitle.ts';
import { inferTypeFor, workOutTypes } from '../../../core/templates/inferTypeFor.ts';
import { existingNames, type ExistingNote } from '../../../core/templates/nearExisting.ts';
import { plannedNote } from '../../../core/templates/plannedNote.ts';
import type { Field } from '../../../core/types/noteType.ts';
import { withArticle } from '../../../core/text/withArticle.ts';
import { wantedPlace } from '../../../core/vault/links/wantedPlace.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import type { SectionNaming } from '../../../core/vault/sections/sectionNaming.ts';
import type { WantedNote } from '../../../core/vault/vaultIndex.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { templateClock } from '../../templateClock.ts';
import { readTemplates } from '../newNote/readTemplates.ts';

/** A note that fewer notes want may be a slip of the pen: it is listed, and the user's to tick. */
const FEWEST_WANTING = 3;

/** What making wanted notes at once needs. */
export interface WantedChangesContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly related: RelatedNotes;
}

/** The notes that are linked or named and not written, each with the text that it would be born with. */
export function wantedChanges(context: WantedChangesContext, wanted: () => readonly WantedNote[]): ChangeSource {
	const { app, vault, settings, related } = context;
	const notes = new Map<string, WantedNote>();
	const texts = new Map<string, string>();
	let planned: Planning | undefined;
	let prepare = (): Promise<Planning | undefined> => Promise.resolve(undefined);
	return {
		title: 'Make wanted notes',
		unit: { one: 'note', many: 'notes' },
		verb: 'Make',
		done: 'Made',
		lookingText: 'Looking at what is wanted…',
		emptyText: 'Every note that is linked or named is written.',
		withNotes: false,
		async begin({ signal }) {
			const read = { templates: await readTemplates(vault, settings), clock: await templateClock(app), format: await related.linkFormat() };
			prepare = async () => {
				await chunkedSteps(workOutTypes(vault.index, vault.types), signal);
				const { revision } = vault;
				const nearTo = await chunkedSteps(existingNames(vault.index), signal);
				if (!nearTo) return undefined;
				const relatedOf = relatedOfWanted(vault, settings.current);
				return { ...read, revision, nearTo, names: new Map<Field, KnownNames>(), limit: related.limit(), relatedOf, naming: vault.naming };
			};
			planned = undefined;
			texts.clear();
			notes.clear();
			for (const note of wanted()) if (!formerNameOf(note.target, vault.formerNames, vault.index)) notes.set(note.target, note);
			return [...notes.keys()];
		},
		async planNote(target) {
			const note = notes.get(target);
			// What is known of all names holds until a note changes.
			if (planned?.revision !== vault.revision) planned = await prepare();
			const plan = note && planned && planFor(note, context, planned);
			if (plan?.kind === 'made') texts.set(plan.plan.path, plan.text);
			return plan?.plan;
		},
		textOf: ({ path }) => texts.get(path),
	};
}

/** What is read and looked up once for all of them. */
interface Planning {
	/** The vault's, for which it holds. */
	readonly revision: number;
	readonly nearTo: (title: string) => readonly ExistingNote[];
	readonly names: Map<Field, KnownNames>;
	/** How many bullets a section may hold. */
	readonly limit: number;
	readonly templates: readonly Note[];
	readonly clock: TemplateClock;
	readonly format: LinkFormat;
	readonly relatedOf: ReturnType<typeof relatedOfWanted>;
	readonly naming: SectionNaming;
}

type Planned =
	| { readonly kind: 'made'; readonly plan: NotePlan; readonly text: string }
	| { readonly kind: 'refused'; readonly plan: NotePlan };

function planFor(wanted: WantedNote, { vault, settings, related }: WantedChangesContext, planning: Planning): Planned {
	const { index, types } = vault;
	const { format } = planning;
	const { typeKey } = settings.current;
	const { target, mentions } = wanted;
	const name = inferTypeFor(target, mentions, index, types, planning.names);
	const type = name === undefined ? undefined : types.get(name);
	const place = wantedPlace(wanted, index);
	const made = plannedNote({ ...place, type, values: {} }, { ...planning, index, types, typeKey });
	const sources = new Set(mentions.map(({ from }) => from)).size;
	const times = `wanted by ${countOf(sources, { one: 'note', many: 'notes' })}`;
	const item = { id: target, label: place.title };
	if (made.kind === 'refused')
		return {
			kind: 'refused',
			plan: { path: target, text: '', items: [{ ...item, reasons: [times], ticked: false }], refusal: made.reason },
		};
	const note = parseNote(made.path, made.text);
	const born = related.preview(note, { candidates: planning.relatedOf(note, mentions), limit: planning.limit }, format);
	const text = born.outcome.kind === 'edits' ? applyEdits(made.text, born.outcome.edits) : made.text;
	const [near] = planning.nearTo(place.title);
	const reasons = [
		times,
		...(near === undefined ? [] : [`${near.path} is called ${near.name}, which may be the same`]),
		...(type === undefined ? [] : [withArticle(type.name)]),
		`will be ${made.path}`,
		...(born.added.length === 0 ? [] : [`born with ${countOf(born.added.length, { one: 'related note', many: 'related notes' })}`]),
		...(made.nameChange === undefined ? [] : [made.nameChange]),
	];
	const ticked = type !== undefined && sources >= FEWEST_WANTING && made.nameChange === undefined && near === undefined;
	const edits = [{ range: { start: 0, end: 0 }, newText: text }];
	return { kind: 'made', plan: { path: made.path, text: '', items: [{ ...item, reasons, ticked, edits }] }, text };
}
