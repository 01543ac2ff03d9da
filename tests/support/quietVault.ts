/** Types that a vault of its own has and that nothing of ours describes, nor ever will: no built-in type begins with `own-`. */
export const UNKNOWN_TYPES = [
	'own-concept',
	'own-event',
	'own-battle',
	'own-doctrine',
	'own-weapon',
	'own-era',
	'own-ideology',
	'own-place',
	'own-movement',
	'own-document',
	'own-technology',
	'own-factor',
] as const;

/** Names that stand near each other and are all right: each has its note. */
const NAMES = [
	'Iran',
	'Oman',
	'Niger',
	'Gambia',
	'Zambia',
	'Austria',
	'Australia',
	'Slovakia',
	'Slovenia',
	'Guinea',
	'Guyana',
	'Dominica',
	'Mali',
	'Malawi',
	'Türkiye',
	'Côte d’Ivoire',
	'São Tomé',
	'Łódź Accord',
	'東京会談',
	'Ελληνική Ένωση',
	'מועצת הביטחון',
	'مجلس التعاون',
	'Министерство торговли',
	'Zionism',
	'Communism',
	'Islamism',
	'Economics',
	'Physics',
	'ISI',
	'Sanction Regime',
	'Section 502B',
	'Section 620I',
	'Protests 2025',
	'Protests 2026',
	'F-35',
	'Camp David',
	'Oslo Process',
	'Suez Crisis',
	'Energy Union',
	'Boris Johnston',
	'Colombia',
	'St. Petersburg',
	'C#',
	'The Sea-Peoples',
	'Cold War',
] as const;

/** Names that are linked and named and have no note, as in every vault. */
const NEVER_WRITTEN = [
	'UAE',
	'EU',
	'Iraq',
	'Nigeria',
	'United Nations',
	'Zionist',
	'Austrian',
	'Protests 2024',
	'Section 301',
	'ISIS',
	'Slavonia',
	'Mauritania',
	'AI',
	'Dominican Republic',
	'Communist',
	'Bali',
] as const;

const STATUSES = [
	'strong alliance',
	'shattered by 2026 war',
	'on and off',
	'in force',
	'draft',
	'ended',
	'strained',
	'frozen since 2014',
	'active',
] as const;

const PLAIN_CITATIONS = [
	'Redford, D. (2003). *The Wars in Syria and Palestine of Thutmose III*. Brill.',
	'Hobsbawm, E. (1994). *The Age of Extremes*. Michael Joseph.',
	'Interview with a former official, Vienna, 12 May 2019',
	'FRUS 1969–76, vol. XXV, doc. 412',
	'“The Long Telegram”, 22 February 1946',
	'Clogg, R. (2013). A Concise History of Greece, 3rd ed., ch. 4',
] as const;

const LINKS = [
	'[Reuters - Talks resume](https://www.reuters.com/world/talks-resume-%N/)',
	'[CFR — A short history](https://www.cfr.org/backgrounder/short-history-%N?utm_source=x)',
	'[The Economist: The next war](https://economist.com/%N/next-war#comments)',
	'[Who decides | Foreign Affairs](https://www.foreignaffairs.com/articles/%N)',
	'[Treaty (full text)](https://en.wikipedia.org/wiki/Treaty_(%N)) - the full text',
	'[A page](http://example.org/%N.pdf), pp. 3–9',
] as const;

/** A sequence of numbers below a bound, the same in every run. */
function sequence(seed: number): (bound: number) => number {
	let state = seed >>> 0;
	return (bound) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * bound);
	};
}

/**
 * 200 sound notes as people write them who know nothing of us: plain names and flow lists, types and statuses of their own,
 * links that lead nowhere yet, citations without addresses, several names for each section; and beside them what is never
 * checked (templates, daily notes). The same texts in every run, by path.
 */
export function quietVault(): Readonly<Record<string, string>> {
	const next = sequence(20261122);
	const pick = <Item>(items: readonly Item[]): Item => items[next(items.length)] as Item;
	const vault: Record<string, string> = {};
	const names = Array.from(
		{ length: 200 },
		(_, at) =>
			NAMES[at] ??
			`${pick(['Treaty', 'Siege', 'Congress', 'Line', 'Memo'])} of ${pick(['Aden', 'Basel', 'Cadiz', 'Delft', 'Essen', 'Fez'])} ${1800 + at}`,
	);
	for (const [at, name] of names.entries()) {
		const type = at % 10 === 9 ? undefined : pick(UNKNOWN_TYPES);
		const text = noteText(name, type, { next, pick, names, at });
		vault[`${pick(['Notes', 'History', 'Notes/Old', 'Desk'])}/${name}.md`] =
			at % 20 === 3 ? text.replaceAll('\n', '\r\n') : at % 50 === 7 ? `\ufeff${text}` : text;
	}
	vault['Templates/Event.md'] = '---\ntype: own-event\ndate: {{date}}\nactors: [\n---\n# {{title}}\n\n## Related Notes\n- \n';
	vault['Templates/Relationship.md'] = '---\ntype: relationship\nactors: []\nstatus: \n---\n';
	vault['Daily/2026-03-14.md'] = '---\nmood: : :\n---\n- called [[united nations]], read [[Irann]]\n';
	vault['Index.md'] = `# Index\n\n${names
		.slice(0, 60)
		.map((name) => `- [[${name}]]`)
		.join('\n')}\n`;
	vault['CLAUDE.md'] = 'Write notes about [[UAE]] with care.\n';
	vault['Assets/map.png'] = '';
	return vault;
}

