import type { App } from 'obsidian';
import { withArticle } from '../../../core/text/withArticle.ts';
import { completeNote } from '../../../core/templates/completeNote.ts';
import { fieldsFromTitle } from '../../../core/templates/fieldsFromTitle.ts';
import { inferTypeFor } from '../../../core/templates/inferTypeFor.ts';
import { templateForType } from '../../../core/types/templateForType.ts';
import { readTemplates } from '../newNote/readTemplates.ts';
import { noteRoleOf } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault, NoteWriter, SettingsStore } from '../../index/liveVault.ts';
import { templateClock } from '../../templateClock.ts';
import type { Notices } from '../../ui/notices.ts';
import type { NoteLineProvider } from './noteLineItem.ts';

/** One for the type that fits, and the usual ones beside it. */
const MOST_TYPES = 4;

/** Offered beside the type that fits, in this order; a vault's own types come first. */
const USUAL_TYPES = ['country', 'person', 'organization', 'relationship', 'policy'];

/** What making a note a type needs. */
interface SuggestTypeContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
}

/**
 * For the empty note that the app makes of a clicked link: what it may become, the type that its name and the places
 * it is named in suggest first, its fields filled from its title.
 */
export function suggestTypeItem({ app, vault, settings, writer, notices }: SuggestTypeContext): NoteLineProvider {
	return (note) => {
		if (note.text.trim() !== '' || noteRoleOf(note.path, settings.current) !== 'note') return undefined;
		const { index, types } = vault;
		const title = noteNameOf(note.path);
		const inferred = inferTypeFor(title, index.backlinks(note.path), index, types);
		const own = types
			.all()
			.filter(({ origin }) => origin.kind === 'note')
			.map(({ name }) => name);
		const names = [...new Set([...(inferred === undefined ? [] : [inferred]), ...own, ...USUAL_TYPES])].filter((name) => types.get(name));
		const become = async (name: string): Promise<void> => {
			const type = types.get(name);
			if (!type) return;
			const values = fieldsFromTitle(title, type, index, types);
			const { typeKey } = settings.current;
			const template = templateForType(name, await readTemplates(vault, settings), typeKey)?.text;
			const given = template === undefined ? {} : { vaultTemplate: template };
			const clock = await templateClock(app);
			const result = await writer.write(note.path, (now) => completeNote(now, type, { ...clock, ...given, typeKey, values }), {
				title: () => `Made ${note.path} ${withArticle(name)}`,
			});
			notices.sayWrite(result, `Made it ${withArticle(name)}.`);
		};
		return {
			icon: 'sparkles',
			tone: 'quiet',
			text: 'This note is empty. Make it a',
			short: 'Make it a…',
			actions: names.slice(0, MOST_TYPES).map((name) => ({ label: name, run: () => void become(name) })),
		};
	};
}
