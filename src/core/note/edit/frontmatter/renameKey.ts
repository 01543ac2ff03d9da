import type { Note } from '../../note.ts';
import { badKey } from './unwritableValue.ts';
import { dataRenamed } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { frontmatterSource } from './frontmatterSource.ts';
import { keysAsWritten } from './keysAsWritten.ts';
import { lineOf } from '../../read/noteLines.ts';
import { planEntry } from './planEntry.ts';
import { refuse, refuseAt } from '../verify/refuse.ts';
import { writeScalar } from './writeScalar.ts';

/**
 * The edit that calls the key `from` by the name `to`; nothing but the key's own characters changes.
 *
 * A note without the key stays as it is. Refused where `to` is there already.
 */
export function renameKey(note: Note, from: string, to: string): EditOutcome {
	const fault = badKey(to);
	if (fault) return fault;
	const source = frontmatterSource(note);
	if (source.kind === 'refused') return source;
	if (from === to || source.kind === 'none' || !Object.hasOwn(source.frontmatter.data, from)) return { kind: 'unchanged' };
	if (Object.hasOwn(source.frontmatter.data, to)) return refuse('KEY_EXISTS', `\`${to}\` is there already; two fields cannot be made one`);
	return planEntry(note, [from], ({ frontmatter, tokens }, entry) => {
		const { start } = lineOf(note, entry.key.start);
		const before = tokens.findLast((token) => token.start >= start && token.start < entry.key.start);
		if (before?.kind === 'anchor' || before?.kind === 'tag') {
			return refuseAt(note, before.start, 'ANCHOR_OR_TAG_IN_VALUE', 'an anchor or a tag stands with the key');
		}
		const edits = [{ range: entry.key, newText: writeScalar(to) }];
		return { kind: 'plan', edits, data: dataRenamed(frontmatter.data, keysAsWritten(frontmatter, []), from, to) };
	});
}
