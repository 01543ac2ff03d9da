import type { Plugin } from 'obsidian';
import { openOnceRead } from '../../ui/onceRead.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import { openWith } from '../../ui/openWith.ts';
import { type RecordChangeContext, RecordChangeModal } from './recordChangeModal.ts';

/** Adds the command that asks for a field of the open note and its new value, once the note is read. */
export function registerRecordChange(plugin: Plugin, context: RecordChangeContext): void {
	const { vault, notices } = context;
	const ask = async (path: string): Promise<void> => openWith(plugin, new RecordChangeModal(context, await vault.read(path)));
	addNoteCommand(plugin, { id: 'record-change', name: 'Record a change' }, (path) => void openOnceRead(vault, notices, () => ask(path)));
}
