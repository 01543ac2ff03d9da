import { addToList } from '../../core/text/addToList.ts';
import { freshIn } from '../../core/report/baseline.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { VaultPlan } from './vaultReading.ts';

/** What the last check found, for the time until the vault is read. */
export class EarlyFindings {
	readonly #plan: VaultPlan;
	readonly #byPath = new Map<string, Diagnostic[]>();

	constructor(plan: VaultPlan, found: readonly Diagnostic[]) {
		this.#plan = plan;
		for (const finding of found) {
			addToList(this.#byPath, finding.path, finding);
		}
	}

	/** What was found in the note at `path`, where `text`, which an editor shows, is what the disk has and the check looked at; else `undefined`. */
	of(path: string, text: string | undefined): readonly Diagnostic[] | undefined {
		const { folder, baseline } = this.#plan;
		const outcome = folder.stampOf(path) === undefined ? undefined : folder.read(path);
		return outcome?.kind === 'read' && outcome.text === text ? freshIn(path, this.#byPath.get(path) ?? [], baseline) : undefined;
	}
}
