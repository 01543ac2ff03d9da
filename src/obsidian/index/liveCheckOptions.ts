import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import { rulesWanted } from '../../core/checking/rulesWanted.ts';
import { DEFAULT_LINK_FORMAT, type LinkFormat } from '../../core/vault/links/linkFormat.ts';
import type { SettingsStore } from './liveVault.ts';

/** What a check of the open vault depends on beside its notes. */
export class LiveCheckOptions {
	/** Read with the vault: it changes in the app's settings and hardly ever. */
	linkFormat: LinkFormat = DEFAULT_LINK_FORMAT;
	readonly #store: SettingsStore;
	readonly #wasDeleted: (target: string) => boolean;
	#known: CheckOptions | undefined;

	/** @param wasDeleted tells whether a link path led to a note that was deleted. */
	constructor(store: SettingsStore, wasDeleted: (target: string) => boolean) {
		this.#store = store;
		this.#wasDeleted = wasDeleted;
	}

	/** As they are now; the same object for as long as they say the same. */
	under(settings = this.#store.current): CheckOptions {
		const { dismissed: dismissals, ignores, formerNames } = this.#store;
		const known = this.#known;
		const now = { settings, dismissals, ignores, formerNames, linkFormat: this.linkFormat };
		if (known && (Object.keys(now) as (keyof typeof now)[]).every((key) => known[key] === now[key])) return known;
		return (this.#known = { ...now, wasDeleted: this.#wasDeleted, rules: rulesWanted(settings) });
	}
}
