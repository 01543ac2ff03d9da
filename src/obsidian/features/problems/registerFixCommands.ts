import type { Plugin } from 'obsidian';
import { applyFixes } from '../../../core/checking/applyFixes.ts';
import { counted } from '../../../core/text/counted.ts';
import { editBetween } from '../../../core/text/editBetween.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, NoteWriter } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import { onceRead } from '../../ui/onceRead.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import { fixChanges } from './fixChanges.ts';

/** What problems are fixed with. */
interface FixContext {
	readonly vault: LiveVault;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly previews: ChangePreviews;
}

/** Adds the commands that fix what is safe to fix: in the open note, and in the vault after a look at it. */
export function registerFixCommands(plugin: Plugin, context: FixContext): void {
	const { vault, notices, previews } = context;
	addNoteCommand(
		plugin,
		{ id: 'fix-note', name: 'Fix all safe problems in this note' },
		(path) => void onceRead(vault, notices, () => fixNote(context, path)),
	);
	plugin.addCommand({
		id: 'fix-vault',
		name: 'Fix all safe problems in the whole vault',
		callback: () => void previews.show(fixChanges(vault, { paths: () => vault.index.paths() })),
	});
}

/** Makes every fix that cannot mean anything else, and says how many. */
async function fixNote({ vault, writer, notices }: FixContext, path: string): Promise<void> {
	let count = 0;
	const result = await writer.write(
		path,
		(note) => {
			const fixed = applyFixes(note, { check: (again) => vault.check(again) });
			count = fixed.applied.length;
			const edit = editBetween(note.text, fixed.text);
			return edit ? { kind: 'edits', edits: [edit] } : { kind: 'unchanged' };
		},
		{ title: () => `Fixed ${counted(count, 'problem')} in ${path}` },
	);
	if (result.kind === 'unchanged') notices.say('Nothing that is safe to fix');
	else notices.sayWrite(result, `Fixed ${counted(count, 'problem')}.`);
}
