import type { Plugin } from 'obsidian';
import { TYPE_NOTE } from '../../../core/types/definition/typeDefinition.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { Notices } from '../../ui/notices.ts';
import { registerRenameField } from './registerRenameField.ts';
import { typeChanges, type LearnTypesContext } from './typeChanges.ts';

/** One note of a type may be a slip of the pen. */
const FEWEST_NOTES = 2;

/** Long enough to read two sentences and decide. */
const OFFER_MS = 30_000;

/**
 * Adds the command that learns note types, and offers it once ever in a vault that has types which nobody described.
 *
 * @returns what the command does, for the settings.
 */
export function registerLearnTypes(plugin: Plugin, context: LearnTypesContext, previews: ChangePreviews, notices: Notices): () => void {
	const learn = (): void => void previews.show(typeChanges(context));
	registerRenameField(plugin, context.vault, previews, notices);
	plugin.addCommand({ id: 'learn-types', name: 'Learn note types from this vault', callback: learn });
	plugin.register(
		context.vault.onState(({ kind }) => {
			if (kind === 'ready') void offer(notices, context, learn);
		}),
	);
	return learn;
}

async function offer(notices: Notices, { vault, settings }: LearnTypesContext, learn: () => void): Promise<void> {
	if (settings.current.learnTypesOffered) return;
	const names = undescribed(vault);
	if (names.length === 0) return;
	await settings.update({ learnTypesOffered: true });
	const which =
		names.length === 1
			? `a note type of its own (${names[0] ?? ''})`
			: `${names.length} note types of its own (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`;
	const sentence = `This vault has ${which}. Dossier can learn what their notes have in common; nothing is written before you have seen it.`;
	notices.offer(sentence, 'Learn types', learn, OFFER_MS);
}

/** The types that notes have and that are neither built in nor described in the vault, most notes first. */
function undescribed({ index, types }: LiveVault): string[] {
	return [...index.typeCounts()]
		.filter(([name, count]) => count >= FEWEST_NOTES && name !== TYPE_NOTE && !types.get(name))
		.sort(([, a], [, b]) => b - a)
		.map(([name]) => name);
}
