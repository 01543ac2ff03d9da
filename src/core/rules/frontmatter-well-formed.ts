import { applyRepair } from '../note/edit/frontmatter/applyRepair.ts';
import type { Finding } from '../note/finding.ts';
import type { FrontmatterFault } from '../note/frontmatter.ts';
import { obstacleFindings } from './shared/obstacleFindings.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { mayHoldProse, mayHoldTrap } from './shared/mayHoldTrap.ts';
import type { Range } from '../text/range.ts';
import { yamlTraps } from './shared/yamlTraps.ts';

/** Front matter that cannot be read, and values that YAML reads as something else than was written. */
export const frontmatterWellFormed: NoteRule = {
	id: 'frontmatter-well-formed',
	scope: 'note',
	severity: 'error',
	summary: 'Reports front matter that cannot be read, and values that YAML takes for something else',
	mayReport: ({ note }) => note.frontmatter.kind !== 'parsed' || mayHoldTrap(note) || mayHoldProse(note),
	*check(context) {
		const { frontmatter, path, text } = context.note;
		if (frontmatter.kind === 'malformed') {
			const isTemplate = isToBeFilled(text, frontmatter.block);
			if (!isTemplate || !CALLED_TEMPLATE.test(path)) yield faultFinding(frontmatter.fault, isTemplate);
		} else if (frontmatter.kind === 'parsed') yield* yamlTraps(context);
		else yield* obstacleFindings(context.note);
	},
};

