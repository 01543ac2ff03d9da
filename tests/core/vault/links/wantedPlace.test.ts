import { expect, test } from 'vitest';
import { placeOfLink } from '../../../../src/core/vault/links/placeOfLink.ts';
import { wantedPlace } from '../../../../src/core/vault/links/wantedPlace.ts';
import { vaultOf } from '../../templates/vaultOf.ts';

test.each([
	['a name says nothing of a place', 'Oman', 'A/B.md', 'Oman', undefined],
	['a path is one in the vault', 'Places/Gulf/Oman', 'A/B.md', 'Oman', 'Places/Gulf'],
	['an extension is no part of the title', 'Places/Oman.md', 'A/B.md', 'Oman', 'Places'],
	['a slash in front means the root', '/Oman', 'A/B.md', 'Oman', ''],
	['a slash in front of a path adds nothing', '/Places/Oman', 'A/B.md', 'Oman', 'Places'],
	['a dot means the folder of the note', './Oman', 'A/B.md', 'Oman', 'A'],
	['a dot at the root means the root', './Oman', 'B.md', 'Oman', ''],
	['two dots mean the folder above', '../Places/Oman', 'A/C/B.md', 'Oman', 'A/Places'],
	['two slashes are one', 'Places//Oman', 'B.md', 'Oman', 'Places'],
	['a way out of the vault says nothing', '../../Oman', 'A/B.md', 'Oman', undefined],
])('%s', (_, target, from, title, folder) => {
	expect(placeOfLink(target, from)).toEqual({ title, folder });
});

test.each([
	['where the one link says', { 'A.md': '[[Places/Oman]]' }, 'Places'],
	['nowhere where names stand alone', { 'A.md': '[[Oman]] [[Oman]]' }, undefined],
	[
		'where most links with a path say',
		{ 'A.md': '[[Oman]] [[Oman]] [[States/Oman]]', 'B.md': '[[Places/Oman]] [[Places/Oman]]' },
		'Places',
	],
	['where the first says of equally many', { 'A.md': '[[States/Oman]] [[Places/Oman]]' }, 'States'],
	['from the folder of each note', { 'X/A.md': '[[./Oman]]' }, 'X'],
	['in a Markdown link as well', { 'A.md': '[o](Far%20Places/Oman.md)' }, 'Far Places'],
	['in the folder that is there, as it is written', { 'A.md': '[[places/oman]]', 'Places/Iran.md': '' }, 'Places'],
])('a wanted note is made %s', (_, notes, folder) => {
	const { index } = vaultOf(notes);
	const [wanted] = index.wanted();
	if (!wanted) throw new Error('nothing is wanted');
	expect(wantedPlace(wanted, index).folder).toBe(folder);
});
