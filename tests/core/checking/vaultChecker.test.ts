import { describe, expect, test } from 'vitest';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { inReportOrder } from '../../../src/core/checking/inReportOrder.ts';
import type { Diagnostic } from '../../../src/core/rules/rule.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { checkOptions } from '../../support/checkOptions.ts';

const BROKEN = '---\ntype: [\n---\n# Iran\n';
const SOUND = '# Iran\n';

function checkerOf(texts: Readonly<Record<string, string>>, options = checkOptions()): VaultChecker {
	const checker = new VaultChecker([], options);
	for (const [path, text] of Object.entries(texts)) checker.put(path, text);
	return checker;
}

/** `path rule` of everything that is found in the vault, read from `texts`. */
function foundIn(checker: VaultChecker, texts: Readonly<Record<string, string>>): readonly string[] {
	finish(checker.prepareAll());
	const found = checker.index.paths().flatMap((path): readonly Diagnostic[] => {
		const note = checker.opened(path) ?? (texts[path] === undefined ? undefined : parseNote(path, texts[path]));
		const record = checker.index.record(path);
		const own = note === undefined ? [] : checker.checkOwn(note);
		finish(checker.prepare(own, record));
		return [...checker.settled(own), ...(note === undefined || record === undefined ? [] : checker.checkAmongOthers(record))];
	});
	return inReportOrder(found).map(({ path, rule }) => `${path} ${rule}`);
}

describe('what an editor shows', () => {
	test('is told where its links stand there, whatever text the index knows', () => {
		const checker = checkerOf({ 'Tehran Talks.md': '', 'A.md': '# A\n\nSee [[Tehran Talk]].\n' });
		const places = (text: string): unknown => checker.check(parseNote('A.md', text)).map(({ rule, line, column }) => [rule, line, column]);
		expect(places('# A\n\nSee [[Tehran Talk]].\n')).toEqual([['link-near-miss', 3, 5]]);
		expect(places('# A\n\nMore words.\n\nAnd see [[Tehran Talk]].\n')).toEqual([['link-near-miss', 5, 9]]);
		expect(places('# A\n\nSee [[Tehran Talks]] and [[Téhran Talks]].\n')).toEqual([['link-near-miss', 3, 26]]);
		expect(places('# A\n\nSee [[Tehran Talks]].\n')).toEqual([]);
	});

	test('of a note that describes a type is judged as it stands there, before the vault is read again', () => {
		const before = '---\ntype: note-type\nname: own-event\nextends: actr\n---\n';
		const checker = new VaultChecker([parseNote('Types/own-event.md', before), parseNote('Types/actr.md', '')], checkOptions());
		const places = (text: string): unknown =>
			checker.check(parseNote('Types/own-event.md', text)).map(({ rule, line, column }) => [rule, line, column]);
		expect(places(before)).toEqual([['type-note', 4, 10]]);
		expect(places(before.replace('---\n', '---\ndescription: What happens\n'))).toEqual([['type-note', 5, 10]]);
		expect(places(before.replace('actr', 'actor'))).toEqual([]);
		expect(places(before)).toEqual([['type-note', 4, 10]]);
	});

	test('is what counts while it is open, whatever stands on disk', () => {
		const texts = { 'Iran.md': SOUND };
		const checker = checkerOf(texts);
		checker.open('Iran.md', BROKEN);
		checker.put('Iran.md', SOUND);
		expect(foundIn(checker, texts)).toEqual(['Iran.md frontmatter-well-formed']);
	});

	test('gives way to what the disk has by then when it is closed', () => {
		const checker = checkerOf({ 'Iran.md': SOUND, 'A.md': '[[Persia]]\n' });
		checker.open('Iran.md', BROKEN);
		checker.put('Iran.md', '---\naliases: [Persia]\n---\n# Iran\n');
		expect(checker.index.resolveName('Persia').kind).toBe('missing');
		checker.close('Iran.md');
		expect(checker.index.resolveName('Persia')).toMatchObject({ kind: 'found', path: 'Iran.md' });
	});

	test('is a note of the vault before it was ever saved, and none after it was closed unsaved', () => {
		const checker = checkerOf({});
		checker.open('New.md', SOUND);
		expect(checker.index.paths()).toEqual(['New.md']);
		checker.close('New.md');
		expect(checker.index.paths()).toEqual([]);
	});

	test('stays when its file is removed, and is gone when it is closed', () => {
		const checker = checkerOf({ 'Iran.md': SOUND });
		checker.open('Iran.md', SOUND);
		checker.remove('Iran.md');
		expect(checker.index.paths()).toEqual(['Iran.md']);
		checker.close('Iran.md');
		expect(checker.index.paths()).toEqual([]);
	});

	test('moves with its file', () => {
		const checker = checkerOf({ 'Iran.md': SOUND });
		checker.open('Iran.md', BROKEN);
		checker.rename('Iran.md', 'Places/Iran.md');
		expect(checker.opened('Iran.md')).toBeUndefined();
		expect(checker.opened('Places/Iran.md')?.text).toBe(BROKEN);
		expect(foundIn(checker, {})).toEqual(['Places/Iran.md frontmatter-well-formed']);
	});
});

