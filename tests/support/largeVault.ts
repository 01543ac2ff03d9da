/** Notes that link to the hub: two thousand actors, what three thousand relationships say of them, and five thousand policies. */
const ACTORS = 2000;
const RELATIONSHIPS = 3000;
const POLICIES = 5000;
const STATUSES = ['allied', 'hostile', 'cool', 'trading', 'at war', 'neutral', 'recognised', 'broken off', 'unknown'];

/** How many notes link to `Hub.md`, and give one source each. */
export const LINKING = ACTORS + RELATIONSHIPS + POLICIES;

/** So many of them say the name of `Quiet Gulf.md`, and do not link to it. */
export const MENTIONING = 2000;

/**
 * Ten thousand notes of which each has something for every view of a vault: it links to one hub and to another note, lists two more, and
 * gives a source; relationships and policies have their actors and dates. One for all views, as reading, recording and storing so many
 * notes takes seven seconds of the processor.
 */
export function largeVault(): Record<string, string> {
	const actor = (at: number): string => `Actor ${at % ACTORS}`;
	const heads: [path: string, head: string, lines: string][] = [];
	for (let at = 0; at < ACTORS; at += 1) heads.push([`Actors/${actor(at)}`, `type: country\nfounded: ${1000 + (at % 1000)}`, '']);
	for (let at = 0; at < RELATIONSHIPS; at += 1)
		heads.push([
			`Relationships/R ${at}`,
			`type: relationship\nactors: [${actor(at * 7)}, ${actor(at * 13 + 1)}]\nstatus: ${STATUSES[at % STATUSES.length]}\nsince: ${1900 + (at % 120)}`,
			`- ${1900 + (at % 120)}: a treaty\n- 5 May ${1900 + (at % 110)}: a visit\n\n`,
		]);
	for (let at = 0; at < POLICIES; at += 1)
		heads.push([
			`Policies/P ${at}`,
			`type: policy\nactors: [${actor(at * 3)}, ${actor(at * 5 + 2)}]\nstatus: proposed\ndate: ${1950 + (at % 70)}-01-02`,
			'',
		]);
	const names = heads.map(([path]) => path.slice(path.indexOf('/') + 1));
	const link = (at: number): string => `[[${names[at % LINKING]}]]`;
	const notes = heads.map(([path, head, lines], at): [string, string] => [
		`${path}.md`,
		`---\n${head}\ntags: [trade, t${at % 9}]\n---\n# ${names[at]}\n\nText about [[Hub]] and ${link(at * 31 + 1)}.${at < MENTIONING ? ` The Quiet Gulf is calm, says number ${at}.` : ''}\n\n${lines}## Related Notes\n- ${link(at * 3 + 1)}\n- ${link(at + 1)}\n\n## Sources\n- [House ${at % 90} - Title ${Math.floor(at / 10)} part ${at % 10}](https://h${at % 90}.org/${at})\n`,
	]);
	return {
		...Object.fromEntries(notes),
		'Hub.md': '---\ntype: actor\ntags: [trade, gulf]\n---\n# Hub\n\nSee [[R 1]] and [[R 7]].\n\n## Related Notes\n- [[R 2]]\n- [[R 3]]\n',
		'Quiet Gulf.md': '---\ntype: place\n---\n# Quiet Gulf\n',
		'Here.md': '# Here\n\nText.\n',
	};
}
