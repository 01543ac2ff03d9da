import { looksLikeInitials } from '../../text/initialsOf.ts';
import type { LazyValue, Steps } from '../../text/steps.ts';
import type { VaultIndex } from '../vaultIndex.ts';
import { bare } from './bareName.ts';
import type { Name } from './namesOfNote.ts';

/** So many names are looked at in a step: a few milliseconds. */
const NAMES_A_STEP = 500;

/**
 * Those of `all` names that may be meant by one of those `written`: whatever is near to a name begins with its first letter, but for
 * initials, for which every name is kept whose note says its own. No name may come or go between two steps.
 */
export function* namesLike(
	written: readonly string[],
	all: LazyValue<readonly Name[]>,
	index: Pick<VaultIndex, 'record'>,
): Steps<readonly Name[]> {
	yield* all.workOut();
	const letters = new Set(written.map(firstLetterOf));
	const isShort = written.some(looksLikeInitials);
	const found: Name[] = [];
	for (const [met, entry] of all.value().entries()) {
		if (met % NAMES_A_STEP === NAMES_A_STEP - 1) yield;
		const isLike = letters.has(firstLetterOf(entry.name)) || (isShort && index.record(entry.path)?.ownInitials !== undefined);
		if (isLike) found.push(entry);
	}
	return found;
}

/** The first letter of a name's bare form; most need not be folded for it. */
function firstLetterOf(name: string): string | undefined {
	return /^[\0-"$-*,-/:-@[-`{-\x7f]*([a-z\d+#])(?![^\0-\x7f])/i.exec(name)?.[1]?.toLowerCase() ?? bare(name)[0];
}
