import type { ChangeItem, NotePlan } from '../../../core/changes/changePlan.ts';
import type { Note } from '../../../core/note/note.ts';
import { type Candidate, isWritten } from '../../../core/related/candidate.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import type { GoneBullet } from '../../../core/related/goneBullets.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';
import { counted } from '../../../core/text/counted.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
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
	const isOne = only !== undefined;
	const known = new Map<string, Candidate>();
	/** Bullets that lead nowhere, by the ids of their items. */
	const gone = new Map<string, LinkRecord>();
	const texts = new Map<string, string>();
	/** Notes that were looked at; one that changed since is looked at once more. */
	const seen = new Set<string>();
	let format: LinkFormat | undefined;
	let rounds: RelatedRounds | undefined;
	const found = async (path: string): Promise<Proposed | undefined> => {
		const planned = rounds?.plans.get(path);
		if (rounds && !seen.has(path)) {
			const rest = isOne ? rounds.all(path) : rounds.left(path);
			if (!planned && rest.length === 0 && goneIn(path).length === 0) return undefined;
			const { outcome, left } = planned?.plan ?? { outcome: undefined, left: 0 };
			const refusal = outcome?.kind === 'refused' ? outcome.reason : undefined;
			return { note: await vault.read(path), ticked: planned?.planned ?? [], rest, left, refusal };
		}
		const now = await related.rankOnceStill(path);
		const note = await vault.read(path);
		const open = new Set(now.map((candidate) => candidate.path));
		const before = planned?.planned.filter((candidate) => !open.has(candidate.path)) ?? [];
		const first = [...before, ...now.filter((candidate) => isWritten(candidate) || planned?.planned.some(isSameAs(candidate)) === true)];
		const { outcome, added, left } = related.preview(
			note,
			{ candidates: first, limit: rounds?.limit ?? related.limit() },
			await formatNow(),
		);
		const isAdded = new Set(added);
		const isFirst = new Set(first);
		const rest = now.filter((candidate) => !isAdded.has(candidate.path) && (isOne || candidate.backed || isFirst.has(candidate)));
		const ticked = first.filter((candidate) => isAdded.has(candidate.path));
		return { note, ticked, rest, left, refusal: outcome.kind === 'refused' ? outcome.reason : undefined };
	};
	const formatNow = async (): Promise<LinkFormat> => (format ??= await related.linkFormat());
	// In a run over many notes only what is known to be gone is worth a look.
	const goneIn = (path: string): readonly GoneBullet[] => related.goneBullets(path).filter(({ isDeleted }) => isOne || isDeleted);
	const planNote = async (path: string): Promise<NotePlan | undefined> => {
		const proposed = await found(path);
		seen.add(path);
		if (!proposed) return undefined;
		const { note, ticked, rest, left, refusal } = proposed;
		const shown = [...ticked, ...rest];
		const outdated = goneItems(note, goneIn(path));
		if (shown.length + outdated.length === 0) return undefined;
		await formatNow();
		// A hub's thousands of proposals are ranked before and put into a list below: the page gets a turn between.
		if (shown.length > MANY) await new Promise((resolve) => window.setTimeout(resolve, 0));
		texts.set(path, note.text);
		for (const candidate of shown) known.set(idOf(path, candidate), candidate);
		for (const [{ id }, link] of outdated) gone.set(id, link);
		return {
			path,
			text: note.text,
			items: [...shown.map((candidate, at) => itemFor(path, candidate, at < ticked.length)), ...outdated.map(([item]) => item)],
			...(refusal !== undefined ? { refusal } : left > 0 ? { remark: roomText(ticked.length, rounds?.limit ?? related.limit()) } : {}),
		};
	};
	return {
		title: isOne ? `Related notes of ${noteNameOf(only)}` : 'Related notes',
		get unit() {
			return gone.size === 0 ? { one: 'bullet', many: 'bullets' } : { one: 'change', many: 'changes' };
		},
		// Only where something is to be taken out is there more than to add.
		get verb() {
			return gone.size === 0 ? 'Add' : 'Make';
		},
		get done() {
			return gone.size === 0 ? 'Added' : 'Made';
		},
		lookingText: 'Looking for related notes…',
		emptyText: isOne ? 'Nothing to add: every note that links here is listed, excluded or dismissed.' : 'Nothing to add.',
		withNotes: !isOne,
		async begin(options) {
			const paths = pathsOf();
			rounds = await related.planRounds(paths, { ...options, textOf: (path) => texts.get(path) });
			return options.signal.aborted ? undefined : paths;
		},
		planNote,
		edit(note, chosen) {
			const additions = chosen.filter(({ item }) => known.has(item.id));
			const candidates = additions.flatMap(({ item }) => known.get(item.id) ?? []);
			const annotations = Object.fromEntries(additions.map(({ item, why }) => [known.get(item.id)?.path ?? '', why]));
			if (!format) return { outcome: { kind: 'unchanged' }, made: 0 };
			const linkFormat = format;
			const links = chosen.flatMap(({ item }) => gone.get(item.id) ?? []);
			let made = 0;
			const { outcome, removed } = withoutGone(note, links, (left) => {
				const plan = related.preview(left, { candidates, annotations, limit: Infinity }, linkFormat);
				made = plan.added.length;
				return plan.outcome;
			});
			return { outcome, made: made + removed };
		},
		dismiss: (pairs) => related.dismiss(pairs),
	};
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
