import type { Note } from '../note/note.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { counted } from '../text/counted.ts';
import type { Steps } from '../text/steps.ts';
import type { VaultChecker } from '../checking/vaultChecker.ts';
import { mergePlaces } from './mergePlaces.ts';

/** How many errors and warnings a vault has; suggestions wait where one looks for them. */
export interface LoudCounts {
	readonly errors: number;
	readonly warnings: number;
}

/** Counts what `checker` finds in a vault whose notes are told one by one, so that their texts need not be held. */
export class LoudCounter {
	readonly #checker: VaultChecker;
	readonly #own = new Map<string, readonly Diagnostic[]>();

	constructor(checker: VaultChecker) {
		this.#checker = checker;
	}

	/** Looks at the text of a note. */
	add(note: Note): void {
		const own = this.#checker.checkOwn(note).filter(isLoud);
		if (own.length > 0) this.#own.set(note.path, own);
	}

	/** The counts once all notes are told and are in the checker, which does not change between two steps. */
	*counts(): Steps<LoudCounts> {
		const checker = this.#checker;
		const found: (readonly Diagnostic[])[] = [];
		yield* checker.prepareAll();
		for (const path of checker.index.paths()) {
			yield;
			const record = checker.index.record(path);
			const own = this.#own.get(path) ?? [];
			yield* checker.prepare(own, record, { isNamed: false });
			found.push(checker.graded(own), record === undefined ? [] : checker.checkAmongOthers(record));
		}
		return loudCountsOf(found.flat());
	}
}

/** The counts of these findings as a report tells them: what has several places counts once. */
export function loudCountsOf(found: readonly Diagnostic[]): LoudCounts {
	const merged = mergePlaces(found);
	const count = (wanted: Diagnostic['severity']): number => merged.filter(({ severity }) => severity === wanted).length;
	return { errors: count('error'), warnings: count('warning') };
}

/** `2 errors and 1 warning`. */
export function loudWords({ errors, warnings }: LoudCounts): string {
	return `${counted(errors, 'error')} and ${counted(warnings, 'warning')}`;
}

function isLoud({ severity }: Diagnostic): boolean {
	return severity !== 'info';
}
