import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { inReportOrder } from '../../src/core/checking/inReportOrder.ts';
import type { Diagnostic } from '../../src/core/rules/rule.ts';
import type { WantedOptions, WantedRules } from '../../src/core/checking/rulesWanted.ts';
import { VaultChecker } from '../../src/core/checking/vaultChecker.ts';
import { finish } from '../../src/core/text/steps.ts';
import { linksToDeleted } from '../../src/core/related/goneBullets.ts';
import { checkOptions } from './checkOptions.ts';

/** A vault in memory with everything that rules ask of one. */
export interface CheckedVault {
	readonly notes: ReadonlyMap<string, Note>;
	/** What is wrong with `note`, which may say something else than the vault's note of that path. */
	check(note: Note): readonly Diagnostic[];
	/** What is wrong with any note, as a report has it. */
	checkAll(): readonly Diagnostic[];
	/** `checkAll`, all that rules ask of the vault being worked out before the first note is looked at. */
	checkPrepared(): readonly Diagnostic[];
}

/** The vault of these texts by path. Settings are as they are stored; a path that ends in something else than `.md` is a mere file. */
export function checkVault(
	texts: Readonly<Record<string, string>>,
	stored: unknown = {},
	wanted: WantedOptions = {},
	{ rules, deleted = [] }: { readonly rules?: WantedRules; readonly deleted?: readonly string[] } = {},
): CheckedVault {
	const options = {
		...checkOptions(stored, wanted),
		...(rules === undefined ? {} : { rules }),
		wasDeleted: linksToDeleted(deleted),
	};
	const { settings } = options;
	const notes = new Map(
		Object.entries(texts)
			.filter(([path]) => path.endsWith('.md'))
			.map(([path, text]) => [path, parseNote(path, text)]),
	);
	const inTypes = [...notes.values()].filter(({ path }) => path.startsWith(`${settings.typesFolder}/`));
	const checker = new VaultChecker(inTypes, options);
	for (const path of Object.keys(texts)) if (!notes.has(path)) checker.putFile(path);
	for (const note of notes.values()) checker.putNote(note);
	/** Whether the checker has another note in the place of one of the vault's. */
	let isChanged = false;

	/** What is wrong with a note that the checker has as it is. */
	function checkKnown(note: Note): readonly Diagnostic[] {
		const record = checker.index.record(note.path);
		return [...checker.settled(checker.checkOwn(note)), ...(record === undefined ? [] : checker.checkAmongOthers(record))];
	}

	function check(note: Note): readonly Diagnostic[] {
		isChanged ||= notes.get(note.path) !== note;
		checker.putNote(note);
		return checkKnown(note);
	}

	function putBack(): void {
		if (isChanged) for (const note of notes.values()) checker.putNote(note);
		isChanged = false;
	}

	function checkAll(): readonly Diagnostic[] {
		putBack();
		return inReportOrder([...notes.values()].flatMap(checkKnown));
	}

	function checkPrepared(): readonly Diagnostic[] {
		putBack();
		finish(checker.prepareAll());
		return inReportOrder([...notes.values()].flatMap(checkKnown));
	}

	return { notes, check, checkAll, checkPrepared };
}
