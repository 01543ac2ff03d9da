import { expect, test } from 'vitest';
import {
	deadNames,
	formerNameOf,
	formerNamesIn,
	formerNamesMoved,
	withFormerName,
} from '../../../../src/core/vault/renaming/formerNames.ts';
import { pathAfter } from '../../../../src/core/settings/heldEntries.ts';
import { VaultChecker } from '../../../../src/core/checking/vaultChecker.ts';
import { checkOptions } from '../../../support/checkOptions.ts';
import { vaultOf } from '../../templates/vaultOf.ts';

const NOTES = {
	'State of Israel.md': '---\ntype: country\n---\n',
	'A.md': '---\ntype: relationship\nactors: [israel, Oman]\n---\n[[Israel]]\n',
	'B.md': '---\ntype: policy\nactors: [Israel, "[[Israel]]"]\n---\n',
};
const FORMER = formerNamesIn({ 'State of Israel.md': ['Israel'] });

test('the plain names that led to a renamed note are told, links are not: the app changes those', () => {
	const { index } = vaultOf(NOTES);
	expect(deadNames(index.wanted(), FORMER, index).map(({ from, link }) => [from, link.target])).toEqual([
		['A.md', 'israel'],
		['B.md', 'Israel'],
	]);
});

test.each([
	['a name that a note has again', { ...NOTES, 'Israel.md': '' }, 'Israel'],
	['a name that is an alias again', { ...NOTES, 'C.md': '---\naliases: [Israel]\n---\n' }, 'Israel'],
	['a name of a note that is gone', { 'A.md': NOTES['A.md'] }, 'Israel'],
	['another name', NOTES, 'Oman'],
])('%s is no former name', (_, notes, name) => {
	expect(formerNameOf(name, FORMER, vaultOf(notes).index)).toBeUndefined();
});

test('former names follow their note, and the newest note of a name counts', () => {
	expect(formerNamesMoved({ 'x/B.md': ['A'], 'xy/D.md': ['C'] }, pathAfter([{ from: 'x', to: 'z' }]))).toEqual({
		'xy/D.md': ['C'],
		'z/B.md': ['A'],
	});
	expect(withFormerName({ '1.md': ['A'], '2.md': ['B'] }, { name: 'a', path: '3.md' })).toEqual({ '2.md': ['B'], '3.md': ['a'] });
});

test('of two notes that two devices know by one former name the one that is there is meant', () => {
	const { index } = vaultOf(NOTES);
	const former = formerNamesIn({ 'Gone.md': ['Israel'], 'State of Israel.md': ['ISRAEL'] });
	expect(formerNameOf('israel', former, index)).toEqual({ name: 'ISRAEL', path: 'State of Israel.md' });
});

test('a former name is never offered for creation', () => {
	const checker = new VaultChecker([], { ...checkOptions({}, { only: ['name-exists', 'note-not-written'] }), formerNames: FORMER });
	for (const [path, text] of Object.entries(NOTES)) checker.put(path, text);
	const found = checker.check(checker.put('A.md', NOTES['A.md']));
	expect(found.map(({ message, fixes }) => [message, fixes.map(({ title }) => title)])).toEqual([
		['`Israel` is not written', ['Link to `State of Israel`']],
		[
			'`actors` names `israel`, which is `State of Israel` now',
			['Replace `israel` with `State of Israel`', 'Add `Israel` as an alias of `State of Israel`'],
		],
		['`actors` names `Oman`, for which there is no note', ['Create `Oman` as an actor']],
	]);
});
