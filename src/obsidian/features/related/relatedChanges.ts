import type { ChangeItem, ChosenChange, DismissiblePair, NotePlan } from '../../../core/changes/changePlan.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../../core/note/note.ts';
import { type Candidate, isWritten } from '../../../core/related/candidate.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import type { GoneBullet } from '../../../core/related/goneBullets.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';
import { counted } from '../../../core/text/counted.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ChangeSource, ChosenEdits } from '../../changes/changeSource.ts';
import type { SliceOptions } from '../../index/chunked.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { goneItems, withoutGone } from './goneItems.ts';
import type { RelatedNotes } from './relatedNotes.ts';
import type { RelatedRounds } from './relatedRounds.ts';

/** More proposals than a note has that is no hub. */
const MANY = 1000;

/** Under which words those wait that no link stands behind. */
const OTHERS = 'more that this note mentions, or that are linked by the same notes';

/**
 * The bullets that could be added to the related sections of some notes, as changes to be ticked.
 *
 * @param pathsOf the notes to look at; asked once the vault is read.
 * @param only the one note that is looked at, where it is one: it is then shown all that could be said of it.
 */
export function relatedChanges(vault: LiveVault, related: RelatedNotes, pathsOf: () => readonly string[], only?: string): ChangeSource {
	return new RelatedChanges(vault, related, pathsOf, only);
}

class RelatedChanges implements ChangeSource {
	readonly title: string;
	readonly lookingText = 'Looking for related notes…';
	readonly emptyText: string;
	readonly withNotes: boolean;
	readonly #vault: LiveVault;
	readonly #related: RelatedNotes;
	readonly #pathsOf: () => readonly string[];
	readonly #isOne: boolean;
	/** What is proposed, by the ids of its items. */
	readonly #known = new Map<string, Candidate>();
	/** Bullets that lead nowhere, by the ids of their items. */
	readonly #gone = new Map<string, LinkRecord>();
	readonly #texts = new Map<string, string>();
	/** Notes that were looked at; one that changed since is looked at once more. */
	readonly #seen = new Set<string>();
	#format: LinkFormat | undefined;
	#rounds: RelatedRounds | undefined;

	constructor(vault: LiveVault, related: RelatedNotes, pathsOf: () => readonly string[], only: string | undefined) {
		this.#vault = vault;
		this.#related = related;
		this.#pathsOf = pathsOf;
		this.#isOne = only !== undefined;
		this.title = only === undefined ? 'Related notes' : `Related notes of ${noteNameOf(only)}`;
		this.emptyText = this.#isOne ? 'Nothing to add: every note that links here is listed, excluded or dismissed.' : 'Nothing to add.';
		this.withNotes = !this.#isOne;
	}

	get unit(): ChangeSource['unit'] {
		return this.#gone.size === 0 ? { one: 'bullet', many: 'bullets' } : { one: 'change', many: 'changes' };
	}

	// Only where something is to be taken out is there more than to add.
	get verb(): string {
		return this.#gone.size === 0 ? 'Add' : 'Make';
	}

	get done(): string {
		return this.#gone.size === 0 ? 'Added' : 'Made';
	}

	async begin(options: SliceOptions): Promise<readonly string[] | undefined> {
		const paths = this.#pathsOf();
		this.#rounds = await this.#related.planRounds(paths, { ...options, textOf: (path) => this.#texts.get(path) });
		return options.signal.aborted ? undefined : paths;
	}

