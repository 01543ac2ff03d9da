import { expect, test } from 'vitest';
import { fieldsFromTitle } from '../../../src/core/templates/fieldsFromTitle.ts';
import { fillFrontmatter } from '../../../src/core/templates/fillFrontmatter.ts';
import { fillPlaceholders } from '../../../src/core/templates/fillPlaceholders.ts';
import { newNote } from '../../../src/core/templates/newNote.ts';
import { fieldKinds } from '../../../src/core/types/kinds/fieldKinds.ts';
import { judge } from '../../../src/core/types/kinds/twoStepSchema.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';
import { fieldOf } from '../types/support.ts';
import { templateClock } from './templateClock.ts';

/** Far more than linear work takes, far less than quadratic work on this length. */
const LIMIT_MS = 500;

const LENGTH = 100_000;
const { types } = noteTypesFrom([], { typeKey: 'type' });
const noNotes = { resolveName: () => ({ kind: 'missing' as const }), record: () => undefined, names: () => [] };

/** Texts that make an expression with two ways to match the same thing try them all. */
const attacks = ['a', ' ', '-', '{{', '{{a', '}}', '[', '[[a]]', 'https://a.', '1,000,', '2014-', '(](', ' - ', '\t \n'].map((part) =>
	part.repeat(LENGTH / part.length),
);

test('no text of 100,000 characters keeps a kind, a template or a title busy', () => {
	const slow: string[] = [];
	const time = (name: string, attack: string, work: () => unknown): void => {
		const ms = cpuTimeOf(work);
		if (ms > LIMIT_MS) slow.push(`${name} on ${JSON.stringify(attack.slice(0, 10))}: ${Math.round(ms)} ms`);
	};
	for (const attack of attacks) {
		for (const kind of fieldKinds) {
			const field = fieldOf({ options: ['low', 'high'] });
			time(kind.id, attack, () => judge(kind.schema(field), attack));
			time(`a suggestion of ${kind.id}`, attack, () => kind.suggestionFor?.(attack, field));
		}
		time('placeholders', attack, () => fillPlaceholders(attack, () => 'x'));
		time('a template', attack, () => fillFrontmatter(`a: ${attack}{{title}}`, () => 'x'));
		time('a new note', attack, () =>
			newNote(
				types.get('country'),
				{ capital: attack },
				{ title: attack, ...templateClock, typeKey: 'type', folder: '', vaultTemplate: attack },
			),
		);
		const relationship = types.get('relationship');
		time('a title', attack, () => relationship && fieldsFromTitle(attack, relationship, noNotes, types));
	}
	expect(slow).toEqual([]);
});
