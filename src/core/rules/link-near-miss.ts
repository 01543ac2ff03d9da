import type { Finding } from '../note/finding.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf, withoutExtension } from '../vault/paths/pathParts.ts';
import { nearMissFixes } from './fixes/nearMissFixes.ts';
import type { Difference, NearName } from '../vault/names/nearNames.ts';
import { nearMissOf, SHORT_INITIALS } from './shared/nearMissOf.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { besides } from '../text/besides.ts';

const COUNTRIES = {
	'Countries/United States.md': '---\ntype: country\naliases: [USA]\n---\nThe US was founded in 1776.\n',
	'Countries/Iran.md': '---\ntype: country\n---\n',
	'Countries/Türkiye.md': '---\ntype: country\naliases: [Turkey]\n---\n',
	'Policies/Abraham Accords.md': '---\ntype: policy\n---\n',
};

/** A link or a name that leads nowhere and is surely meant for a note that is there. */
export const linkNearMiss: VaultRule = {
	id: 'link-near-miss',
	scope: 'vault',
	severity: 'warning',
	summary: 'Reports a link or a name that leads nowhere and is surely one of the notes',
	mayReport: ({ links }) => links().unresolved.length > 0,
	*check(context) {
		for (const link of context.links().unresolved) {
			const near = nearMissOf(context, link);
			// No wikilink leads to a file whose name has a blank at an end: it is to be renamed.
			if (near !== undefined && !/^\s|\s$/.test(noteNameOf(near.path))) yield findingOf(context, link, near);
		}
	},
};

export const why =
	'The note is there and the link misses it: it differs in accents, dashes, punctuation or number, is an alias (which Obsidian does not follow in links), the initials that the note says itself, or has a slip of the finger. Two names that both exist are never taken for each other, and neither are two words with another letter: Iraq is not Iran, and Marten is not Martin. A name that is missed in many places is one finding, and `dossier fix --fix-unsafe link-near-miss` mends all of them.';

