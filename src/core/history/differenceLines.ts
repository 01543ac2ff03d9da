import { showValue } from '../text/showValue.ts';
import { isTextAll, type NoteDifference } from './noteDifference.ts';

/** What became of a note. */
export const CHANGE_KINDS = ['new', 'moved', 'changed', 'gone'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What is told of a note beside its kind, a line each; nothing of one that is new or gone as a whole, since every part of it is. */
export function* differenceLines(kind: ChangeKind, difference: NoteDifference): Iterable<string> {
	if (kind === 'new' || kind === 'gone') return;
	if (difference.unreadFields.length > 0)
		yield `its fields: the front matter cannot be read ${difference.unreadFields.map((when) => WHEN[when]).join(', nor ')}`;
	for (const { field, before, after } of difference.fields)
		yield `${field}: ${before === undefined ? 'was not there' : showValue(before)} -> ${after === undefined ? 'gone' : showValue(after)}`;
	for (const [what, { added, lost }] of Object.entries({ 'related notes': difference.related, sources: difference.sources })) {
		for (const each of added) yield `${what}: + ${each}`;
		for (const each of lost) yield `${what}: - ${each}`;
	}
	if (difference.isTextChanged && isTextAll(difference)) yield 'its text';
}

const WHEN = { before: 'as it was', after: 'as it is' };

/** `3 new, 1 gone`, or that nothing changed. */
export function changesSummary(changes: readonly { readonly kind: ChangeKind }[]): string {
	const parts = CHANGE_KINDS.flatMap((kind) => {
		const { length } = changes.filter((change) => change.kind === kind);
		return length > 0 ? [`${length} ${kind}`] : [];
	});
	return parts.length === 0 ? 'Nothing changed' : parts.join(', ');
}
