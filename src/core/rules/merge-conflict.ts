import { unresolvedMerge } from '../note/read/unresolvedMerge.ts';
import type { NoteRule, RuleExample } from './rule.ts';

/** The marks of a merge that was never finished. */
export const mergeConflict: NoteRule = {
	id: 'merge-conflict',
	scope: 'note',
	severity: 'error',
	summary: 'Reports the marks that git leaves where two versions of a note could not be merged',
	// Hardly any note has the first of the marks, and every note is asked.
	mayReport: ({ note }) => note.text.includes('<<<<<<<'),
	*check({ note }) {
		const range = unresolvedMerge(note);
		// In front matter it is told with what keeps that from being read.
		if (range === undefined || range.start < note.bodyStart) return;
		yield {
			range,
			message:
				'two versions stand side by side after a merge; expected one of them, without the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
			fixes: [],
		};
	},
};

export const why =
	'Between the marks stand both versions, and only you know which one is right. A note with such marks is never written into. In a code block they are an example and no finding.';

export const examples: readonly RuleExample[] = [
	{
		title: 'two versions of a line',
		note: '# Iran\n\n<<<<<<< HEAD\nA state.\n=======\nA country.\n>>>>>>> main\n',
		reports: [
			'3:1 two versions stand side by side after a merge; expected one of them, without the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
		],
	},
	{
		title: 'with the version that both came from',
		note: '<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n',
		reports: [
			'1:1 two versions stand side by side after a merge; expected one of them, without the lines of `<<<<<<<`, `=======` and `>>>>>>>`',
		],
	},
	{ title: 'an example in a code block', note: '```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n', reports: [] },
	{ title: 'a heading that is underlined', note: 'Iran\n=======\n\nText.\n', reports: [] },
	{ title: 'marks that are not in their order', note: '>>>>>>> \n\n=======\n\n<<<<<<< \n', reports: [] },
];
