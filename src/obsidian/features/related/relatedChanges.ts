import type { ChangeItem, NotePlan } from '../../../core/changes/changePlan.ts';
import type { Candidate } from '../../../core/related/candidate.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import { counted } from '../../../core/text/counted.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { RelatedNotes } from './relatedNotes.ts';

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
	let format: LinkFormat | undefined;
	let limit = 0;
	const planNote = async (path: string): Promise<NotePlan | undefined> => {
		const candidates = (await related.rank(path)) ?? related.candidates(path);
		const backed = candidates.filter((candidate) => candidate.backed);
		// In a run over many notes only what has a link behind it is worth a look.
		const shown = isOne ? candidates : backed;
		if (shown.length === 0) return undefined;
		format ??= await related.linkFormat();
		// A hub's thousands of proposals are ranked before and put into a list below: the page gets a turn between.
		if (shown.length > MANY) await new Promise((resolve) => window.setTimeout(resolve, 0));
		const note = await vault.read(path);
		const { outcome, added, left } = related.preview(note, { candidates: backed, limit }, format);
		const ticked = new Set(added);
		for (const candidate of shown) known.set(idOf(path, candidate), candidate);
		return {
			path,
			text: note.text,
			items: shown.map((candidate) => itemFor(path, candidate, ticked.has(candidate.path))),
			...(outcome.kind === 'refused' ? { refusal: outcome.reason } : left > 0 ? { remark: roomText(added.length, limit) } : {}),
		};
	};
	return {
		title: isOne ? `Related notes of ${noteNameOf(only)}` : 'Related notes',
		unit: { one: 'bullet', many: 'bullets' },
		verb: 'Add',
		done: 'Added',
		lookingText: 'Looking for related notes…',
		emptyText: isOne ? 'Nothing to add: every note that links here is listed, excluded or dismissed.' : 'Nothing to add.',
		withNotes: !isOne,
		begin() {
			limit = related.limit();
			return Promise.resolve(pathsOf());
		},
		planNote,
		edit(note, chosen) {
			const candidates = chosen.flatMap(({ item }) => known.get(item.id) ?? []);
			const annotations = Object.fromEntries(chosen.map(({ item, why }) => [known.get(item.id)?.path ?? '', why]));
			if (!format) return { outcome: { kind: 'unchanged' }, made: 0 };
			const { outcome, added } = related.preview(note, { candidates, annotations, limit: Infinity }, format);
			return { outcome, made: added.length };
		},
		dismiss: (pairs) => related.dismiss(pairs),
	};
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
	const { path, backed, evidence } = candidate;
	return {
		id: idOf(note, candidate),
		label: noteNameOf(path),
		// Put into words when they are read: a hub has thousands of candidates, and a screenful is.
		get reasons() {
			return candidate.reasons.map(({ words }) => words);
		},
		...(backed ? {} : { group: OTHERS }),
		ticked,
		...(evidence === undefined ? {} : { evidence }),
		asksWhy: true,
		dismissal: { note, path },
	};
}
