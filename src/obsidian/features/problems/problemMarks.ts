import { linter, type Diagnostic as Mark } from '@codemirror/lint';
import { StateEffect, type Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { editorInfoField, editorLivePreviewField, MarkdownView, type App } from 'obsidian';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import type { FixRunner } from './fixRunner.ts';
import type { IgnoreActions } from './ignoreActions.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** After the last keystroke of a burst; the check itself takes well under a millisecond. */
const CHECK_AFTER_MS = 300;

/** Asks the marks of an editor to be made anew though its text is the same. */
const checkAgain = StateEffect.define();

/**
 * Squiggles under the very value that is wrong, with the message and the fixes on hover.
 * Only in source mode: Live Preview draws front matter as a widget and has the line above the note.
 */
export function problemMarks(vault: LiveVault, runFix: FixRunner, ignoring: IgnoreActions): Extension {
	return linter((view) => marksOf(view, vault, runFix, ignoring), {
		delay: CHECK_AFTER_MS,
		needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((effect) => effect.is(checkAgain))),
	});
}

/** Checks the open editors again, after something outside their text has changed. */
export function refreshProblemMarks(app: App): void {
	app.workspace.iterateAllLeaves((leaf) => {
		if (!(leaf.view instanceof MarkdownView)) return;
		const { cm } = leaf.view.editor as unknown as { cm?: EditorView };
		cm?.dispatch({ effects: checkAgain.of(null) });
	});
}

function marksOf(view: EditorView, vault: LiveVault, runFix: FixRunner, ignoring: IgnoreActions): Mark[] {
	const path = view.state.field(editorInfoField, false)?.file?.path;
	if (path === undefined || vault.state.kind !== 'ready' || view.state.field(editorLivePreviewField, false)) return [];
	return vault
		.check(parseNote(path, view.state.doc.toString()))
		.filter(({ severity }) => severity !== 'info')
		.map((diagnostic) => markOf(diagnostic, path, runFix, ignoring));
}

function markOf(diagnostic: Diagnostic, path: string, runFix: FixRunner, ignoring: IgnoreActions): Mark {
	const { range, severity, message, rule, fixes } = diagnostic;
	return {
		from: range.start,
		to: range.end,
		severity,
		source: rule,
		message: message.replaceAll('`', ''),
		actions: [
			...fixes.map((fix) => ({ name: fix.title.replaceAll('`', ''), apply: () => void runFix(fix, path) })),
			...ignoring(diagnostic)
				.slice(0, 1)
				.map((action) => ({ name: action.label, apply: () => action.run() })),
		],
	};
}
