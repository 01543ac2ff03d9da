import { expect, test } from 'vitest';
import { builtinTypes } from '../../../src/core/types/builtin/builtinDefinitions.ts';
import { fieldKinds } from '../../../src/core/types/kinds/fieldKinds.ts';
import { typesPage } from '../../../src/core/types/typesPage.ts';

test('the page explains every kind and every built-in type, and is the same each time', () => {
	const page = typesPage();
	for (const { id, example } of fieldKinds)
		expect(page).toMatch(new RegExp(`\\| \`${id}\` \\| .+ \\| \`${example.replace(/[[\]/.]/g, '\\$&')}\` \\|`));
	const names = Object.keys(builtinTypes).sort();
	expect(names.length).toBeGreaterThan(0);
	expect(page.match(/^### .*/gm)).toEqual(names.map((name) => `### ${name}`));
	expect(typesPage()).toBe(page);
});

test('a field stands with what it expects', () => {
	expect(typesPage()).toContain('| `actors` | a list of at least 2 names of an actor such as `[Iran, Israel]` | required |');
	expect(typesPage()).toContain('| `members` | the name of an actor such as `Iran`, or several |  |');
});
