/** A note that shows what notes can be: two actors, what they are to each other, and what they agreed, with where that is from. */
export interface ExampleNote {
	/** Relative to the vault, at its top: a folder of their own would draw later notes of these types into it. */
	readonly path: string;
	readonly text: string;
}

const BOOK = '- Lindgren, R. E. (1959). *Norway-Sweden: Union, Disunion, and Scandinavian Integration*. Princeton University Press.';

/** The example notes, which are sound under the built-in types, each linked with the others. @param typeKey is the key that names a note's type. */
export function exampleNotes(typeKey: string): readonly ExampleNote[] {
	return Object.entries({
		Norway: ['country', '', '\nIn a union with [[Sweden]] until 1905.\n\n', ['Karlstad Agreement', 'Norway-Sweden Relations']],
		Sweden: ['country', '', '\nIn a union with [[Norway]] until 1905.\n\n', ['Karlstad Agreement', 'Norway-Sweden Relations']],
		'Norway-Sweden Relations': [
			'relationship',
			'actors: [Norway, Sweden]\nstatus: partnership\nsince: 1905-10-26\n',
			'\n## Overview\n\nOne king and two parliaments until 1905; neighbors with open borders since.\n\n',
			['Karlstad Agreement]] — how the union ended', 'Norway', 'Sweden'],
			'[Wikipedia - Norway–Sweden relations](https://en.wikipedia.org/wiki/Norway%E2%80%93Sweden_relations)',
		],
		'Karlstad Agreement': [
			'policy',
			'actors: [Norway, Sweden]\nstatus: in force\ndate: 1905-09-23\n',
			'\n## Overview\n\nThe terms on which the union of the two ended without a war.\n\n',
			['Norway', 'Norway-Sweden Relations', 'Sweden'],
			'[Wikipedia - Dissolution of the union](https://en.wikipedia.org/wiki/Dissolution_of_the_union_between_Norway_and_Sweden)',
		],
	} satisfies Record<string, readonly [string, string, string, readonly string[], string?]>).map(
		([title, [type, fields, words, related, source]]) => {
			const bullets = related.map((name) => `- [[${name}${name.includes(']]') ? '' : ']]'}\n`).join('');
			const sources = source === undefined ? '' : `\n## Sources\n- ${source}\n${BOOK}\n`;
			const text = `---\n${typeKey}: ${type}\n${fields}---\n# ${title}\n${words}## Related Notes\n${bullets}${sources}`;
			return { path: `${title}.md`, text };
		},
	);
}
