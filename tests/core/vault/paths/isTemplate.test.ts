import { expect, test } from 'vitest';
import { isTemplate } from '../../../../src/core/vault/paths/isInFolder.ts';

test.each<[fact: string, path: string, folder: string, expected: boolean]>([
	['in the folder', 'Templates/Event.md', 'Templates', true],
	['in it by other capitals', 'templates/Event.md', 'Templates', true],
	['below it by other capitals and another form of an accent', 'meta/mode\u0300les/A.md', 'Meta/Modèles', false],
	['below it by other capitals', 'META/MODÈLES/x/A.md', 'Meta/Modèles', true],
	['with an underscore before it', '_templates/Event.md', 'Templates', true],
	['with a number before it', '99 - Templates/x/Event.md', 'Templates', true],
	['in a folder of the same name with a number, where somebody chose the name', '1099 Forms/Event.md', 'Forms', false],
	['in another folder with a number', '2024/Event.md', 'Templates', false],
	['in a folder that begins like it', 'Templates old/Event.md', 'Templates', false],
	['the folder itself as a note', 'templates', 'Templates', false],
	['where no folder is set', 'templates/A.md', '', false],
	['where the folder is the top', 'templates/A.md', '/', false],
	['in Czech, with a number before it', '13_Sablony/Udalost.md', 'Templates', true],
	['in Japanese', 'テンプレート/A.md', 'Templates', true],
	['in another language, where somebody chose another folder', 'Szablony/A.md', 'Muster', false],
	['by a word that means bills as well', 'Vorlagen/A.md', 'Templates', false],
	['further down', 'Notes/Szablony/A.md', 'Templates', false],
])('%s', (_, path, folder, expected) => {
	expect(isTemplate(path, folder)).toBe(expected);
});
