import { expect, test } from 'vitest';
import { linkPlaces } from '../../src/obsidian/features/backlinks/linkPlaces.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { memoryVault } from '../support/memoryVault.ts';

const said = (text: string, path = 'US-Iran.md'): unknown => {
	const { index } = memoryVault({ 'Iran.md': '', [path]: text });
	const record = index.record(path);
	if (record === undefined) throw new Error('the note is read');
	const links = record.links.filter(({ target }) => target === 'Iran');
	const { others, sentences } = linkPlaces(parseNote(path, text), record, links);
	return [others, sentences.map(({ trail, line }) => `${trail} | ${line.before}[${line.link}]${line.after}`)];
};

test.each([
	['a sentence with the headings above it', '## Talks\n### Vienna\nWith [[Iran]] again.\n', [[], ['Talks › Vienna | With [Iran] again.']]],
	['the headings without the title of the note', '# US-Iran\n## Talks\nWith [[Iran]].\n', [[], ['Talks | With [Iran].']]],
	['nor a title that is not the name of the file', '# America and Iran\n## Talks\nWith [[Iran]].\n', [[], ['Talks | With [Iran].']]],
	['of two headings of the first level both are headings', '# Past\n[[Iran]] then.\n# Present\n', [[], ['Past | [Iran] then.']]],
	['one that lists related notes is no title either', 'Text.\n# 相关\n[[Iran]] too.\n', [[], ['相关 | [Iran] too.']]],
	['a bare bullet of its related notes is no sentence', '## Related Notes\n- [[Iran]]\n', [['its related notes'], []]],
	['one that says why is', '## Related Notes\n- [[Iran]] — the other side\n', [[], ['Related Notes | [Iran] — the other side']]],
	['fields are named', '---\ntype: relationship\nactors: [Iran]\n---\nOn [[Iran]].\n', [['actors'], [' | On [Iran].']]],
])('%s', (_, text, expected) => {
	expect(said(text)).toEqual(expected);
});
