import { parseNote } from '../../src/core/note/parseNote.ts';
import type { Note } from '../../src/core/note/note.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { typeModelSteps } from '../../src/core/templates/typeModel.ts';
import { finish } from '../../src/core/text/steps.ts';
import { TYPE_NOTE } from '../../src/core/types/definition/typeDefinition.ts';
import { noteTypesFrom } from '../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../src/core/vault/noteIndex.ts';
import { noteNameOf } from '../../src/core/vault/paths/pathParts.ts';
import { vaultSchemaOf, type VaultSchema } from '../../src/core/vault/vaultSchema.ts';

/** One note in so many is hidden at a time, until each was. */
const FOLDS = 5;

/** What was guessed of a note that was hidden. */
interface HiddenType {
	readonly isRight: boolean;
	/** Whether the commonest type would have been right. */
	readonly isCommonest: boolean;
	readonly isSure: boolean;
	readonly margin: number;
}

/**
 * A line that tells how often the type of a wanted note is guessed right: typed notes of a vault that others name are taken out of it,
 * one in five at a time, and guessed at from their titles and from what names them.
 *
 * @param texts the notes of the vault by path.
 */
export function wantedTypeReport(name: string, texts: Readonly<Record<string, string>>): string[] {
	const { settings } = parseSettings({});
	const notes = Object.entries(texts).map(([path, text]) => parseNote(path, text));
	const { types } = noteTypesFrom(
		notes.filter(({ path }) => path.startsWith(`${settings.typesFolder}/`)),
		settings,
	);
	const guesses = hiddenTypes(notes, vaultSchemaOf(settings, types));
	const surest = guesses.toSorted((a, b) => b.margin - a.margin).slice(0, guesses.length >> 1);
	const offered = guesses.filter(({ isSure }) => isSure);
	return [
		`${name}: ${guesses.length} typed notes that others name, guessed at without them`,
		`  right  ${share(guesses, 'isRight')}    of the surest half  ${share(surest, 'isRight')}    of the ${offered.length} offered  ${share(offered, 'isRight')}    the commonest type  ${share(guesses, 'isCommonest')}`,
	];
}

function hiddenTypes(notes: readonly Note[], schema: VaultSchema): HiddenType[] {
	const whole = indexOf(notes, schema);
	const typed = whole.paths().filter((path) => typeIn(whole, path) !== undefined && whole.backlinks(path).length > 0);
	return Array.from({ length: FOLDS }, (_, fold) => {
		const hidden = new Set(typed.filter((__, at) => at % FOLDS === fold));
		const index = indexOf(
			notes.filter(({ path }) => !hidden.has(path)),
			schema,
		);
		const model = finish(typeModelSteps(index, ({ type }) => type !== TYPE_NOTE));
		const commonest = commonestType(index);
		return [...hidden].flatMap((path): HiddenType[] => {
			const mentions = whole.backlinks(path).filter(({ from }) => !hidden.has(from));
			const [best] = mentions.length === 0 ? [] : model.rank(noteNameOf(path), mentions);
			if (best === undefined) return [];
			const type = typeIn(whole, path);
			return [{ isRight: best.type === type, isCommonest: commonest === type, isSure: model.isSure(best), margin: best.margin }];
		});
	}).flat();
}

function indexOf(notes: readonly Note[], schema: VaultSchema): NoteIndex {
	const index = new NoteIndex(schema);
	for (const note of notes) index.put(note);
	finish(index.workOutPlainNames());
	return index;
}

function typeIn(index: NoteIndex, path: string): string | undefined {
	const type = index.record(path)?.type;
	return type === TYPE_NOTE ? undefined : type;
}

function commonestType(index: NoteIndex): string | undefined {
	return [...index.typeCounts()].filter(([type]) => type !== TYPE_NOTE).sort((a, b) => b[1] - a[1])[0]?.[0];
}

function share(guesses: readonly HiddenType[], which: 'isRight' | 'isCommonest'): string {
	return guesses.length === 0 ? 'none' : `${((guesses.filter((guess) => guess[which]).length / guesses.length) * 100).toFixed(1)} %`;
}
