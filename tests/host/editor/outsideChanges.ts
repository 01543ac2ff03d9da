import type { ChangeSpec } from '@codemirror/state';
import { diffLines, diffWordsWithSpace } from 'diff';

/** Above this many characters a difference by words costs more than it is worth. */
const BY_WORDS_UP_TO = 20_000;

/** The changes that make `after` of `before`, as small as a comparison by words finds them. */
export function outsideChanges(before: string, after: string): ChangeSpec[] {
	let start = 0;
	while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
	let end = 0;
	while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end])
		end += 1;
	const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
	if (old === '' || fresh === '') return old === fresh ? [] : [{ from: start, to: start + old.length, insert: fresh }];

	const parts = old.length + fresh.length <= BY_WORDS_UP_TO ? diffWordsWithSpace(old, fresh) : diffLines(old, fresh);
	const changes: { from: number; to: number; insert: string }[] = [];
	let at = start;
	for (const part of parts) {
		const last = changes.at(-1);
		if (part.added) {
			if (last?.to === at && last.insert === '') last.insert = part.value;
			else changes.push({ from: at, to: at, insert: part.value });
			continue;
		}
		if (part.removed) changes.push({ from: at, to: at + part.value.length, insert: '' });
		at += part.value.length;
	}
	return changes;
}
