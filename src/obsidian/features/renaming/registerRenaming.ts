import { debounce, TFile, TFolder, type Notice, type Plugin } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { isNotePath, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { movedFolder } from '../../../core/settings/settingsMoved.ts';
import { deadNames, withFormerName } from '../../../core/vault/renaming/formerNames.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { untilReady } from '../../index/untilReady.ts';
import type { Notices } from '../../ui/notices.ts';
import { folderChanges } from './folderChanges.ts';
import { followFolder } from './followFolder.ts';
import { nameChanges } from './nameChanges.ts';
import { signalOf } from '../../ui/signalOf.ts';

/** A folder that moves moves all its notes, and a sync renames many: they are told once. */
const TELL_AFTER_MS = 500;

/** Somebody who types an alias is done with it by then. */
const ALIAS_AFTER_MS = 10_000;

/** The app tells of a change so long after it was made at most; what comes later was made by somebody else. */
const OWN_CHANGE_MS = 5000;

/** Long enough to read a sentence and decide. */
const NOTICE_MS = 30_000;

/** What follows a note or folder that is renamed. */
export interface RenamingContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly previews: ChangePreviews;
	readonly notices: Notices;
}

/**
 * Remembers what a note was called when it, or one of its aliases, is renamed, and offers to change the names in fields that led
 * to it. Settings follow a folder that moves; nothing is written into a note that was not shown.
 */
export function registerRenaming(plugin: Plugin, { vault, settings, previews, notices }: RenamingContext): void {
	const { app } = plugin;
	const show = (): void => void previews.show(nameChanges(vault));
	const signal = signalOf(plugin);
	let toldNames: Notice | undefined;
	let toldFolders: Notice | undefined;
	/** Folders that moved before the vault was read, and where they are now. */
	const moving = new Set<{ readonly from: string; to: string }>();
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
			if (file instanceof TFolder) {
				void followFolder(settings, from, file.path).then((changed) => {
					if (changed > 0)
						notices.say(
							`${counted(changed, 'setting')} of Dossier ${changed === 1 ? 'follows' : 'follow'} \`${from}\` to \`${file.path}\`.`,
						);
				});
				void offerTypeFolders(from, file.path);
			} else if (file instanceof TFile && isNotePath(from) && foldName(noteNameOf(from)) !== foldName(noteNameOf(file.path)))
				giveUp(noteNameOf(from), file.path);
		}),
	);
	watchAliases(plugin, vault, giveUp);
	plugin.addCommand({ id: 'change-names', name: 'Change names of renamed notes', callback: show });

	async function offerTypeFolders(from: string, to: string): Promise<void> {
		// While it waits for the reading it may move on.
		for (const move of moving) move.to = movedFolder(move.to, from, to) ?? move.to;
		const move = { from, to };
		moving.add(move);
		const isRead = await isReady();
		moving.delete(move);
		const source = isRead ? folderChanges(vault, from, move.to) : undefined;
		if (source === undefined) return;
		const { count } = source;
		toldFolders?.hide();
		toldFolders = notices.offer(
			`${counted(count, 'note type')} ${count === 1 ? 'keeps' : 'keep'} new notes in \`${from}\`, which is \`${move.to}\` now.`,
			'Show the types',
			() => void previews.show(source),
			NOTICE_MS,
		);
	}
}

/**
 * Tells which aliases notes lose, wherever the change comes from, once their front matter has been left alone for a while.
 *
 * Only what the user changed in the note at hand is their own doing: what a sync, git or another plugin took out is remembered, and not worth a notice.
 */
function watchAliases(plugin: Plugin, vault: LiveVault, giveUp: (name: string, path: string, isOwn: boolean) => void): void {
	const { workspace } = plugin.app;
	/** Notes that lost some lately: what they had before, and whether it was the user's own hand. */
	const lost = new Map<string, { readonly had: readonly string[]; isOwn: boolean; timer: number }>();
	let lastInput = -Infinity;
	for (const type of ['keydown', 'pointerdown', 'paste', 'drop'] as const)
		plugin.registerDomEvent(activeDocument, type, () => (lastInput = performance.now()), { capture: true });
	const look = (path: string): void => {
		const given = lost.get(path);
		lost.delete(path);
		const record = vault.index.record(path);
		if (!given || !record) return;
		const now = new Set([noteNameOf(path), ...record.aliases].map(foldName));
		for (const alias of given.had) if (!now.has(foldName(alias))) giveUp(alias, path, given.isOwn);
	};
	plugin.register(
		vault.onAliasesLost(({ path, had, wasClosed }) => {
			const isOwn = !wasClosed && workspace.getActiveFile()?.path === path && performance.now() - lastInput < OWN_CHANGE_MS;
			// Of an alias that is typed anew letter by letter the first one counts: nobody knew the others.
			const given = lost.get(path) ?? { had, isOwn: false, timer: 0 };
			given.isOwn ||= isOwn;
			window.clearTimeout(given.timer);
			given.timer = window.setTimeout(() => look(path), wasClosed ? 0 : ALIAS_AFTER_MS);
			lost.set(path, given);
		}),
	);
	plugin.registerEvent(
		plugin.app.vault.on('rename', (file, from) => {
			const given = lost.get(from);
			lost.delete(from);
			if (!given) return;
			window.clearTimeout(given.timer);
			given.timer = window.setTimeout(() => look(file.path), ALIAS_AFTER_MS);
			lost.set(file.path, given);
		}),
	);
	plugin.register(() => {
		for (const { timer } of lost.values()) window.clearTimeout(timer);
	});
}
