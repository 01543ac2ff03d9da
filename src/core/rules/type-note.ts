import { fieldKindIds } from '../types/kinds/fieldKinds.ts';
import type { NoteRule, RuleExample } from './rule.ts';

/** A note of the types folder that describes its type wrongly. */
export const typeNote: NoteRule = {
	id: 'type-note',
	scope: 'note',
	of: 'type-notes',
	severity: 'error',
	summary: 'Reports what is wrong with the description of a type',
	*check({ note, typeFindings }) {
		yield* typeFindings?.get(note.path) ?? [];
	},
};

export const why =
	'What is not understood in a type note is left out, and the other types go on working. A note that then passes for sound was not checked as its author meant, so each part that is left out is told with its place.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a kind that there is not',
		path: 'Types/event.md',
		note: '---\ntype: note-type\nname: event\nfields:\n  date: { kind: day }\n---\n',
		reports: [`5:17 \`kind\` is \`"day"\`; expected one of ${fieldKindIds.map((id) => `\`${id}\``).join(', ')}`],
	},
	{
		title: 'a description that is never closed',
		path: 'Types/event.md',
		note: '---\ntype: note-type\nname: event\n',
		reports: ['1:1 front matter cannot be read: it is not closed; expected a line `---` after it'],
	},
	{
		title: 'a sound description',
		path: 'Types/event.md',
		note: '---\ntype: note-type\nname: event\nfields:\n  date: { kind: date }\n---\n',
		reports: [],
	},
	{ title: 'another note of the folder', path: 'Types/Read me.md', note: 'What the types are for.\n', reports: [] },
	{
		title: 'no other rule looks at a type note',
		path: 'Types/event.md',
		note: '---\ntype: note-type\nname: event\nstatus: #open\n---\n[[Iran|a]]\n',
		reports: [],
	},
];
