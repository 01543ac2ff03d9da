import { isInSetFolder } from '../vault/paths/isInFolder.ts';
import { folderOf } from '../vault/paths/pathParts.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const VAULT = { 'Types/flashpoint.md': '---\ntype: note-type\nname: flashpoint\nfolder: Flashpoints\n---\n' };

/** A note that lies outside the folder of its type. */
export const noteInTypeFolder: VaultRule = {
	id: 'note-in-type-folder',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a note outside the folder of its type',
	mayReport: ({ type }) => type?.folder !== undefined,
	*check({ record, type }) {
		const folder = type?.folder;
		if (type === undefined || folder === undefined || folder === '' || isInSetFolder(record.path, folder)) return;
		const own = folderOf(record.path);
		yield {
			range: { start: 0, end: 0 },
			message: `the note lies ${own === '' ? 'at the root of the vault' : `in ${inlineCode(own)}`}; expected ${inlineCode(folder)}, the folder of ${type.name}`,
			fixes: [],
		};
	},
};

export const why =
	'A type with a folder keeps its notes together. A note elsewhere is found all the same, so this is a suggestion, and Obsidian moves the note and keeps its links.';

export const examples: readonly RuleExample[] = [
	{
		title: 'elsewhere',
		path: 'Inbox/Suez.md',
		note: '---\ntype: flashpoint\n---\n',
		vault: VAULT,
		reports: ['1:1 the note lies in `Inbox`; expected `Flashpoints`, the folder of flashpoint'],
	},
	{
		title: 'at the root',
		path: 'Suez.md',
		note: '---\ntype: flashpoint\n---\n',
		vault: VAULT,
		reports: ['1:1 the note lies at the root of the vault; expected `Flashpoints`, the folder of flashpoint'],
	},
	{ title: 'in the folder', path: 'Flashpoints/Suez.md', note: '---\ntype: flashpoint\n---\n', vault: VAULT, reports: [] },
	{ title: 'below the folder', path: 'Flashpoints/1956/Suez.md', note: '---\ntype: flashpoint\n---\n', vault: VAULT, reports: [] },
	{
		title: 'a type without a folder leaves its notes where they are',
		path: 'Inbox/Iran.md',
		note: '---\ntype: country\n---\n',
		reports: [],
	},
];
