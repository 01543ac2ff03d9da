import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A note that shares its name with another. */
export const duplicateName: VaultRule = {
	id: 'duplicate-name',
	scope: 'vault',
	severity: 'off',
	summary: 'Reports a note that has the name of another note',
	*check({ record, index }) {
		const name = noteNameOf(record.path);
		const other = index.notesNamed(name).find((path) => path !== record.path);
		if (other === undefined) return;
		yield { range: { start: 0, end: 0 }, message: `${inlineCode(name)} is also the name of ${inlineCode(other)}`, fixes: [] };
	},
};

export const why =
	'Two notes of one name can only be told apart by their paths. Large vaults have hundreds of them (`Index`, `README`) and live with it, so this is off until you want to know.';

export const examples: readonly RuleExample[] = [
	{
		title: 'another note has the name',
		note: '# Iran\n',
		path: 'Iran.md',
		vault: { 'Archive/Iran.md': '' },
		reports: ['1:1 `Iran` is also the name of `Archive/Iran.md`'],
	},
	{
		title: 'capitals do not tell notes apart',
		note: '# Iran\n',
		path: 'iran.md',
		vault: { 'Archive/Iran.md': '' },
		reports: ['1:1 `iran` is also the name of `Archive/Iran.md`'],
	},
	{ title: 'a name of its own', note: '# Iran\n', path: 'Iran.md', vault: { 'Archive/Persia.md': '' }, reports: [] },
];