	async planNote(path: string): Promise<NotePlan | undefined> {
		const proposed = await this.#proposed(path);
		this.#seen.add(path);
		if (!proposed) return undefined;
		const { note, ticked, rest, left, refusal } = proposed;
		const shown = [...ticked, ...rest];
		const outdated = goneItems(note, this.#goneIn(path));
		if (shown.length + outdated.length === 0) return undefined;
		await this.#linkFormat();
		// A hub's thousands of proposals are ranked before and put into a list below: the page gets a turn between.
		if (shown.length > MANY) await new Promise((resolve) => window.setTimeout(resolve, 0));
		this.#texts.set(path, note.text);
		for (const candidate of shown) this.#known.set(idOf(path, candidate), candidate);
		for (const [{ id }, link] of outdated) this.#gone.set(id, link);
		return {
			path,
			text: note.text,
			items: [...shown.map((candidate, at) => itemFor(path, candidate, at < ticked.length)), ...outdated.map(([item]) => item)],
			...(refusal !== undefined ? { refusal } : left > 0 ? { remark: roomText(ticked.length, this.#limit) } : {}),
		};
	}

	edit(note: Note, chosen: readonly ChosenChange[]): ChosenEdits {
		const format = this.#format;
		if (!format) return { outcome: { kind: 'unchanged' }, made: 0 };
		const additions = chosen.flatMap(({ item, why }) => {
			const candidate = this.#known.get(item.id);
			return candidate === undefined ? [] : [{ candidate, why }];
		});
		const candidates = additions.map(({ candidate }) => candidate);
		const annotations = Object.fromEntries(additions.map(({ candidate, why }) => [candidate.path, why]));
		const links = chosen.flatMap(({ item }) => this.#gone.get(item.id) ?? []);
		let made = 0;
		const { outcome, removed } = withoutGone(note, links, (left) => {
			const plan = this.#related.preview(left, { candidates, annotations, limit: Infinity }, format);
			made = plan.added.length;
			return plan.outcome;
		});
		return { outcome, made: made + removed };
	}

	dismiss(pairs: readonly DismissiblePair[]): Promise<void> {
		return this.#related.dismiss(pairs);
	}

	/** What the rounds over all notes came to, and where `path` was looked at since, what its text says now. */
	async #proposed(path: string): Promise<Proposed | undefined> {
		const rounds = this.#rounds;
		if (rounds === undefined || this.#seen.has(path)) return this.#proposedNow(path);
		const planned = rounds.plans.get(path);
		const rest = this.#isOne ? rounds.all(path) : rounds.left(path);
		if (!planned && rest.length === 0 && this.#goneIn(path).length === 0) return undefined;
		const { outcome, left } = planned?.plan ?? { outcome: undefined, left: 0 };
		return { note: await this.#vault.read(path), ticked: planned?.planned ?? [], rest, left, refusal: reasonOf(outcome) };
	}

	async #proposedNow(path: string): Promise<Proposed> {
		const planned = this.#rounds?.plans.get(path)?.planned ?? [];
		const now = await this.#related.rankOnceStill(path);
		const note = await this.#vault.read(path);
		const open = new Set(now.map((candidate) => candidate.path));
		const before = planned.filter((candidate) => !open.has(candidate.path));
		const first = [...before, ...now.filter((candidate) => isWritten(candidate) || planned.some(isSameAs(candidate)))];
		const choice = { candidates: first, limit: this.#limit };
		const { outcome, added, left } = this.#related.preview(note, choice, await this.#linkFormat());
		const isAdded = new Set(added);
		const isFirst = new Set(first);
		const rest = now.filter((candidate) => !isAdded.has(candidate.path) && (this.#isOne || candidate.backed || isFirst.has(candidate)));
		return { note, ticked: first.filter((candidate) => isAdded.has(candidate.path)), rest, left, refusal: reasonOf(outcome) };
	}

	get #limit(): number {
		return this.#rounds?.limit ?? this.#related.limit();
	}

	/** In a run over many notes only what is known to be gone is worth a look. */
	#goneIn(path: string): readonly GoneBullet[] {
		return this.#related.goneBullets(path).filter(({ isDeleted }) => this.#isOne || isDeleted);
	}

	async #linkFormat(): Promise<LinkFormat> {
		return (this.#format ??= await this.#related.linkFormat());
	}
}

function reasonOf(outcome: EditOutcome | undefined): string | undefined {
	return outcome?.kind === 'refused' ? outcome.reason : undefined;
}

/** What is proposed for a note: what is ticked first, best first, and the rest. */
interface Proposed {
	readonly note: Note;
	readonly ticked: readonly Candidate[];
	readonly rest: readonly Candidate[];
	/** How many would be ticked if there were room. */
	readonly left: number;
	readonly refusal: string | undefined;
}

function isSameAs({ path }: Candidate): (other: Candidate) => boolean {
	return (other) => other.path === path;
}

/** Why not all are ticked. */
function roomText(added: number, limit: number): string {
	return added === 0
		? `The section is full: it holds ${counted(limit, 'bullet')} at most, unless you tick more.`
		: `The best ${added === 1 ? 'is' : `${added} are`} ticked: the section holds ${counted(limit, 'bullet')} at most, unless you tick more.`;
}

function idOf(path: string, candidate: Candidate): string {
	return `${path}\n${candidate.path}`;
}

function itemFor(note: string, candidate: Candidate, ticked: boolean): ChangeItem {
	const { path, backed } = candidate;
	return {
		id: idOf(note, candidate),
		label: noteNameOf(path),
		// Put into words when they are read: a hub has thousands of candidates, and a screenful is.
		get reasons() {
			return candidate.reasons.map(({ words }) => words);
		},
		...(backed ? {} : { group: OTHERS }),
		ticked,
		get evidence() {
			return candidate.evidence;
		},
		asksWhy: true,
		dismissal: { note, path },
	};
}
