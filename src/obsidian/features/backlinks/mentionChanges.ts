import type { NotePlan } from '../../../core/changes/changePlan.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import { linkifyRanges } from '../../../core/note/edit/body/linkifyRanges.ts';
import type { Note } from '../../../core/note/note.ts';
import { lineAt } from '../../../core/text/lineStarts.ts';
import type { Range } from '../../../core/text/range.ts';
import { linkTextFor } from '../../../core/vault/links/linkTextFor.ts';
import type { LinkFormat } from '../../../core/vault/links/linkFormat.ts';
import type { ContextLine } from '../../../core/vault/mentions/contextLine.ts';
import type { MentionSearch } from '../../../core/vault/mentions/mentionSearch.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ChangeSource } from '../../changes/changeSource.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** Where a note says the name of another without a link. */
export interface NoteMentions {
	readonly path: string;
	/** The first place. */
	readonly range: Range;
	readonly line: ContextLine;
}

/** What linking mentions is done with. */
export interface MentionsLinking {
	readonly vault: LiveVault;
	readonly format: LinkFormat;
	/** The note whose name is said. */
	readonly target: string;
	/** Finds them; made anew when names of the vault change. */
	readonly search: MentionSearch;
}

/** The mentions of a note as changes to be ticked, each with its sentence; the first of each note is. */
export function mentionChanges(linking: MentionsLinking, found: readonly NoteMentions[]): ChangeSource {
	const { vault, target, search } = linking;
	const ranges = new Map<string, Range>();
	const planNote = async (path: string): Promise<NotePlan | undefined> => {
		const note = await vault.read(path);
		// Asked anew: the note may have been changed since its mentions were counted.
		const first = search.first(note);
		if (first === undefined) return undefined;
		const mentions = search.all(note);
		return {
			path,
			text: note.text,
			items: mentions.map((range) => {
				const line = lineAt(note.lineStarts, range.start);
				const id = `${path}\n${range.start}`;
				ranges.set(id, range);
				return {
					id,
					label: `Line ${line}`,
					reasons: [],
					// One link a note is what a reader needs; the others wait.
					ticked: range.start === first.start,
					evidence: { path, start: range.start, end: range.end, line },
				};
			}),
		};
	};
	return {
		title: `Link mentions of ${noteNameOf(target)}`,
		unit: { one: 'mention', many: 'mentions' },
		verb: 'Link',
		done: 'Linked',
		lookingText: 'Looking at the mentions…',
		emptyText: 'Nothing to link.',
		withNotes: true,
		begin: () => Promise.resolve(found.map(({ path }) => path)),
		planNote,
		edit(note, chosen) {
			const wanted = chosen.flatMap(({ item }) => ranges.get(item.id) ?? []);
			const outcome = linkEdits(note, wanted, linking);
			return { outcome, made: outcome.kind === 'edits' ? outcome.edits.length : 0 };
		},
	};
}

/** The edits that make those of `wanted` links that are mentions of the target still. */
export function linkEdits(note: Note, wanted: readonly Range[], linking: MentionsLinking): EditOutcome {
	const { vault, target, format, search } = linking;
	const still = search.all(note).filter((mention) => wanted.some(({ start, end }) => start === mention.start && end === mention.end));
	if (still.length === 0) return { kind: 'unchanged' };
	const link = linkTextFor(target, note.path, vault.index, format);
	return link.kind === 'refused' ? link : linkifyRanges(note, still, { text: link.text, name: noteNameOf(target) });
}
