import { openableUrl } from '../../../core/sources/address/openableUrl.ts';
import { likelyTypes, workOutTypes } from '../../../core/templates/inferTypeFor.ts';
import type { Note } from '../../../core/note/note.ts';
import { isClippedNote } from '../../../core/vault/noteRole/isClipped.ts';
import { noteRoleOf } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { BecomeType } from './becomeType.ts';
import type { NoteLineItem, NoteLineProvider } from '../noteLine/noteLineItem.ts';

/** More would be a list; the others are asked for. */
const MOST_TYPES = 3;

const CLIPPED = 'source';

/** What it is offered with. */
export interface SuggestTypeContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly become: BecomeType;
	/** Asks for one of all types. */
	readonly chooseType: (chosen: (name: string) => void) => void;
}

/**
 * For the empty note that the app makes of a clicked link: what it may become, the likeliest types first. For a page that was
 * clipped and has no type, where the vault has notes for such pages: that it is one.
 */
export function suggestTypeItem(context: SuggestTypeContext): NoteLineProvider {
	return async (note) => {
		const { settings, vault } = context;
		if (noteRoleOf(note.path, settings.current) !== 'note') return undefined;
		if (note.text.trim() === '') await chunkedSteps(workOutTypes(vault.index, vault.types));
		return note.text.trim() === '' ? emptyItem(note.path, context) : clippedItem(note, context);
	};
}

function emptyItem(path: string, { vault: { index, types }, become, chooseType }: SuggestTypeContext): NoteLineItem {
	const names = likelyTypes(noteNameOf(path), index.backlinks(path), index, types);
	return {
		icon: 'sparkles',
		tone: 'quiet',
		text: 'This note is empty. Make it a',
		short: 'Make it a…',
		actions: [
			...names.slice(0, MOST_TYPES).map((name) => ({ label: name, run: () => void become(path, name) })),
			{ label: 'other…', run: () => chooseType((name) => void become(path, name)) },
		],
	};
}

function clippedItem(note: Note, { vault: { index, types }, settings, become }: SuggestTypeContext): NoteLineItem | undefined {
	const { typeKey } = settings.current;
	const [taken] = index.notesOfType(CLIPPED);
	if (taken === undefined || index.record(note.path)?.type !== undefined || !isClippedNote(note, typeKey, types)) return undefined;
	const data = note.frontmatter.kind === 'parsed' ? note.frontmatter.data : {};
	const { source } = data;
	const values = typeof source === 'string' && openableUrl(source) !== undefined ? { url: source } : {};
	return {
		icon: 'sparkles',
		tone: 'quiet',
		text: 'This page was clipped and has no type. Make it a',
		short: 'Make it a source',
		actions: [{ label: CLIPPED, run: () => void become(note.path, CLIPPED, values) }],
	};
}