export const why =
	'One stray colon, and Obsidian shows the whole block as text: the note has no type, no aliases, no tags. Such a note is never written into. Some values are read and are not what stands there: `#foo` is a comment, `[[Iran]]` a list in a list, `010` the number 10. Where only quotes can be meant, they are offered.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a colon in a value',
		note: '---\ntitle: Iran: a history\n---\n',
		reports: ['2:8 front matter cannot be read: `Iran: a history` has a colon and a blank in it; expected quotes around it'],
		fixed: '---\ntitle: "Iran: a history"\n---\n',
	},
	{
		title: 'a name that begins with @',
		note: '---\nauthor: @smith\n---\n',
		reports: ['2:9 front matter cannot be read: `@smith` begins with a character that YAML keeps for itself; expected quotes around it'],
		fixed: '---\nauthor: "@smith"\n---\n',
	},
	{
		title: 'names that begin with @, in a list',
		note: '---\naliases: [Ann (press), @ann_press, @a]\n---\n',
		reports: [
			'2:10 front matter cannot be read: `@ann_press` begins with a character that YAML keeps for itself; expected quotes around it',
		],
		fixed: '---\naliases: [Ann (press), "@ann_press", "@a"]\n---\n',
	},
	{
		title: 'tags and names in a list before a comment',
		note: '---\ntags: [#a, @b]  # mine [old]\n---\n',
		reports: [
			'2:7 front matter cannot be read: `[#a, @b]  # mine [old]` has a comment from `#a, @b]` on; expected quotes around what begins with `#`',
		],
		fixed: '---\ntags: ["#a", "@b"]  # mine [old]\n---\n',
	},
	{
		title: 'quote marks inside of quotes',
		note: '---\ntitle: "On the "special relationship": a reader"\n---\n',
		reports: [
			'2:8 front matter cannot be read: `"On the "special relationship": a reader"` has quote marks inside that end it early; expected quotes of another kind around it',
		],
		fixed: '---\ntitle: \'On the "special relationship": a reader\'\n---\n',
	},
	{
		title: 'a backslash that is no escape',
		note: '---\nup: "[[Iran\\|Persia]]"\n---\n',
		reports: [
			'2:5 front matter cannot be read: `"[[Iran\\|Persia]]"` has the escape `\\|` in double quotes, which YAML does not know; expected single quotes around it',
		],
		fixed: "---\nup: '[[Iran\\|Persia]]'\n---\n",
	},
	{
		title: 'a path whose backslashes are read as hidden characters',
		note: '---\nfolder: "D:\\archive\\note"\n---\n',
		reports: ["2:9 `folder` loses its backslashes, which stand for hidden characters in double quotes; expected `'D:\\archive\\note'`"],
		fixed: '---\nfolder: "D:\\\\archive\\\\note"\n---\n',
	},
	{
		title: 'a blank that does not break, as programs that write YAML escape it',
		note: '---\ndescription: "Votre site\\_Publish"\n---\n',
		reports: [],
	},
	{
		title: 'a block that is never closed',
		note: '---\ntype: country\n\n# Iran\n',
		reports: ['1:1 the front matter is never closed; expected a line of `---` after it'],
		fixed: '---\ntype: country\n---\n\n# Iran\n',
	},
	{
		title: 'a block in a programming language',
		note: '---js\n{}\n---\n',
		reports: ['1:1 `---js` opens no front matter; expected `---` alone on the line'],
	},
	{
		title: 'a block below a blank line',
		note: '\n---\ntype: country\n---\n',
		reports: ['2:1 the block stands below a blank line, where it is read as text; expected `---` on the first line'],
	},
	{
		title: 'a tag that YAML takes for a comment',
		note: '---\ntags: #iran\n---\n',
		reports: ['2:1 `tags` has no value, because `#iran` is a comment to YAML; expected `"#iran"`'],
		fixed: '---\ntags: "#iran"\n---\n',
	},
	{
		title: 'a link without quotes',
		note: '---\nup: [[Iran]]\n---\n',
		reports: ['2:5 `up` is a list in a list, because a link needs quotes in YAML; expected `"[[Iran]]"`'],
		fixed: '---\nup: "[[Iran]]"\n---\n',
	},
	{
		title: 'tags in a list that YAML takes for comments',
		note: '---\ntags:\n  - #iran\n  - oil\n---\n',
		reports: ['3:5 item 1 of `tags` has no value, because `#iran` is a comment to YAML; expected `"#iran"`'],
		fixed: '---\ntags:\n  - "#iran"\n  - oil\n---\n',
	},
	{
		title: 'tags in brackets that YAML takes for a comment',
		note: '---\ntags: [#iran, oil]\n---\n',
		reports: [
			'2:7 front matter cannot be read: `[#iran, oil]` has a comment from `#iran, oil]` on; expected quotes around what begins with `#`',
		],
		fixed: '---\ntags: ["#iran", oil]\n---\n',
	},
	{
		title: 'a word that YAML takes for an anchor',
		note: '---\ntitle: &pilot boats\nfirst: &a one\nsecond: *a\n---\n',
		reports: ['2:8 `title` loses `&pilot`, which is an anchor to YAML that nothing leads to; expected `"&pilot boats"`'],
	},
	{
		title: 'a link without quotes to a name with a comma',
		note: '---\nborn: [[Dublin, Ireland]]\n---\n',
		reports: ['2:7 `born` is a list in a list, because a link needs quotes in YAML; expected `"[[Dublin, Ireland]]"`'],
	},
	{
		title: 'brackets that a colon follows',
		note: '---\ntitle: [draft]: a plan\n---\n',
		reports: [
			'2:8 `[draft]: a plan` goes on after its closing bracket, which makes a second value of it; expected quotes around all of it',
		],
	},
	{
		title: 'a blank after a colon that YAML takes for a letter',
		note: '---\ntype: country\nstatus:\u00a0open\n---\n',
		reports: ['3:1 front matter cannot be read: the colon of `status` is followed by the hidden character U+00A0; expected a blank'],
		fixed: '---\ntype: country\nstatus: open\n---\n',
	},
	{
		title: 'a number that loses its zero',
		note: '---\nid: 010\n---\n',
		reports: ['2:5 `id` is read as the number `10`; expected `"010"` to keep what is written'],
		fixed: '---\nid: "010"\n---\n',
	},
	{
		title: 'a number with more digits than can be kept',
		note: '---\nid: 12345678901234567890\n---\n',
		reports: ['2:5 `id` is read as the number `12345678901234567000`; expected `"12345678901234567890"` to keep what is written'],
		fixed: '---\nid: "12345678901234567890"\n---\n',
	},
	{
		title: 'a time that other programs read as a number',
		note: '---\nstart: 1:30\n---\n',
		reports: ['2:8 `start` is the number 90 to older readers of YAML; expected `"1:30"`'],
		fixed: '---\nstart: "1:30"\n---\n',
	},
	{
		title: 'curly quotes are letters to YAML',
		note: '---\ntitle: “A history”\n---\n',
		reports: ['2:8 `title` is in curly quotes, which are a part of the text to YAML; expected `"A history"`'],
		fixed: '---\ntitle: A history\n---\n',
	},
	{
		title: 'a text that turns its neighbours around',
		note: '---\ntitle: a\u202eb\n---\n',
		reports: ['2:8 `title` holds the hidden character U+202E, which turns text around; expected text without it'],
	},
	{
		title: 'a key that begins with a blank which is none',
		note: '---\nup:\n\u00a0a: 1\n---\n',
		reports: ['3:1 the key `a` holds the hidden character U+00A0; expected a key without it'],
	},
	{
		title: 'text that goes on with a colon in it',
		note: '---\nsummary: what was agreed\nand what was left out: the islands\n---\n',
		reports: [
			'3:1 `and what was left out` is a key to YAML and reads like more of the text above; expected quotes around text of two lines',
		],
	},
	{ title: 'a key of several words', note: '---\ntype: country\ndate of last change: 2014-03-18\n---\n', reports: [] },
	{ title: 'a note without front matter', note: '# Iran\n', reports: [] },
	{ title: 'an empty block', note: '---\n---\n', reports: [] },
	{ title: 'a rule at the head of a note', note: '---\n\nIran.\n', reports: [] },
	{ title: 'a comment', note: '---\nstatus: # to be found out\ntype: country # for now\n---\n', reports: [] },
	{
		title: 'a hash in a word, a link in quotes, a list of pairs',
		note: '---\nlang: C#\nup: "[[Iran]]"\nmap: [[31.5, 34.8]]\n---\n',
		reports: [],
	},
	{ title: 'dates, years, zero and decimals', note: '---\nday: 2014-03-18\nyear: 1979\nnone: 0\nshare: 0.5\n---\n', reports: [] },
	{ title: 'text that runs from right to left', note: '---\naliases: [ایران, ישראל, "\u200fאיראן\u200f"]\n---\n', reports: [] },
	{
		title: 'blanks to be filled in: a template outside its folder, which is never mended unasked',
		path: 'Person blank.md',
		note: '---\nborn: {{date}}\n---\n',
		reports: ['2:7 front matter cannot be read: `{{date}}` has a list or a map for a key; expected text such as `"{{title}}"`'],
		fixed: '---\nborn: "{{date}}"\n---\n',
	},
	{ title: 'a template in another place', path: 'Meta/film_template.md', note: '---\nday: {{date}}\n---\n', reports: [] },
	{ title: 'a template is never checked', path: 'Templates/Day.md', note: '---\nday: {{date}}: x\n---\n', reports: [] },
];

/** How templates and their folders are called where they lie, in some languages. */
const CALLED_TEMPLATE = /templat(?!er)|vorlage|mod[eè]le|plantilla|szablon|[sš]ablon|sjablo|テンプレート|模板|템플릿/iu;

/** A template that lies outside the folder of templates has blanks that are no YAML; what fills them in may want them as they are. */
function isToBeFilled(text: string, { start, end }: Range): boolean {
	return /\{\{[^{}\n]*\}\}|<%/.test(text.slice(start, end));
}

function faultFinding({ range, message, repair }: FrontmatterFault, isTemplate: boolean): Finding {
	return {
		range,
		message: `front matter cannot be read: ${message}`,
		fixes: repair === undefined ? [] : [{ kind: 'edit', title: repair.title, safe: repair.safe && !isTemplate, plan: applyRepair }],
	};
}
