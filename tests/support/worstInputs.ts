/** The notes of a vault, path to text. */
export type Texts = Readonly<Record<string, string>>;

/** A vault of about `size` characters that gives a rule as much to do as that many can. */
export type WorstInput = (size: number) => Texts;

const OTHERS: Texts = { 'Iran.md': '# Iran\n', 'Israel.md': '# Israel\n' };

/** One note that is `piece` over and over, after `before`. */
function long(before: string, piece: string, others: Texts = OTHERS): WorstInput {
	return (size) => ({ ...others, 'N.md': before + piece.repeat(Math.ceil(size / piece.length)) });
}

/** Notes of which `text` makes the nth, in folders of a hundred, where `path` does not say another place. */
function many(
	text: (n: number) => string,
	{ path = placed, others = OTHERS }: { path?: (n: number) => string; others?: Texts } = {},
): WorstInput {
	return (size) => {
		const notes: [string, string][] = [];
		for (let n = 0, length = 0; length < size; n += 1) {
			const written = text(n);
			length += written.length + 20;
			notes.push([path(n), written]);
		}
		return { ...others, ...Object.fromEntries(notes) };
	};
}

function placed(n: number): string {
	return `F${Math.floor(n / 100)}/Note ${n}.md`;
}

/** Letters for a number, so that names have no digits. */
function word(n: number): string {
	let letters = '';
	for (let left = n + 1; left > 0; left = Math.floor(left / 26)) letters += String.fromCharCode(97 + (left % 26));
	return letters;
}

const POLICY = 'type: policy\nstatus: enacted\n';
const TYPES: Texts = {
	'Types/event.md': '---\ntype: note-type\nname: event\nfields:\n  place: { kind: text }\nunknown-fields: warn\n---\n',
};

/** For each rule, by its id. A rule that is not here fails the test that grows them. */
export const WORST_INPUTS: Readonly<Record<string, WorstInput>> = {
	'alias-claimed': many(() => '---\ntype: country\naliases: [Iran, Israel]\n---\n'),
	'conflict-copy': many((n) => `text ${n}\n`, {
		path: (n) => `F${Math.floor(n / 100)}/Note ${n}.sync-conflict-20240101-120000-ABCDEFG.md`,
	}),
	'duplicate-name': many(() => 'text of a note\n', { path: (n) => `F${n}/Same.md` }),
	'field-kind': many(() => `---\n${POLICY}actors: Iran\n---\n`),
	'field-required': many(() => '---\ntype: policy\n---\n'),
	'field-value': many(() => `---\n${POLICY}actors: []\ndate: 2024-02-31\n---\n`),
	'frontmatter-well-formed': long('---\n', 'a: [b\n'),
	'known-type': many(() => '---\ntype: relation\u200bship\n---\n'),
	'link-near-miss': long('', '[[Irán]] [[Isreal]] ', {
		...OTHERS,
		...Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${word(n)} state.md`, ''])),
	}),
	'link-pipe-in-table': long('| a |\n| - |\n', '| [[Iran|b]] |\n'),
	'membership-mismatch': (size) => ({
		...many(() => '---\ntype: group\nparent: Axis\n---\n')(size / 2),
		'Axis.md': `---\ntype: group\nmembers: [${Array.from({ length: size / 30 }, (_, n) => `Child ${n}`).join(', ')}]\n---\n`,
		...Object.fromEntries(
			Array.from({ length: size / 30 }, (_, n) => [`Child ${n}.md`, `---\ntype: group\nparent: ${n % 3 === 0 ? 'Iran' : 'Axis'}\n---\n`]),
		),
		'Iran.md': '',
	}),
	'merge-conflict': long('', '<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n'),
	'name-exists': many((n) => `---\n${POLICY}actors: [Nobody ${word(n)}, Nowhere ${word(n)}]\n---\n`),
	'name-type': many(() => `---\n${POLICY}actors: [A law]\n---\n`, { others: { 'A law.md': `---\n${POLICY}---\n` } }),
	'no-ambiguous-link': many(() => '[[Same]]\n', { path: (n) => (n % 2 === 0 ? `F${n + 1000000}/Same.md` : placed(n)) }),
	'note-in-type-folder': many(() => '---\ntype: event\n---\n', {
		others: { 'Types/event.md': '---\ntype: note-type\nname: event\nfolder: Events\n---\n' },
	}),
	'note-not-written': many((n) => `[[Nobody ${word(n)}]] [[Nowhere ${word(n)}]]\n`),
	'related-bullet-gone': long('## Related Notes\n', '- [[Nobody]]\n'),
	'related-notes-current': many(() => '---\ntype: policy\n---\nAbout [[Iran]] and [[Israel]].\n', {
		others: { 'Iran.md': '---\ntype: country\n---\n## Related Notes\n- [[Israel]]\n', 'Israel.md': '# Israel\n' },
	}),
	'related-notes-duplicate': long('## Related Notes\n', '- [[Iran]]\n'),
	'relationship-duplicate': many((n) => `---\ntype: relationship\nactors: [Iran, Israel]\nsince: ${1900 + (n % 9)}\n---\n`),
	'section-order': long('---\ntype: argument\n---\n## For\n\n## Overview\n\n## Against\n', '## History\n', {
		'Types/argument.md': '---\ntype: note-type\nname: argument\nsections: [Overview, For, Against]\n---\n',
	}),
	'section-required': long('---\ntype: policy\n---\n', '### A heading\n'),
	'section-shape': long('---\ntype: dossier\n---\n## Sources\n', '- so they say\n', {
		'Types/dossier.md': '---\ntype: note-type\nname: dossier\nsections: [{ name: Sources, items: link }]\n---\n',
	}),
	'source-duplicate': long('## Sources\n', '- a\n'),
	'source-format': long('## Sources\n', '- http://a.b/c\n'),
	'sources-present': long('---\ntype: policy\n---\n', '<http://a'),
	'type-note': many(
		(n) => `---\ntype: note-type\nname: t${n}\nextends: t${n % 50 === 0 ? 'none' : n - 1}\nfields:\n  f${n}: { kind: txt }\n---\n`,
		{
			path: (n) => `Types/t${n}.md`,
		},
	),
	'unknown-field': many(() => '---\ntype: event\nplce: a\nplaces: b\n---\n', { others: TYPES }),
	'value-near-miss': many(
		(n) =>
			`---\nplace: Station ${word(n % 5 === 0 ? n : n - (n % 5) + 1)}${n % 5 === 0 ? 'x' : ''}\nstatus: ${n % 7 === 0 ? 'strong aliance' + word(n) : 'strong alliance'}\n---\n`,
		{
			others: { 'One.md': '---\nstatus: strong aliance\n---\n' },
		},
	),
	'unsourced-number': long('# A\n\n', '12.5 % of 2024 '),
};
