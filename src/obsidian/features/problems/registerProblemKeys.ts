import { MarkdownView, type App, type Notice, type Plugin } from 'obsidian';
import { findingsByKey } from '../../../core/rules/shared/findingsByKey.ts';
import type { Note } from '../../../core/note/note.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { lineAt } from '../../../core/text/lineStarts.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import { openWith } from '../../ui/openWith.ts';
import type { FixRunner } from './fixRunner.ts';
import type { IgnoreActions } from './ignoreActions.ts';
import { FixSuggest, type FixAction } from './fixSuggest.ts';
import { fixChoices, nextStop, problemsAt, problemStops } from './problemPlaces.ts';

/** The app draws the Properties widget some time after it has read the note. */
const DRAWN_AFTER_MS = 200;

/** A note in an editor, with what is found in the text that stands there. */
interface Edited {
	readonly view: MarkdownView;
	readonly note: Note;
	readonly found: readonly Diagnostic[];
}

/** Adds the commands that go from problem to problem in the note that is edited, and mend the one at the cursor. */
export function registerProblemKeys(plugin: Plugin, vault: LiveVault, notices: Notices, runFix: FixRunner, ignoring: IgnoreActions): void {
	const { app } = plugin;
	let told: Notice | undefined;
	/** Where the last step led, and where the cursor stood then: in Live Preview it cannot stand in front matter. */
	let reached: { readonly path: string; readonly cursor: number; readonly start: number } | undefined;

	const say = (message: string): void => {
		told?.hide();
		told = notices.say(message);
	};
	const cursorOf = ({ view: { editor } }: Edited): number => editor.posToOffset(editor.getCursor());
	const stepOf = (edited: Edited): number | undefined =>
		reached?.path === edited.note.path && reached.cursor === cursorOf(edited) ? reached.start : undefined;
	const placeIn = (edited: Edited): number => propertyStart(edited) ?? stepOf(edited) ?? cursorOf(edited);

	const goTo = (edited: Edited, stop: Diagnostic, stops: readonly Diagnostic[]): void => {
		const { view, note } = edited;
		showStop(edited, stop);
		reached = { path: note.path, cursor: cursorOf({ ...edited, view }), start: stop.range.start };
		say(stops.length === 1 ? stop.message : `${stops.indexOf(stop) + 1} of ${stops.length}: ${stop.message}`);
	};
	const step = (edited: Edited, direction: 1 | -1): void => {
		const stops = problemStops(edited.found);
		const at = placeIn(edited);
		const next = nextStop(stops, at, direction, stepOf(edited) !== at);
		if (next) goTo(edited, next, stops);
		else say('No problems in this note');
	};
	const fixHere = (edited: Edited): void => {
		const { found, note } = edited;
		const here = problemsAt(found, placeIn(edited), lineAt(note.lineStarts, placeIn(edited)));
		const stops = problemStops(found);
		const ahead = here.length > 0 ? undefined : nextStop(stops, placeIn(edited), 1, true);
		if (ahead) goTo(edited, ahead, stops);
		const problems = ahead ? found.filter(({ range }) => range.start === ahead.range.start) : here;
		const [first] = problems;
		if (!first) {
			say('No problems in this note');
			return;
		}
		const fixes = fixChoices(problems).map(
			({ fix, diagnostic }): FixAction => ({
				title: fix.title,
				about: problems.length > 1 ? diagnostic.message : '',
				run: () => void runFix(fix, note.path).then(() => keepFocus(edited.view, keyAt(note, diagnostic))),
			}),
		);
		const ignores = ignoring(first).map((action): FixAction => ({ title: action.label, about: '', run: () => action.run() }));
		told?.hide();
		openWith(plugin, new FixSuggest(app, first.message, [...fixes, ...ignores]));
	};

	for (const [id, name, run] of [
		['next-problem', 'Next problem', (edited: Edited) => step(edited, 1)],
		['previous-problem', 'Previous problem', (edited: Edited) => step(edited, -1)],
		['fix-problem', 'Fix problem at cursor', fixHere],
	] as const)
		plugin.addCommand({
			id,
			name,
			checkCallback: (checking) => {
				const edited = vault.state.kind === 'ready' ? editedNote(app, vault) : undefined;
				if (edited && !checking) run(edited());
				return edited !== undefined;
			},
		});
}

/** What is edited now, read once it is needed; `undefined` where nothing is, or it is only read. */
function editedNote(app: App, vault: LiveVault): (() => Edited) | undefined {
	const view = app.workspace.getActiveViewOfType(MarkdownView);
	const path = view?.file?.path;
	if (!view || path === undefined || view.getMode() !== 'source') return undefined;
	return () => {
		const note = parseNote(path, view.editor.getValue());
		return { view, note, found: vault.check(note) };
	};
}

/** Where the entry of the row of the Properties widget starts that has the keyboard; `undefined` where none has. */
function propertyStart({ view, note }: Edited): number | undefined {
	const row = view.contentEl.doc.activeElement?.closest<HTMLElement>('.metadata-property');
	const key = row && view.contentEl.contains(row) ? row.dataset['propertyKey'] : undefined;
	return key !== undefined && note.frontmatter.kind === 'parsed' ? note.frontmatter.rangeOf([key])?.value.start : undefined;
}

/**
 * Puts the cursor where the problem stands. In Live Preview front matter is the app's widget, which has no API: there the row
 * of the property gets the keyboard, and where there is no such row nothing moves but what is in sight.
 */
function showStop({ view, note }: Edited, stop: Diagnostic): void {
	const { editor } = view;
	const { frontmatter } = note;
	const place = editor.offsetToPos(stop.range.start);
	if (hasWidget(view) && frontmatter.kind !== 'none' && stop.range.start < frontmatter.range.end) {
		editor.scrollIntoView({ from: { line: 0, ch: 0 }, to: { line: 0, ch: 0 } });
		rowOf(view, keyAt(note, stop))?.focus();
		return;
	}
	editor.setCursor(place);
	editor.scrollIntoView({ from: place, to: editor.offsetToPos(stop.range.end) }, true);
	editor.focus();
}

function hasWidget(view: MarkdownView): boolean {
	return view.getState()['source'] === false && view.contentEl.querySelector('.metadata-container') !== null;
}

/** The entry of the front matter in which a problem stands. */
function keyAt(note: Note, diagnostic: Diagnostic): string | undefined {
	return [...findingsByKey(note, [diagnostic]).keys()][0];
}

function rowOf({ contentEl }: MarkdownView, key: string | undefined): HTMLElement | undefined {
	return [...contentEl.querySelectorAll<HTMLElement>('.metadata-property')].find(
		({ dataset }) => key !== undefined && dataset['propertyKey'] === key,
	);
}

/** The app may draw the widget anew after a fix: then the same row gets the keyboard again, else the editor. */
function keepFocus(view: MarkdownView, key: string | undefined): void {
	const { contentEl, editor } = view;
	contentEl.win.setTimeout(() => {
		const { activeElement, body } = contentEl.doc;
		if (activeElement !== null && activeElement !== body) return;
		const row = hasWidget(view) ? rowOf(view, key) : undefined;
		if (row) row.focus();
		else editor.focus();
	}, DRAWN_AFTER_MS);
}
