import type { FrontmatterPath } from '../note/frontmatter.ts';
import { setField } from '../note/edit/frontmatter/setField.ts';
import { bare } from '../vault/names/bareName.ts';
import { counted } from '../text/counted.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { placeInRecord } from './shared/placeInRecord.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';

const OTHERS = Object.fromEntries(
	Array.from({ length: 5 }, (_, n) => [`Desk/${n}.md`, '---\nstatus: strong alliance\ntags: [middle-east]\n---\n']),
);

/** A value that nobody else gives and that is one edit from one that many give. */
export const valueNearMiss: VaultRule = {
	id: 'value-near-miss',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a value that only one note gives and that is one letter from one that many give',
	asks: 'field-values',
	prepare: (index, asked) => index.workOutFieldValues(asked),
	mayReport: ({ index, record }) => record.frontmatter === 'parsed' && index.fieldValues(record).mayHaveSlips(record.path),
	*check(context) {
		const { index, record, types, settings } = context;
		for (const { field, at, value, meant, count } of index.fieldValues(record).slipsOf(record)) {
			// A type that is known, a note that is there and a name that misses its note are for other rules.
			if (field === settings.typeKey && (types.get(value) ?? types.get(meant)) !== undefined) continue;
			if (index.resolveName(value).kind === 'found' || isNameElsewhere(context, field, value)) continue;
			if (HOUR.test(value) || isOtherLink(value, meant)) continue;
			const path: FrontmatterPath = at === undefined ? [field] : [field, at];
			yield {
				range: placeInRecord(record, path),
				message: `${inlineCode(field)} is ${inlineCode(value)} in this note alone; expected ${inlineCode(meant)}, which ${counted(count, 'note')} say`,
				fixes: [
					{
						kind: 'edit',
						title: `Replace ${inlineCode(value)} with ${inlineCode(meant)}`,
						safe: false,
						plan: (note) => setField(note, path, meant),
					},
				],
			};
		}
	},
};

export const why =
	'A mistyped status or tag takes its note out of every table and search, and no list of allowed words tells it where none is closed. Words of six letters and more are compared, with the same first letters and the same numbers; another letter counts only inside a word of several, since `dirham` is no `durham`. It is a suggestion, since the one note may be right.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a letter is missing',
		note: '---\nstatus: strong aliance\n---\n',
		vault: OTHERS,
		reports: ['2:9 `status` is `strong aliance` in this note alone; expected `strong alliance`, which 5 notes say'],
		fixed: '---\nstatus: strong alliance\n---\n',
	},
	{
		title: 'in a list',
		note: '---\ntags: [oil, midle-east]\n---\n',
		vault: OTHERS,
		reports: ['2:13 `tags` is `midle-east` in this note alone; expected `middle-east`, which 5 notes say'],
		fixed: '---\ntags: [oil, middle-east]\n---\n',
	},
	{ title: 'a value that is far from all others', note: '---\nstatus: shattered by war\n---\n', vault: OTHERS, reports: [] },
	{
		title: 'a value that two notes give',
		note: '---\nstatus: strong aliance\n---\n',
		vault: { ...OTHERS, 'B.md': '---\nstatus: strong aliance\n---\n' },
		reports: [],
	},
	{ title: 'the same value in another field', note: '---\nmood: strong aliance\n---\n', vault: OTHERS, reports: [] },
	{
		title: 'another number',
		note: '---\npart: Chapter 6\n---\n',
		vault: Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.md`, '---\npart: Chapter 5\n---\n'])),
		reports: [],
	},
	{
		title: 'another beginning of a word, and a stroke for a blank',
		note: '---\ntags: [topic/theism, topic/middle_east]\n---\n',
		vault: Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.md`, '---\ntags: [topic/atheism, topic/middle-east]\n---\n'])),
		reports: ['2:22 `tags` is `topic/middle_east` in this note alone; expected `topic/middle-east`, which 5 notes say'],
		fixed: '---\ntags: [topic/theism, topic/middle-east]\n---\n',
	},
	{
		title: 'another hour',
		note: '---\nmodified: Tuesday, 12:00 am\n---\n',
		vault: Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.md`, '---\nmodified: Tuesday, 12:00 pm\n---\n'])),
		reports: [],
	},
	{
		title: 'a link to somebody else, and one that is written otherwise',
		note: '---\nauthors: ["[[Authors/Bernard Leung]]", "[[Authors/Anna Maria Sykes]]"]\n---\n',
		vault: Object.fromEntries(
			Array.from({ length: 5 }, (_, n) => [
				`${n}.md`,
				'---\nauthors: ["[[Authors/Bernhard Leung]]", "[[Authors/Anna-Maria Sykes]]"]\n---\n',
			]),
		),
		reports: [
			'2:40 `authors` is `[[Authors/Anna Maria Sykes]]` in this note alone; expected `[[Authors/Anna-Maria Sykes]]`, which 5 notes say',
		],
		fixed: '---\nauthors: ["[[Authors/Bernard Leung]]", "[[Authors/Anna-Maria Sykes]]"]\n---\n',
	},
	{
		title: 'the name of a note',
		note: '---\nplace: Slovania\n---\n',
		vault: {
			'Slovania.md': '',
			...Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.md`, '---\nplace: Slovenia\n---\n'])),
		},
		reports: [],
	},
];

/** Two times of a day are one letter apart: `12:00 am`, `12:00 pm`. */
const HOUR = /\d:\d\d/;

/** A link leads to one note or one person, and names with another letter are others: Kai Yang is not Kai Wang. */
function isOtherLink(value: string, meant: string): boolean {
	return value.startsWith('[[') && bare(value) !== bare(meant);
}

/** Whether the value is a name that `link-near-miss` tells of. */
function isNameElsewhere({ type, near }: VaultContext, field: string, value: string): boolean {
	return type?.fields.get(field)?.kind === 'note' && near.nearest(value) !== undefined;
}