interface Drawing {
	readonly next: (bound: number) => number;
	readonly pick: <Item>(items: readonly Item[]) => Item;
	readonly names: readonly string[];
	readonly at: number;
}

function noteText(name: string, type: string | undefined, drawing: Drawing): string {
	return frontmatterText(type, drawing) + bodyText(name, drawing);
}

function frontmatterText(type: string | undefined, { next, pick, names, at }: Drawing): string {
	if (type === undefined && at % 20 === 9) return '';
	const lines = [
		...(type === undefined ? [] : [`type: ${type}${at % 7 === 0 ? ' # as agreed' : ''}`]),
		...(next(2) === 0 ? [`actors: [${pick(names.slice(0, 30))}, ${pick(NEVER_WRITTEN)}]`] : []),
		...(next(2) === 0 ? [`status: ${pick(STATUSES)}`] : []),
		...(next(3) === 0 ? [`since: ${pick(['1979', '1979-02', '1979-02-11', 'the war', 'c. 1200 BC'])}`] : []),
		...(next(4) === 0 ? [`founder: ${pick(NEVER_WRITTEN)}`] : []),
		...(next(4) === 0 ? ['aliases: [null]'] : [`aliases: [${at === 8 ? 'Turkey' : `Alias ${at}`}]`]),
		...(next(5) === 0 ? ['tags: [null]'] : [`tags: [${pick(['war', 'peace', 'trade'])}, ${pick(['middle-east', 'cold-war'])}]`]),
		...(next(6) === 0 ? [`up: "[[${pick(names)}]]"`] : []),
		...(next(8) === 0 ? ['summary: >-', '  two lines', '  of text'] : []),
		...(next(8) === 0 ? ['location: [31.5, 34.8]', 'cssclasses:', '  - wide', '  - "no-title"'] : []),
		...(next(9) === 0 ? ["title: 'It''s: quoted'", 'id: 202603141530', 'share: 0.75'] : []),
	];
	return `---\n${lines.join('\n')}\n---\n\n`;
}

function bodyText(name: string, drawing: Drawing): string {
	const { next, pick, names, at } = drawing;
	const sources = `${pick(['## Sources', '### Sources', '## Sources & Further Reading', '## References', '## Further Reading'])}\n${sourceLines(drawing).join('\n')}\n`;
	const related = `${pick(['## Related Notes', '## Related Concepts', '## Related', '## See also'])}\n${relatedLines(drawing).join('\n')}\n`;
	const paragraphs = [
		`The [[${pick(names)}]] and the [[${pick(NEVER_WRITTEN)}]] of ${1900 + next(100)}, see [[${pick(names)}|there]] and ![[map.png]].`,
		`About $3.8 billion, or 38 %, by one count. %% ask [[${pick(NEVER_WRITTEN)}]] %% Code: \`[[not|a link]]\`.`,
		...(at % 6 === 0 ? [`| Year | What |\n|------|------|\n| 1979 | [[${pick(names)}\\|it]] |\n| 1980 | none |`] : []),
		...(at % 11 === 0 ? ['```yaml\n---\ntype: [[broken\n---\n```'] : []),
		...(at % 13 === 0 ? [`*Source: [Reuters - Talks resume](https://www.reuters.com/world/talks-resume-${at}/)*`] : []),
		...(at % 17 === 0 ? ['A claim.[^1]\n\n[^1]: Clogg, p. 12'] : []),
	].join('\n\n');
	const tail = next(2) === 0 ? `${related}\n${sources}` : `${sources}\n${related}`;
	const footer = at % 9 === 0 ? '\n---\n*Created 2026-03-20*\n' : '';
	return `# ${name}\n\n## Overview\n${paragraphs}\n\n${tail}${footer}`;
}

function relatedLines({ next, pick, names, at }: Drawing): readonly string[] {
	if (at % 12 === 0) return ['- '];
	const start = next(names.length - 8);
	const listed = names.slice(start, start + 2 + next(6));
	const bullets = listed.map((name, place) => (place % 3 === 2 ? `- [[${name}]] — because` : `- [[${name}]]`));
	const vault = `- [Energy Desk: Oil](obsidian://open?vault=Energy%20Desk&file=Oil)`;
	return at % 5 === 0 ? [...bullets, `- [[${pick(NEVER_WRITTEN)}]]`, '', '### Cross-vault', vault] : bullets;
}

function sourceLines({ next, pick, names, at }: Drawing): readonly string[] {
	const count = 1 + next(3);
	const citations = PLAIN_CITATIONS.slice(0, count).map((citation) => `- ${citation}`);
	const links = Array.from({ length: next(3) }, (_, place) => `- ${pick(LINKS).replaceAll('%N', String(at * 10 + place))}`);
	const bare = at % 10 === 4 ? [`- https://news.example.com/${at}`] : [];
	const clipped = at % 14 === 5 ? [`- [[${pick(names)}]]`] : [];
	return [...citations, ...links, ...bare, ...clipped];
}