describe('a check', () => {
	test('of one note says of it what a check of the whole vault says', () => {
		const texts = { 'A.md': '[[united-states]]\n', 'B.md': BROKEN, 'United States.md': '' };
		const checker = checkerOf(texts);
		const one = Object.entries(texts).flatMap(([path, text]) => checker.check(parseNote(path, text)));
		expect(one.map(({ path, rule }) => `${path} ${rule}`).sort()).toEqual([...foundIn(checker, texts)].sort());
		expect(one).toHaveLength(2);
	});

	test('says the same where only what its note needs of the vault was worked out', () => {
		const desks = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.md`, '---\nstatus: in force\n---\n']));
		const texts = {
			...desks,
			'Places/Abraham Accords.md': SOUND,
			'A.md': '---\nstatus: in forc\n---\n[[Abrahm Accords]], [[Nowhere/Abraham Accords]]\n',
		};
		const note = parseNote('A.md', texts['A.md']);
		const found = checkerOf(texts).check(note);
		expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['value-near-miss', 'link-near-miss']));
		const checker = checkerOf(texts);
		finish(checker.prepare([], checker.index.record('A.md'), { isAlone: true }));
		expect(JSON.stringify(checker.check(note))).toBe(JSON.stringify(found));
		checker.put('6.md', '---\nstatus: in forc\n---\n');
		expect(checker.check(note).map(({ rule }) => rule)).not.toContain('value-near-miss');
	});

	test('goes by the text it is given and leaves the index as it is', () => {
		const checker = checkerOf({ 'A.md': '[[Iran]]\n', 'Iran.md': SOUND });
		expect(checker.check(parseNote('Iran.md', BROKEN)).map(({ rule }) => rule)).toEqual(['frontmatter-well-formed']);
		expect(checker.index.record('Iran.md')?.frontmatter).toBe('none');
	});

	test('says nothing of a note that cannot be read again', () => {
		expect(foundIn(checkerOf({ 'B.md': BROKEN }), {})).toEqual([]);
	});

	test('follows severities that change', () => {
		const checker = checkerOf({ 'B.md': BROKEN });
		checker.configure(checkOptions({ rules: { 'frontmatter-well-formed': 'off' } }));
		expect(foundIn(checker, { 'B.md': BROKEN })).toEqual([]);
	});

	test('finds a name that was misspelt as soon as the note it means is there', () => {
		const checker = checkerOf({ 'A.md': '[[united-states]]\n' });
		expect(foundIn(checker, { 'A.md': '[[united-states]]\n' })).toEqual([]);
		checker.put('United States.md', '');
		expect(foundIn(checker, { 'A.md': '[[united-states]]\n' })).toEqual(['A.md link-near-miss']);
	});
});

test('every change of what is known makes the revision grow', () => {
	const checker = checkerOf({});
	const seen = [checker.revision];
	const change = (act: () => void): void => {
		act();
		seen.push(checker.revision);
	};
	change(() => checker.put('A.md', ''));
	change(() => checker.putFile('a.png'));
	change(() => checker.open('A.md', 'x'));
	change(() => checker.close('A.md'));
	change(() => checker.rename('A.md', 'B.md'));
	change(() => checker.remove('B.md'));
	change(() => checker.configure(checkOptions()));
	expect(seen.every((revision, i) => i === 0 || revision > (seen[i - 1] ?? 0))).toBe(true);
});
