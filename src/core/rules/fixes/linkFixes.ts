import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { TEXT_CHANGED } from '../../note/edit/verify/refuse.ts';
import { replaceRange } from '../../note/edit/body/replaceRange.ts';
import { retarget } from '../../note/edit/body/retarget.ts';
import { setField } from '../../note/edit/frontmatter/setField.ts';
import { wikilinkTo } from '../../note/edit/body/wikilinkTo.ts';
import type { Fix } from '../../note/finding.ts';
import type { Link, Note } from '../../note/note.ts';
import type { LinkRecord } from '../../vault/records/noteRecord.ts';
import { fieldPathAt } from '../../note/fieldPathAt.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** What a link shows once it leads elsewhere: what it showed, or the new name. */
export type ShownWords = 'keep-words' | 'new-words';

/** Makes a link lead to `target`, a link path; its heading and its display text stay. Never safe: only its author knows what was meant. */
export function linkFix(link: LinkRecord, target: string, words: ShownWords): Fix {
	const keepsWords = words === 'keep-words' && link.display === null && link.subpath === '' && link.kind !== 'embed';
	const title = `Link to ${inlineCode(target)}${keepsWords ? ` and go on showing ${inlineCode(link.target)}` : ''}`;
	return { kind: 'edit', title, safe: false, plan: (note) => relinked(note, link, target, keepsWords ? link.target : undefined) };
}

/** Puts `name` in place of a plain name in a field. Never safe, for the same reason. */
export function nameFix(link: LinkRecord, name: string): Fix {
	const title = `Replace ${inlineCode(link.target)} with ${inlineCode(name)}`;
	return { kind: 'edit', title, safe: false, plan: (note) => inField(note, link, name) };
}

function relinked(note: Note, { start, kind, target }: LinkRecord, newTarget: string, shown: string | undefined): EditOutcome {
	const link = note.links.find((other) => other.range.start === start && other.kind === kind && other.target === target);
	if (link === undefined) return TEXT_CHANGED;
	return shown === undefined || link.kind === 'markdown' ? retarget(note, link, newTarget) : withWords(note, link, newTarget, shown);
}

function inField(note: Note, { start, field }: LinkRecord, value: string): EditOutcome {
	const path = field === null ? undefined : fieldPathAt(note, field, start);
	return path === undefined ? TEXT_CHANGED : setField(note, path, value);
}

/** A wikilink without a display text, written anew with one. */
function withWords(note: Note, link: Link, newTarget: string, shown: string): EditOutcome {
	const { range, field } = link;
	const isInTable = note.tableRows.some((row) => row.start <= range.start && range.end <= row.end);
	const written = wikilinkTo(newTarget, shown, isInTable ? 'table' : 'text');
	if (written.kind === 'refused') return written;
	if (field === null) return replaceRange(note, range, note.text.slice(range.start, range.end), written.text);
	const path = fieldPathAt(note, field, range.start);
	return path === undefined ? TEXT_CHANGED : setField(note, path, written.text);
}
