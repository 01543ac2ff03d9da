import { mergePlaces } from '../../../core/report/mergePlaces.ts';
import type { FixRunner } from '../problems/fixRunner.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { NoteLineProvider } from './noteLineItem.ts';

/** More fixes than this would make the line a toolbar; the rest stand in Problems. */
const MOST_FIXES = 2;

/** What is wrong with the note, the gravest finding first, with the fixes of that finding; suggestions are left to the Problems view. */
export function problemsItem(vault: LiveVault, runFix: FixRunner, showProblems: () => void): NoteLineProvider {
	return (note) => {
		const problems = mergePlaces(vault.check(note).filter(({ severity }) => severity !== 'info'));
		const [first] = problems;
		if (!first) return undefined;
		// One click here mends one place; all of them are mended from Problems, after a preview.
		const fixes = (first.places?.[0] ?? first).fixes
			.slice(0, MOST_FIXES)
			.map((fix) => ({ label: fix.title, run: () => void runFix(fix, note.path) }));
		const more = problems.length > 1 ? [{ label: 'Show all', run: showProblems }] : [];
		return {
			icon: first.severity === 'error' ? 'circle-alert' : 'triangle-alert',
			tone: first.severity === 'error' ? 'error' : 'warning',
			text: problems.length === 1 ? first.message : `${problems.length} problems: ${first.message}`,
			actions: [...fixes, ...more],
		};
	};
}
