import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Note } from '../../core/note/note.ts';
import { freshIn } from '../../core/report/baseline.ts';
import { ruleNamed } from '../../core/rules/rules.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { BuiltIndex } from './builtIndex.ts';
import type { HeldIndexes } from './heldIndexes.ts';
import type { LiveCheckOptions } from './liveCheckOptions.ts';
import type { Accepted } from './liveVault.ts';

/** Checks of notes by the index that answers, under the options of now, without what the baseline accepts. */
export class LiveChecks {
	readonly #held: HeldIndexes;
	readonly #options: LiveCheckOptions;
	readonly #accepted: Accepted | undefined;

	constructor(held: HeldIndexes, options: LiveCheckOptions, accepted: Accepted | undefined) {
		this.#held = held;
		this.#options = options;
		this.#accepted = accepted;
	}

	/** As `LiveVault` has it. */
	check(note: Note, withAccepted: boolean): readonly Diagnostic[] {
		const found = this.#checker().check(note);
		return withAccepted ? found : this.#fresh(note.path, found);
	}

	/** As `LiveVault` has it. */
	recheck(path: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
		const checker = this.#checker();
		const record = checker.index.record(path);
		const now = record ? this.#fresh(path, checker.checkAmongOthers(record)) : [];
		// A fault of ours has no rule, and is found once more where it is one of those that look across notes.
		const isOwn = ({ rule, message }: Diagnostic): boolean =>
			ruleNamed(rule)?.scope !== 'vault' && now.every((other) => other.message !== message);
		return [...checker.settled(found.filter(isOwn)), ...now];
	}

	/** As `LiveVault` has it. */
	*prepare(): Steps<void> {
		const checker = this.#checker();
		yield* checker.prepareAny();
		yield* checker.prepareAll();
	}

	#checker(): BuiltIndex['checker'] {
		const { checker } = this.#held.built;
		const options = this.#options.under();
		// The same object as long as nothing was changed, so that what was worked out under it holds.
		if (options !== checker.options) checker.configure(options);
		return checker;
	}

	/** What the baseline does not accept. */
	#fresh(path: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
		return this.#accepted ? freshIn(path, found, this.#accepted.baseline) : found;
	}
}
