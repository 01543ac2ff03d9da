import { mergePlaces } from '../../../core/report/mergePlaces.ts';
import { counted } from '../../../core/text/counted.ts';
import type { FixRunner } from './fixRunner.ts';
import type { IgnoreActions } from './ignoreActions.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { NoteLineAction, NoteLineProvider } from '../noteLine/noteLineItem.ts';

/** What is wrong with the note: the gravest finding in words, with its fix, and how many more there are; suggestions are left to the Problems view. */
export function problemsItem(vault: LiveVault, runFix: FixRunner, ignoring: IgnoreActions, showProblems: () => void): NoteLineProvider {
	return (note) => {
		const problems = mergePlaces(vault.check(note).filter(({ severity }) => severity !== 'info'));
		const [first] = problems;
		if (!first) return undefined;
		// One click here mends one place; all of them are mended from Problems, after a preview.
		const [fix, ...otherFixes] = (first.places?.[0] ?? first).fixes.map(
			(one): NoteLineAction => ({ label: one.title, run: () => void runFix(one, note.path) }),
		);
		const others = problems.length - 1;
		return {
			icon: first.severity === 'error' ? 'circle-alert' : 'triangle-alert',
			tone: first.severity === 'error' ? 'error' : 'warning',
			text: first.message,
			short: counted(problems.length, 'problem'),
			actions: [...(fix ? [fix] : []), ...(others > 0 ? [{ label: `${others} more`, run: showProblems }] : [])],
			more: [...otherFixes, ...ignoring(first), { label: 'Show problems', icon: 'list-checks', run: showProblems }],
		};
	};
}
