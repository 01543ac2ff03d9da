import { inlineCode } from '../text/inlineCode.ts';
import { conflictCopyOf } from '../vault/noteRole/conflictCopyOf.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { NoteRule, RuleExample } from './rule.ts';

/** A copy that a sync service made of two versions of a note. */
export const conflictCopy: NoteRule = {
	id: 'conflict-copy',
	scope: 'note',
	of: 'conflict-copies',
	severity: 'warning',
	summary: 'Reports a copy that a sync service made because a note was changed in two places',
	*check({ note }) {
		const original = conflictCopyOf(note.path);
		if (original === undefined) return;
		yield {
			range: { start: 0, end: 0 },
			message: `the name says that this is another version of ${inlineCode(noteNameOf(original))}, kept by a sync service; expected one note with what both say`,
			fixes: [],
		};
	},
};

export const why =
	'When a note is changed on two devices at once, Obsidian Sync, Syncthing, Dropbox, Nextcloud and others keep one version under a longer name. What was written there is easily lost. The copy is told once as what it is: it is not checked, not proposed as a related note, not counted as a mention and never written into. Links to it still lead to it.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a copy that Obsidian Sync made',
		path: 'Iran (Conflicted copy iPad 202603121129).md',
		note: '# Iran\n',
		reports: ['1:1 the name says that this is another version of `Iran`, kept by a sync service; expected one note with what both say'],
	},
	{
		title: 'a copy that Syncthing made',
		path: 'Actors/Iran.sync-conflict-20250926-224656-C5H6PTH.md',
		note: '# Iran\n',
		reports: ['1:1 the name says that this is another version of `Iran`, kept by a sync service; expected one note with what both say'],
	},
	{ title: 'a note with a number', path: 'Iran 2.md', note: '# Iran\n', reports: [] },
	{ title: 'a note about a conflict', path: 'Conflict in Syria.md', note: '# Conflict in Syria\n', reports: [] },
	{
		title: 'no other rule looks at a copy',
		path: 'Iran (conflicted copy 2026-07-10 070952).md',
		note: '---\ntags: #iran\n---\n',
		reports: ['1:1 the name says that this is another version of `Iran`, kept by a sync service; expected one note with what both say'],
	},
];
