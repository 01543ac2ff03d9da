import type { WritableValue } from '../../note/edit/frontmatter/unwritableValue.ts';
import { dataWith } from '../../note/edit/verify/changedData.ts';
import { refusalToWrite } from '../../note/edit/verify/editGuard.ts';
import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { quoteValue } from '../../note/edit/frontmatter/quoteValue.ts';
import { TEXT_CHANGED } from '../../note/edit/verify/refuse.ts';
import { renameKey } from '../../note/edit/frontmatter/renameKey.ts';
import { setField } from '../../note/edit/frontmatter/setField.ts';
import { verified } from '../../note/edit/verify/verifyEdit.ts';
import { wrapInList } from '../../note/edit/frontmatter/wrapInList.ts';
import { quoted } from '../../note/edit/frontmatter/writeScalar.ts';
import type { Fix } from '../../note/finding.ts';
import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import type { FieldFault } from '../../types/fieldFault.ts';
import { strayComment, type StrayComment } from '../shared/strayComment.ts';
import { nameOfPath } from '../../vault/paths/nameOfPath.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** Calls a key by the name that was probably meant. Never safe: it may be a key of the author's own. */
export function renameKeyFix(from: string, to: string): Fix {
	return { kind: 'edit', title: `Rename ${inlineCode(from)} to ${inlineCode(to)}`, safe: false, plan: (note) => renameKey(note, from, to) };
}

/** Writes a value that would pass. Never safe: it is one of many. */
export function setFieldFix(path: FrontmatterPath, value: WritableValue): Fix {
	return {
		kind: 'edit',
		title: `Set ${nameOfPath(path)} to ${inlineCode(String(value))}`,
		safe: false,
		plan: (note) => setField(note, path, value),
	};
}

/** Writes what was probably meant by the value that is there, as the kind of its field has it. */
export function suggestionFix({ path, field }: FieldFault, suggestion: string): Fix {
	if (field.kind === 'number') return setFieldFix(path, Number(suggestion));
	return setFieldFix(path, field.kind === 'boolean' ? suggestion === 'true' : suggestion);
}

/** Makes a list of the one value. */
export function wrapInListFix(note: Note, path: FrontmatterPath): Fix {
	const [key] = path;
	return { kind: 'edit', title: `Put ${writtenAt(note, path)} in a list`, safe: true, plan: (now) => wrapInList(now, key) };
}

/** Puts a value in quotes, so that it is read as it was written; not `safe` where what it is read as may be meant. */
export function quoteFix(note: Note, path: FrontmatterPath, safe = true): Fix {
	return { kind: 'edit', title: `Put ${writtenAt(note, path)} in quotes`, safe, plan: (now) => quoteValue(now, path) };
}

/** Puts an unquoted link in quotes and the link in a list: `[[Iran]]` for a list of one name. */
export function quoteInListFix(note: Note, key: string): Fix {
	return { kind: 'edit', title: `Put ${writtenAt(note, [key])} in quotes, in a list`, safe: true, plan: (now) => quotedInList(now, key) };
}

/** Puts what YAML takes for a comment in quotes. Safe for one word; more words may be a comment after all, or several values. */
export function quoteCommentFix(path: FrontmatterPath, comment: StrayComment): Fix {
	const isOneWord = !/[\s,;]/.test(comment.text);
	return {
		kind: 'edit',
		title: `Put ${inlineCode(comment.text)} in quotes`,
		safe: isOneWord,
		plan: (now) => quotedComment(now, path, comment.text),
	};
}

function writtenAt(note: Note, path: FrontmatterPath): string {
	const place = note.frontmatter.kind === 'parsed' ? note.frontmatter.rangeOf(path)?.value : undefined;
	return place === undefined || place.start === place.end ? nameOfPath(path) : inlineCode(note.text.slice(place.start, place.end));
}

function quotedInList(note: Note, key: string): EditOutcome {
	const value = note.frontmatter.kind === 'parsed' ? note.frontmatter.data[key] : undefined;
	const inner: unknown = Array.isArray(value) ? value[0] : undefined;
	const name: unknown = Array.isArray(inner) ? inner[0] : undefined;
	if (typeof name !== 'string') return TEXT_CHANGED;
	return setField(note, [key], [`[[${name}]]`]);
}

function quotedComment(note: Note, path: FrontmatterPath, text: string): EditOutcome {
	const refusal = refusalToWrite(note);
	if (refusal) return refusal;
	const comment = strayComment(note, path);
	if (note.frontmatter.kind !== 'parsed' || comment?.text !== text) return TEXT_CHANGED;
	return verified(note, [{ range: comment.range, newText: quoted(text) }], {
		kind: 'data',
		data: dataWith(note.frontmatter.data, path, text),
	});
}
