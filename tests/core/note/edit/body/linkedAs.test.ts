import { expect, test } from 'vitest';
import { linkedAs } from '../../../../../src/core/note/edit/body/linkedAs.ts';

test.each([
	['the note’s own name needs no display text', '[[Iran]]', 'Iran', 'text', '[[Iran]]'],
	['other words are shown', '[[Iran]]', 'Persia', 'text', '[[Iran|Persia]]'],
	['a display text that the link had gives way', '[[Actors/Iran|Iran]]', 'Persia', 'text', '[[Actors/Iran|Persia]]'],
	['a path shows its name', '[[Actors/Iran|Iran]]', 'Iran', 'text', '[[Actors/Iran|Iran]]'],
	['in a table the pipe is escaped', '[[Iran]]', 'Persia', 'table', '[[Iran\\|Persia]]'],
	['an escaped pipe parts as well', '[[Actors/Iran\\|Iran]]', 'Persia', 'table', '[[Actors/Iran\\|Persia]]'],
	['a Markdown link shows the words', '[Iran](Actors/Iran.md)', 'Persia', 'text', '[Persia](Actors/Iran.md)'],
] as const)('%s', (_, link, words, place, expected) => {
	expect(linkedAs(link, 'Iran', words, place)).toBe(expected);
});
