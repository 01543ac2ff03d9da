import { describe, expect, test } from 'vitest';
import { linkifyRanges } from '../../../../src/core/note/edit/body/linkifyRanges.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { applyEdits } from '../../../../src/core/text/applyEdits.ts';
import { noteTypesFrom } from '../../../../src/core/types/noteTypesFrom.ts';
import { mentionSearch } from '../../../../src/core/vault/mentions/mentionSearch.ts';
import { NoteIndex } from '../../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../../src/core/vault/vaultSchema.ts';

const { settings } = parseSettings({});

/** The notes that linking the first mention of `target` everywhere changes, with their text then. */
function linkedAll(target: string, texts: Readonly<Record<string, string>>): Record<string, string> {
	const { types } = noteTypesFrom([], settings);
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const [path, text] of Object.entries(texts)) index.put(parseNote(path, text));
	const search = mentionSearch(target, index, settings);
	const changed: Record<string, string> = {};
	for (const [path, text] of Object.entries(texts)) {
		if (!search?.isWorthReading(path, text)) continue;
		const note = parseNote(path, text);
		const first = search.first(note);
		if (first === undefined) continue;
		const name = target.slice(target.lastIndexOf('/') + 1, -3);
		const outcome = linkifyRanges(note, [first], { text: `[[${name}]]`, name });
		changed[path] = outcome.kind === 'edits' ? applyEdits(text, outcome.edits) : outcome.kind;
	}
	return changed;
}

describe('linking the mentions of a note in a whole vault', () => {
	test('links the first one that is the name itself, outside of headings and longer names', () => {
		const texts = {
			'Oman.md': '---\ntype: country\n---\n# Oman\n\nText on Oman.\n',
			'Gulf of Oman.md': '---\ntype: sea\n---\n# Gulf of Oman\n\nText.\n',
			'Oman Air.md': '# Oman Air\n\nOman Air flies from Oman. Gulf of Oman. Oman again.\n\n## Oman and the sea\n',
		};
		const once = linkedAll('Oman.md', texts);
		expect(once).toEqual({
			'Oman Air.md': '# Oman Air\n\nOman Air flies from [[Oman]]. Gulf of Oman. Oman again.\n\n## Oman and the sea\n',
		});
		expect(linkedAll('Oman.md', { ...texts, ...once })).toEqual({});
	});

	test.each([
		['a daily note', '2026-05-01.md', 'Read about Oman.\n'],
		['a changelog', 'Changelog.md', '- Oman added\n'],
		['a log in a folder', 'Admin/Session log 2026.md', 'Oman was added.\n'],
		['a note for tools', 'CLAUDE.md', 'Link Oman.\n'],
		['an index note', 'Index.md', 'Oman is here.\n'],
		['a template', 'Templates/Country.md', 'Oman\n'],
		['a note that describes a type', 'Types/country.md', 'Oman is one.\n'],
		['a copy that a sync service made', 'Muscat (Conflicted copy iPad 202603121129).md', 'Oman.\n'],
		['a clipped document by its type', 'Clip.md', '---\ntype: source\n---\nOman said.\n'],
		['a drawing that a plugin keeps', 'Drawing.md', '---\nexcalidraw-plugin: parsed\n---\nOman said.\n'],
		['a clipped document by its origin', 'Clip.md', '---\nsource: https://example.org/x\n---\nOman said.\n'],
		['a quote', 'Muscat.md', '> Oman said so.\n'],
		['a list of sources', 'Muscat.md', '# Muscat\n\n## Sources\n- Doe, J. (2001). *Oman*.\n'],
		['the id of a block', 'Muscat.md', 'A claim about oil. ^oman\n'],
		['a footnote', 'Muscat.md', 'A claim.[^oman]\n\n[^oman]: Doe, J. (2001). *Book*.\n'],
		['a link by reference', 'Muscat.md', 'See [the report][Oman].\n\n[Oman]: https://example.org/report\n'],
		['a field', 'Muscat.md', 'Oman:: yes\n'],
		['a command and an address', 'Muscat.md', '<% tp.Oman %> and file:///home/Oman/a.pdf\n'],
		['a note whose prose links it already', 'Muscat.md', 'See [[Oman|it]]. Oman is large.\n'],
		['an open fence', 'Muscat.md', 'Text.\n\n```\nOman\n'],
	])('leaves alone %s', (_, path, text) => {
		expect(linkedAll('Places/Oman.md', { 'Places/Oman.md': '# Oman\n', [path]: text })).toEqual({});
	});

	test('a link in the list of related notes or in a field is none in the prose', () => {
		const text = '---\nparent: "[[Oman]]"\n---\nOman is near.\n\n## Related Notes\n- [[Oman]]\n';
		expect(linkedAll('Oman.md', { 'Oman.md': '', 'Muscat.md': text })).toEqual({ 'Muscat.md': text.replace('Oman is', '[[Oman]] is') });
	});

	test('a mention before the first link is the first', () => {
		const text = 'Oman is large. See [[Oman]].\n';
		const once = linkedAll('Oman.md', { 'Oman.md': '', 'Muscat.md': text });
		expect(once).toEqual({ 'Muscat.md': '[[Oman]] is large. See [[Oman]].\n' });
		expect(linkedAll('Oman.md', { 'Oman.md': '', ...once })).toEqual({});
	});

	test('emphasis is kept, an alias shows its words, and accents in capitals are no matter', () => {
		const texts = {
			'İstanbul.md': '---\naliases: [Constantinople]\n---\n',
			'A.md': 'In _İstanbul_.\n',
			'B.md': 'In *Constantinople*.\n',
			'C.md': 'In ISTANBUL.\n',
		};
		expect(linkedAll('İstanbul.md', texts)).toEqual({
			'A.md': 'In _[[İstanbul]]_.\n',
			'B.md': 'In *[[İstanbul|Constantinople]]*.\n',
			'C.md': 'In [[İstanbul|ISTANBUL]].\n',
		});
	});
});
