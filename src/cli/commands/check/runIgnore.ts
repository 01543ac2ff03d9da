import { ignoreRule, type Ignores, unignoreRule } from '../../../core/checking/ignores.ts';
import { EVERYWHERE } from '../../../core/settings/timedEntries.ts';
import { heldFor } from '../../../core/settings/heldEntries.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import { requireRule } from '../../input/ruleSelection.ts';
import type { Io } from '../../io.ts';
import { OperatorError } from '../../operatorError.ts';
import { changeStoredDecisions } from '../../vault/changeStoredDecisions.ts';
import { openVault } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { outputLine } from '../../output/outputLine.ts';

/** Rules that are never to be reported again, and those that are. */
export interface IgnoreOptions {
	readonly never: readonly string[];
	readonly again: readonly string[];
}

/** `dossier check VAULT [NOTE...] --never RULE`: ignores rules in notes, folders or everywhere, or lifts that, in the same file as the plugin. */
export async function runIgnore(io: Io, vault: string, wanted: readonly string[], { never, again }: IgnoreOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const ignored = never.map((id) => requireRule(id, '--never').id);
	const places = wanted.length === 0 ? [EVERYWHERE] : wanted.flatMap((given) => placesOf(folder, stored.ignores, given, io.cwd));
	for (const rule of again)
		for (const place of places)
			if (!heldFor(stored.ignores, place).includes(rule)) throw new OperatorError(`${rule} is not ignored ${inPlace(place)}`);
	const change = (all: Ignores): Ignores => {
		let ignores = all;
		for (const place of places) {
			for (const rule of ignored) ignores = ignoreRule(ignores, place, rule);
			for (const rule of again) ignores = unignoreRule(ignores, place, rule);
		}
		return ignores;
	};
	changeStoredDecisions(io, folder.root, ({ ignores }) => ({ ignores: change(ignores) }));
	for (const place of places) {
		for (const rule of ignored) io.stdout.write(outputLine`${rule} is ignored ${inPlace(place)}`);
		for (const rule of again) io.stdout.write(outputLine`${rule} is reported ${inPlace(place)} again`);
	}
	return EXIT_CODE.fine;
}

/** The folder of that path as one, else the notes; a place that is gone can be named by its path where something is ignored there. */
function placesOf(folder: FolderVault, ignores: Ignores, given: string, cwd: string): readonly string[] {
	const name = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
	const path = name.endsWith('/') ? name.slice(0, -1) : name;
	const isKnown = path !== EVERYWHERE && heldFor(ignores, path).length > 0;
	return isKnown || folder.walk.notes.some((note) => note.startsWith(`${path}/`)) ? [path] : selectNotes(folder, { wanted: [given], cwd });
}

function inPlace(place: string): string {
	return place === EVERYWHERE ? 'in every note' : `in ${place}`;
}
