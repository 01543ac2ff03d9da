import { debounce, TFile, type Notice, type Plugin } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { isNotePath, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { deadNames, withFormerName } from '../../../core/vault/renaming/formerNames.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { untilReady } from '../../index/untilReady.ts';
import { signalOf } from '../../ui/signalOf.ts';
import { followFolders } from './followFolders.ts';
import { nameChanges } from './nameChanges.ts';
import { NOTICE_MS, type RenamingContext } from './renamingContext.ts';
import { watchAliases } from './watchAliases.ts';

/** A folder that moves moves all its notes, and a sync renames many: they are told once. */
const TELL_AFTER_MS = 500;

/**
 * Remembers what a note was called when it, or one of its aliases, is renamed, and offers to change the names in fields that led
 * to it. Settings follow a folder that moves; nothing is written into a note that was not shown.
 */
export function registerRenaming(plugin: Plugin, context: RenamingContext): void {
	const { app } = plugin;
	const { vault, settings, previews, notices } = context;
	const show = (): void => void previews.show(nameChanges(vault));
	const signal = signalOf(plugin);
	let toldNames: Notice | undefined;
	/** Folded names that were given up since the last notice. */
	let lately = new Set<string>();
	// A rename is no reason to go on with a reading that the user has stopped.
	const isReady = (): Promise<boolean> => untilReady(vault, signal, () => undefined);
	const tell = async (): Promise<void> => {
		if (!(await isReady())) return;
		// Taken only now: of several that waited for the reading the first tells all.
		const names = lately;
		lately = new Set();
		if (names.size === 0) return;
		const wanted = await chunkedSteps(vault.index.wantedSteps(), signal);
		const dead = deadNames(wanted ?? [], vault.formerNames, vault.index).filter((each) => names.has(foldName(each.former.name)));
		const [first] = dead;
		if (first === undefined) return;
		const notes = new Set(dead.map(({ from }) => from)).size;
		const which = new Set(dead.map(({ former: { path } }) => path)).size;
		const whom =
			which === 1 ? `\`${first.former.name}\`, which is \`${noteNameOf(first.former.path)}\` now` : `${which} notes under their old names`;
		toldNames?.hide();
		toldNames = notices.offer(
			`${counted(dead.length, 'name')} in ${counted(notes, 'note')} led to ${whom}.`,
			'Show the names',
			show,
			NOTICE_MS,
		);
	};
	const tellSoon = debounce(() => void tell(), TELL_AFTER_MS, true);
	plugin.register(() => tellSoon.cancel());
	const giveUp = (name: string, path: string, isOwn = true): void => {
		void settings.changeFormerNames((held) => withFormerName(held, { name, path }));
		if (!isOwn) return;
		lately.add(foldName(name));
		tellSoon();
	};

	plugin.registerEvent(
		app.vault.on('rename', (file, from) => {
			if (file instanceof TFile && isNotePath(from) && foldName(noteNameOf(from)) !== foldName(noteNameOf(file.path)))
				giveUp(noteNameOf(from), file.path);
		}),
	);
	watchAliases(plugin, vault, giveUp);
	followFolders(plugin, context, isReady);
	plugin.addCommand({ id: 'change-names', name: 'Change names of renamed notes', callback: show });
}
