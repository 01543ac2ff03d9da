import type { App } from 'obsidian';
import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { completeNote } from '../../../core/templates/completeNote.ts';
import { fieldsFromTitle } from '../../../core/templates/fieldsFromTitle.ts';
import { folderForType } from '../../../core/templates/folderForType.ts';
import { valuesFrom } from '../../../core/templates/valuesFrom.ts';
import { withArticle } from '../../../core/text/withArticle.ts';
import { templateForType } from '../../../core/types/templateForType.ts';
import { folderOf, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { templateClock } from '../../templateClock.ts';
import type { Notices } from '../../ui/notices.ts';
import { readTemplates } from './readTemplates.ts';

/** What making a note that is there one of a type needs. */
export interface BecomeContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	/** Links a note with the vault as a new one is. */
	readonly born: (path: string) => Promise<void>;
}

/** Makes the note at `path` one of the type called so; `values` win over what its title and what names it say. */
export type BecomeType = (path: string, name: string, values?: Readonly<Record<string, FrontmatterValue>>) => Promise<void>;

/**
 * An empty note becomes what the form would have made of it: with the fields that its title and the one note that names it
 * give, from the vault's template, in the folder of its type, linked. One with a text gets what its type wants and stays where it is.
 */
export function becomeType({ app, vault, settings, writer, notices, born }: BecomeContext): BecomeType {
	return async (path, name, given = {}) => {
		const { index, types } = vault;
		const type = types.get(name);
		if (!type) return;
		const { typeKey } = settings.current;
		const isEmpty = (await vault.read(path)).text.trim() === '';
		const naming = index.backlinks(path);
		const [first] = naming;
		const near = first !== undefined && naming.every(({ from }) => from === first.from) ? first : undefined;
		const { field } = near?.link ?? {};
		const relation = near && valuesFrom({ path: near.from, ...(field ? { field } : {}) }, type, index, types);
		const values = { ...relation, ...fieldsFromTitle(noteNameOf(path), type, index, types), ...given };
		const templates = await readTemplates(vault, settings);
		const vaultTemplate = templateForType(name, templates, typeKey)?.text;
		const sectionPlan = { settings: settings.current, naming: vault.naming };
		const plan = {
			...(await templateClock(app)),
			...(vaultTemplate === undefined ? {} : { vaultTemplate }),
			typeKey,
			values,
			...sectionPlan,
		};
		// Asked before it is one of them.
		const folder = folderForType(type, index, templates);
		const result = await writer.write(path, (now) => completeNote(now, type, plan), { title: () => `Made ${path} ${withArticle(name)}` });
		// Where a link says in which folder it is, it is there by intention.
		const isFree = isEmpty && folder !== folderOf(path) && naming.every(({ link }) => !link.target.includes('/'));
		const moved = result.kind === 'written' && isFree ? await move(app, path, folder) : undefined;
		notices.sayWrite(result, moved === undefined ? `Made it ${withArticle(name)}.` : `Made it ${withArticle(name)}: ${moved}.`);
		if (result.kind === 'written' && isEmpty) await born(moved ?? path);
	};
}

/** @returns where the note is then; `undefined` where it stayed. */
async function move(app: App, path: string, folder: string): Promise<string | undefined> {
	const file = app.vault.getFileByPath(path);
	const to = folder === '' ? (file?.name ?? '') : `${folder}/${file?.name ?? ''}`;
	if (!file || app.vault.getAbstractFileByPath(to)) return undefined;
	try {
		if (folder !== '' && !app.vault.getFolderByPath(folder)) await app.vault.createFolder(folder);
		await app.fileManager.renameFile(file, to);
		return to;
	} catch {
		// It is a note of its type where it stands as well.
		return undefined;
	}
}