export const examples: readonly RuleExample[] = [
	{
		title: 'other punctuation',
		note: 'See [[united-states]].\n',
		vault: COUNTRIES,
		reports: ['1:5 `united-states` leads nowhere; expected `United States`, which is written with other punctuation'],
		fixed: 'See [[United States]].\n',
	},
	{
		title: 'an alias is not followed in a link',
		note: 'See [[USA]].\n',
		vault: COUNTRIES,
		reports: ['1:5 `USA` leads nowhere; expected `United States`, of which it is an alias'],
		fixed: 'See [[United States|USA]].\n',
	},
	{
		title: 'the singular',
		note: 'Outside the [[Abraham Accord]].\n',
		vault: COUNTRIES,
		reports: ['1:13 `Abraham Accord` leads nowhere; expected `Abraham Accords`, the plural'],
		fixed: 'Outside the [[Abraham Accords|Abraham Accord]].\n',
	},
	{
		title: 'no accents',
		note: 'See [[Turkiye]].\n',
		vault: COUNTRIES,
		reports: ['1:5 `Turkiye` leads nowhere; expected `Türkiye`, which is written with other accents'],
		fixed: 'See [[Türkiye]].\n',
	},
	{
		title: 'a slip of the finger in a long word',
		note: 'See [[Abrahma Accords]].\n',
		vault: COUNTRIES,
		reports: ['1:5 `Abrahma Accords` leads nowhere; expected `Abraham Accords`, which differs by a letter'],
		fixed: 'See [[Abraham Accords]].\n',
	},
	{
		title: 'another folder',
		note: 'See [[Policies/Iran]].\n',
		vault: COUNTRIES,
		reports: ['1:5 `Policies/Iran` leads nowhere; expected `Countries/Iran`, where a note of that name lies'],
		fixed: 'See [[Countries/Iran]].\n',
	},
	{
		title: 'initials that the note says itself, in a field of names',
		note: '---\ntype: relationship\nactors: [US, Iran]\nstatus: hostile\n---\n',
		vault: COUNTRIES,
		reports: ['3:10 `US` leads nowhere; expected `United States`, whose initials it has'],
	},
	{ title: 'an alias in its own note', path: 'United States.md', note: '---\naliases: [USA]\n---\nThe [[USA]].\n', reports: [] },
	{
		title: 'a table of contents from before its note was renamed',
		path: "Ports' Act.md",
		note: '- [[Ports Act#Aims]]\n\n## Aims\n',
		reports: ["1:3 `Ports Act` leads nowhere; expected `Ports' Act`, which is written with other punctuation"],
	},
	{ title: 'Iraq is not Iran', note: 'See [[Iraq]].\n', vault: COUNTRIES, reports: [] },
	{
		title: 'UAE is nobody when the United Arab Emirates have no note',
		note: '---\ntype: policy\nactors: [UAE]\nstatus: in force\n---\n',
		vault: COUNTRIES,
		reports: [],
	},
	{
		title: 'an alias is a name where names are asked for',
		note: '---\ntype: policy\nactors: [USA, turkey]\nstatus: in force\n---\n',
		vault: COUNTRIES,
		reports: [],
	},
	{ title: 'a year is never a slip of the finger', note: '[[Protests 2025]]\n', vault: { 'Protests 2026.md': '' }, reports: [] },
	{
		title: 'another ending is another word',
		note: '[[Zionist]], [[Austrian]]\n',
		vault: { 'Zionism.md': '', 'Austria.md': '' },
		reports: [],
	},
	{
		title: 'two notes that are equally near',
		note: '[[the-accords]]\n',
		vault: { 'a/The accords.md': '', 'b/The Accords.md': '' },
		reports: [],
	},
	{
		title: 'two capitals are initials of an actor or of nobody',
		note: '[[EU]]\n',
		vault: { 'Energy Union.md': '---\ntype: policy\n---\nThe EU of gas.\n' },
		reports: [],
	},
	{
		title: 'initials that the note does not say are an abbreviation of something else',
		note: '[[NTB]]\n',
		vault: { 'Northern Trade Board.md': 'It meets in May.\n' },
		reports: [],
	},
	{
		title: 'other dashes',
		note: '[[Iran–Iraq War]]\n',
		vault: { 'Iran-Iraq War.md': '' },
		reports: ['1:1 `Iran–Iraq War` leads nowhere; expected `Iran-Iraq War`, which is written with other dashes'],
		fixed: '[[Iran-Iraq War]]\n',
	},
	{ title: 'a file whose name ends in a blank', note: '[[Iran ]], [[Iran]]\n', vault: { 'Iran .md': '' }, reports: [] },
	{
		title: 'two blanks, and one that does not break',
		note: '[[Iran-Iraq  War]], [[\u00a0Iran]]\n',
		vault: { 'Iran-Iraq War.md': '', 'Iran.md': '' },
		reports: [
			'1:1 `Iran-Iraq\\u0020 War` leads nowhere; expected `Iran-Iraq War`, which is written with other blanks',
			'1:21 `\\u00a0Iran` leads nowhere; expected `Iran`, which is written with other blanks',
		],
		fixed: '[[Iran-Iraq War]], [[\u00a0Iran]]\n',
	},
	{
		title: 'a path from the top of the vault, where the note lies in a folder',
		note: '[[/Iran-Iraq War]]\n',
		vault: { 'Wars/Iran-Iraq War.md': '' },
		reports: ['1:1 `/Iran-Iraq War` leads nowhere; expected `Wars/Iran-Iraq War`, where a note of that name lies'],
		fixed: '[[Wars/Iran-Iraq War]]\n',
	},
	{
		title: 'a signed name where names are signed',
		note: '[[§Straits]]\n',
		vault: { 'Straits.md': '', '§Ports.md': '', '§Fleets.md': '', '§Tolls.md': '' },
		reports: [],
	},
	{ title: 'a slash is a path only after a folder', note: '[[Draft/Iran]]\n', vault: COUNTRIES, reports: [] },
	{ title: 'a sign is a letter of its name', note: '[[Volt+]]\n', vault: { 'Volt.md': '' }, reports: [] },
	{ title: 'one word with another letter is another name', note: '[[Martin]]\n', vault: { 'Marten.md': '' }, reports: [] },
	{
		title: 'an alias in capitals is meant by capitals',
		note: '[[aid]]\n',
		vault: { 'Agency.md': '---\naliases: [AID]\n---\n' },
		reports: [],
	},
	{
		title: 'a title of a file that is called as addresses are',
		note: 'Under the [[Treaty of 1979]] they left.\n',
		vault: { 'treaty-of-1979.md': '' },
		reports: ['1:11 `Treaty of 1979` leads nowhere; expected `treaty-of-1979`, which is written with other punctuation'],
		fixed: 'Under the [[treaty-of-1979|Treaty of 1979]] they left.\n',
	},
	{
		title: 'the plural of an alias',
		note: 'In [[Persian Empires]].\n',
		vault: { 'Iran.md': '---\naliases: [Persian Empire]\n---\n' },
		reports: ['1:4 `Persian Empires` leads nowhere; expected `Iran`, with the alias `Persian Empire`, the singular'],
		fixed: 'In [[Iran|Persian Empires]].\n',
	},
	{
		title: 'a note that lies deep shows its name',
		note: '[[Treaty]]\n',
		vault: {
			'Countries/Middle East/Treaties and agreements/Bilateral/Treaty of 1979.md': '---\naliases: [Treaty]\n---\n',
			'Treaty of 1979.md': '',
		},
		reports: [
			'1:1 `Treaty` leads nowhere; expected `Countries/Middle Eas…and agreements/Bilateral/Treaty of 1979`, of which it is an alias',
		],
	},
	{ title: 'a page of the site that a text was copied from', note: '[Iran](/iran)\n', vault: COUNTRIES, reports: [] },
	{
		title: 'two words in one',
		note: '[[Straits Watch]]\n',
		vault: { 'Straitswatch.md': '' },
		reports: ['1:1 `Straits Watch` leads nowhere; expected `Straitswatch`, which is written with other blanks'],
		fixed: '[[Straitswatch]]\n',
	},
	{
		title: 'a page of Logseq, which has a file of its own below no folder',
		note: '[[Iran/Straits]]\n',
		vault: { 'Iran___Straits.md': '' },
		reports: ['1:1 `Iran/Straits` leads nowhere; expected `Iran___Straits`, which is written with other punctuation'],
		fixed: '[[Iran___Straits]]\n',
	},
	{ title: 'a folder', note: '[[Iran/]]\n', vault: COUNTRIES, reports: [] },
	{
		title: 'the counterpart of a note in another folder, written otherwise',
		path: 'Videos/The strait closes.md',
		note: '[[Transcripts/The strait closes!]]\n',
		vault: {},
		reports: [],
	},
	{
		title: 'accents that the name of the file leaves out are kept in the text',
		note: 'With [[François Hollande]].\n',
		vault: { 'Francois Hollande.md': '' },
		reports: ['1:6 `François Hollande` leads nowhere; expected `Francois Hollande`, which is written with other accents'],
		fixed: 'With [[Francois Hollande|François Hollande]].\n',
	},
	{
		title: 'a name that no wikilink can hold',
		note: 'See [[14 [Epilogue]]].\n',
		vault: { '14 [Epilogue].md': '' },
		reports: ['1:5 `14 [Epilogue` leads nowhere; expected another name for the file `14 [Epilogue]`, whose brackets no wikilink can hold'],
	},
	{ title: 'a plural in other capitals', note: '[[accords]]\n', vault: { 'Accord.md': '' }, reports: [] },
];

