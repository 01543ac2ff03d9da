import { TFolder, type Notice, type Plugin } from 'obsidian';
import { movedFolder, settingsMoved } from '../../../core/settings/settingsMoved.ts';
import { counted } from '../../../core/text/counted.ts';
import { folderChanges } from './folderChanges.ts';
import { NOTICE_MS, type RenamingContext } from './renamingContext.ts';

/**
 * Lets the settings that name a folder follow it where it moves, and offers to have note types do so.
 *
 * @param isReady resolves once the vault is read, to `false` where it will not be.
 */
export function followFolders(
	plugin: Plugin,
	{ vault, settings, previews, notices }: RenamingContext,
	isReady: () => Promise<boolean>,
): void {
	/** Folders that moved before the vault was read, and where they are now. */
	const moving = new Set<{ readonly from: string; to: string }>();
	let told: Notice | undefined;

	async function followBySettings(from: string, to: string): Promise<void> {
		const change = settingsMoved(settings.current, from, to);
		const count = Object.keys(change).length;
		if (count === 0) return;
		await settings.update(change);
		notices.say(`${counted(count, 'setting')} of Dossier ${count === 1 ? 'follows' : 'follow'} \`${from}\` to \`${to}\`.`);
	}

	async function offerTypes(from: string, to: string): Promise<void> {
		// While it waits for the reading it may move on.
		for (const move of moving) move.to = movedFolder(move.to, from, to) ?? move.to;
		const move = { from, to };
		moving.add(move);
		const isRead = await isReady();
		moving.delete(move);
		const source = isRead ? folderChanges(vault, from, move.to) : undefined;
		if (source === undefined) return;
		const { count } = source;
		told?.hide();
		told = notices.offer(
			`${counted(count, 'note type')} ${count === 1 ? 'keeps' : 'keep'} new notes in \`${from}\`, which is \`${move.to}\` now.`,
			'Show the types',
			() => void previews.show(source),
			NOTICE_MS,
		);
	}

	plugin.registerEvent(
		plugin.app.vault.on('rename', (file, from) => {
			if (!(file instanceof TFolder)) return;
			void followBySettings(from, file.path);
			void offerTypes(from, file.path);
		}),
	);
}
