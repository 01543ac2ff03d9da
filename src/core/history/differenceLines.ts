import { showValue } from '../text/showValue.ts';
import { isTextAll, type ListDifference, type NoteDifference } from './noteDifference.ts';

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
	yield* listLines('related notes', difference.related);
	yield* listLines('sources', difference.sources);
	if (difference.isTextChanged && isTextAll(difference)) yield 'its text';
}

const WHEN = { before: 'as it was', after: 'as it is' };

function* listLines(what: string, { added, lost }: ListDifference): Iterable<string> {
	for (const each of added) yield `${what}: + ${each}`;
	for (const each of lost) yield `${what}: - ${each}`;
}

/** `3 new, 1 gone`, or that nothing changed. */
export function changesSummary(changes: readonly { readonly kind: ChangeKind }[]): string {
	const parts = CHANGE_KINDS.map((kind) => [changes.filter((change) => change.kind === kind).length, kind] as const)
		.filter(([count]) => count > 0)
		.map(([count, kind]) => `${count} ${kind}`);
	return parts.length === 0 ? 'Nothing changed' : parts.join(', ');
}