const REASONS: Readonly<Record<Difference, string>> = {
	place: 'where a note of that name lies',
	accents: 'which is written with other accents',
	blanks: 'which is written with other blanks',
	dashes: 'which is written with other dashes',
	punctuation: 'which is written with other punctuation',
	alias: 'of which it is an alias',
	plural: 'the plural',
	singular: 'the singular',
	initials: 'whose initials it has',
	spelling: 'which differs by a letter',
};

/** What is near may be an alias that stands nowhere in the note's name. */
function reasonOf({ path, name, difference }: NearName): string {
	const isAlias = difference !== 'alias' && name !== noteNameOf(path);
	return `${isAlias ? `with the alias ${inlineCode(name)}, ` : ''}${REASONS[difference]}`;
}

/** What all findings of one target that is meant for one note have in common. */
export function nearMissGroup(target: string, { path }: NearName): string {
	return JSON.stringify([target, path]);
}

function findingOf(context: VaultContext, link: LinkRecord, near: NearName): Finding {
	const expected = targetFor(context, near);
	const name = noteNameOf(near.path);
	const isHeld = link.kind !== 'wiki' || !/[[\]]/.test(name);
	const wanted = isHeld
		? `${inlineCode(expected)}, ${reasonOf(near)}`
		: `another name for the file ${inlineCode(name)}, whose brackets no wikilink can hold`;
	return {
		range: { start: link.start, end: link.end },
		message: `${besides(link.target, expected)} leads nowhere; expected ${wanted}`,
		fixes: isHeld ? nearMissFixes(link, near, expected) : [],
		group: nearMissGroup(link.target, near),
		...(isOtherWord(near) || isOfLogseq(near) || isShortOfNobody(context, link, near) ? { severity: 'info' } : {}),
	};
}

/** One word in the plural may be the title of something else, and a short one with two letters changed about another word: silver, sliver. */
function isOtherWord({ name, difference }: NearName): boolean {
	return difference === 'spelling'
		? /^\S{1,6}$/.test(name)
		: (difference === 'plural' || difference === 'singular') && !/[\s-]/.test(name.trim());
}

/** Logseq keeps the page `Iran/Straits` in a file `Iran___Straits.md`, and follows the link: a whole vault of such links is a way to write them. */
function isOfLogseq({ path }: NearName): boolean {
	return path.includes('___');
}

/** Two capitals are the initials of many things: IP is an address more often than a property. */
function isShortOfNobody({ index, types }: VaultContext, link: LinkRecord, { path, difference }: NearName): boolean {
	const type = index.record(path)?.type;
	const isActor = type !== undefined && types.isA(type, 'actor');
	return difference === 'initials' && link.target.replaceAll('.', '').length <= SHORT_INITIALS && !isActor;
}

/** How the note is linked: by its name where that is the only one, else by its path. */
function targetFor({ index, record }: VaultContext, { path, difference }: NearName): string {
	const name = noteNameOf(path);
	const byName = index.resolveLink(name, record.path);
	const isEnough = difference !== 'place' && byName.kind === 'found' && byName.path === path && !byName.ambiguous;
	return isEnough ? name : withoutExtension(path);
}
