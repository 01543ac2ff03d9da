import { relative, sep } from 'node:path';
import { homepage, version } from '../../../../package.json';
import type { WantedRules } from '../../../core/checking/rulesWanted.ts';
import type { FixEdits } from '../../../core/report/fixEdit.ts';
import { githubReport } from '../../../core/report/github.ts';
import { jsonReport } from '../../../core/report/json.ts';
import type { MergedDiagnostic } from '../../../core/report/mergePlaces.ts';
import { sarifReport } from '../../../core/report/sarif.ts';
import { atLeast } from '../../../core/report/severities.ts';
import { textReport } from '../../../core/report/text.ts';
import { unixReport } from '../../../core/report/unix.ts';
import type { Severity } from '../../../core/rules/rule.ts';
import { nodeDisk } from '../../disk/disk.ts';
import type { FolderVault } from '../../disk/folderVault.ts';
import type { Io } from '../../io.ts';
import { colorsFor } from '../../output/colorsFor.ts';
import { printParts } from '../../output/printParts.ts';
import { inSteps } from '../../pace.ts';
import type { Check } from '../../vault/checkVault.ts';
import { fixEditsIn, fixingRulesOf } from '../../vault/fixEdits.ts';

/** What is printed, and how. */
export interface FindingsPrint {
	readonly folder: FolderVault;
	readonly checked: Check;
	readonly rules: WantedRules;
	readonly format: 'text' | 'json' | 'unix' | 'github' | 'sarif';
	/** The least severity that is printed. */
	readonly least: Severity;
}

/** Prints findings in the order given; what is below `least` is counted at most. */
export async function printFindings(io: Io, diagnostics: readonly MergedDiagnostic[], print: FindingsPrint): Promise<void> {
	const { folder, checked, rules, format, least } = print;
	const shown = atLeast(diagnostics, least);
	if (format === 'text') {
		const textOf = (path: string) => textOfNote(folder, path);
		await printParts(
			io,
			textReport(diagnostics, { colors: colorsFor(io), least, notes: checked.notes, suggestions: checked.suggestions, textOf }),
		);
	} else if (format === 'unix') await printParts(io, unixReport(shown, fileIn(folder.root, nodeDisk.realpathSync(io.cwd))));
	else if (format === 'github') await printParts(io, githubReport(shown, fileIn(folder.root, workspaceOf(io))));
	else if (format === 'json') await printParts(io, jsonReport(shown, await editsOf(io, shown, checked)));
	else {
		const fileOf = fileIn(folder.root, workspaceOf(io));
		const all = [...rules.note, ...rules.vault];
		await printParts(
			io,
			sarifReport(shown, {
				version,
				homepage: homepage.split('#')[0] ?? homepage,
				rules: all,
				fileOf,
				editsOf: await editsOf(io, shown, checked),
			}),
		);
	}
}

/** The vault is loaded for fixes alone, and only where there is one, as far as they need it: an unchanged vault is otherwise told from the cache. */
async function editsOf(io: Io, shown: readonly MergedDiagnostic[], checked: Check): Promise<(diagnostic: MergedDiagnostic) => FixEdits> {
	const rules = fixingRulesOf(shown);
	return rules.size > 0 ? fixEditsIn(await inSteps(checked.loadForFixes(rules), io.signal), rules) : () => () => undefined;
}

function textOfNote(folder: FolderVault, path: string): string | undefined {
	const outcome = folder.read(path);
	return outcome.kind === 'read' ? outcome.text : undefined;
}

/** The checkout in which GitHub shows findings; the current folder elsewhere. */
function workspaceOf({ env, cwd }: Io): string {
	return nodeDisk.realpathSync(env['GITHUB_WORKSPACE'] ?? cwd);
}

/** The file of a note of the vault `root` as it is found from `folder`, with slashes; by its absolute path where the vault lies elsewhere. */
function fileIn(root: string, folder: string): (path: string) => string {
	const way = relative(folder, root);
	const before = (way.startsWith('..') || way === root ? root : way).replaceAll(sep, '/');
	return (path) => (before === '' ? path : `${before}/${path}`);
}
