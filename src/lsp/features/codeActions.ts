import { setImmediate } from 'node:timers/promises';
import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from '../protocol.ts';
import { applyFixes } from '../../core/checking/applyFixes.ts';
import { addListItem } from '../../core/note/edit/frontmatter/addListItem.ts';
import type { Note } from '../../core/note/note.ts';
import type { Diagnostic, Fix } from '../../core/rules/rule.ts';
import { ruleNamed } from '../../core/rules/rules.ts';
import { counted } from '../../core/text/counted.ts';
import { editBetween } from '../../core/text/editBetween.ts';
import { bornNote } from '../vault/bornNote.ts';
import type { KnownVault } from '../vault/knownVault.ts';
import { type Answering, contentModified, type NoteDocument } from './answering.ts';
import { COMMANDS } from './commandNames.ts';
import { toLsp } from './toLsp.ts';
import { creationOf, editOf } from './workspaceEdits.ts';

/** The kind under which an editor makes every fix that cannot mean anything else, on saving for example. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.dossier`;

/** The kind under which the section of related notes is filled. */
const ADD_RELATED = `${CodeActionKind.Source}.addRelated.dossier`;

export const CODE_ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL, ADD_RELATED];

/** What can be done about more findings at once is a list that nobody reads; where all of a long note is selected it would take minutes. */
const MOST_PLACES = 20;

/** The rule whose fix ranks the whole vault: it is made when it is asked for, not when it is offered. */
const RANKED = 'related-notes-current';

/** What can be done at a place of a note: every fix of what is wrong there, suggestions included, and the choice never to hear of it again. */
export async function codeActions(
	{ textDocument: { uri }, range, context }: CodeActionParams,
	answering: Answering,
	now: Date,
	isOver: () => boolean,
): Promise<CodeAction[]> {
	const before = answering.noteOf(uri);
	if (before === undefined) return [];
	const { vault, path } = before;
	// What is said of a note before the vault is read comes without fixes.
	await vault.known();
	const found = await vault.check(path, isOver);
	const known = await vault.known();
	const asked = answering.noteOf(uri);
	const note = known?.checker.opened(path);
	if (known === undefined || note === undefined || found === undefined) return [];
	if (asked?.document.text !== note.text || asked.document.version !== before.document.version) throw contentModified();
	const wants = (kind: string): boolean =>
		context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
	const isInvoked = context.triggerKind !== CodeActionTriggerKind.Automatic;
	const from = asked.document.positions.offset(range.start);
	const to = asked.document.positions.offset(range.end);
	const place: Place = { asked, note, known, now, answering };
	const actions: CodeAction[] = [];
	if (wants(CodeActionKind.QuickFix))
		for (const diagnostic of found.filter(({ range: { start, end } }) => start <= to && end >= from).slice(0, MOST_PLACES)) {
			actions.push(...quickFixes(diagnostic, place));
			// Each fix is planned on the whole note.
			await setImmediate();
			if (isOver()) return [];
		}
	if (wants(FIX_ALL) && (isInvoked || context.only !== undefined)) actions.push(...fixAll(place));
	if (wants(ADD_RELATED) && isInvoked) actions.push(...(await addRelated(place, isOver)));
	if (answering.noteOf(uri)?.document.version !== asked.document.version) throw contentModified();
	return actions;
}

interface Place {
	readonly asked: NoteDocument;
	readonly note: Note;
	readonly known: KnownVault;
	readonly now: Date;
	readonly answering: Answering;
}

function quickFixes(diagnostic: Diagnostic, place: Place): readonly CodeAction[] {
	const { asked, answering } = place;
	const { uri } = asked.document;
	const diagnostics = [toLsp(diagnostic, asked.document.positions, answering.client())];
	const kind = CodeActionKind.QuickFix;
	const fixes = diagnostic.fixes.flatMap((fix): readonly CodeAction[] => {
		const title = plain(fix.title);
		if (diagnostic.rule === RANKED)
			return [
				{
					title,
					kind,
					diagnostics,
					command: { title, command: COMMANDS.addRelated, arguments: [{ uri, version: asked.document.version }] },
				},
			];
		const edit = editFor(fix, place);
		return edit === undefined
			? []
			: [{ title, kind, diagnostics, edit, ...(fix.kind === 'edit' && fix.safe ? { isPreferred: true } : {}) }];
	});
	if (ruleNamed(diagnostic.rule) === undefined) return fixes;
	return [...fixes, ...(['note', 'everywhere'] as const).map((where) => ignoring(diagnostic, where, uri, diagnostics))];
}

function ignoring(
	{ rule }: Diagnostic,
	where: 'note' | 'everywhere',
	uri: string,
	diagnostics: CodeAction['diagnostics'] = [],
): CodeAction {
	const title = `Ignore ${rule} ${where === 'note' ? 'in this note' : 'everywhere'}`;
	return {
		title,
		kind: CodeActionKind.QuickFix,
		diagnostics,
		command: { title, command: COMMANDS.ignoreRule, arguments: [{ uri, rule, where }] },
	};
}

/** What the editor has to change; `undefined` where that cannot be planned, and so cannot be offered. */
function editFor(fix: Fix, { asked: { vault, path }, note, known, now, answering }: Place): CodeAction['edit'] {
	switch (fix.kind) {
		case 'edit': {
			const outcome = fix.plan(note);
			return outcome.kind === 'edits' ? editOf([{ vault, path, text: note.text, edits: outcome.edits }], answering) : undefined;
		}
		case 'alias': {
			const { path: to, alias } = fix.addAlias;
			const target = known.noteAt(to);
			const outcome = target && addListItem(target, 'aliases', alias);
			return target !== undefined && outcome?.kind === 'edits'
				? editOf([{ vault, path: to, text: target.text, edits: outcome.edits }], answering)
				: undefined;
		}
		case 'create': {
			const { type, title, folder, values } = fix.create;
			const born = bornNote(known.loaded, { type, title, folder, values }, now);
			// The link would lead to no file that is called otherwise.
			return born.kind === 'note' && born.nameChange === undefined
				? creationOf({ vault, path: born.path, text: born.text }, answering)
				: undefined;
		}
	}
}

function fixAll({ asked: { vault, path }, note, known, answering }: Place): readonly CodeAction[] {
	const fixed = applyFixes(note, { check: (each) => known.checker.allFindings(each) });
	const change = editBetween(note.text, fixed.text);
	const edit = change && editOf([{ vault, path, text: note.text, edits: [change] }], answering);
	return edit === undefined ? [] : [{ title: `Fix ${counted(fixed.applied.length, 'problem')}`, kind: FIX_ALL, edit }];
}

async function addRelated({ asked: { vault, path, document }, answering }: Place, isOver: () => boolean): Promise<readonly CodeAction[]> {
	const related = await answering.relatedOf(vault).notLinkedBack(path, isOver);
	const count = related?.plan.added.length ?? 0;
	if (count === 0) return [];
	const title = `Add ${counted(count, 'note')} to the related notes`;
	return [
		{
			title,
			kind: ADD_RELATED,
			command: { title, command: COMMANDS.addRelated, arguments: [{ uri: document.uri, version: document.version }] },
		},
	];
}

/** A title without the backticks that mark code: menus show them as they are. */
function plain(title: string): string {
	return title.replaceAll('`', '');
}
