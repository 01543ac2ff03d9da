import type { Dismissals } from '../related/dismissals.ts';
import type { Settings } from '../settings/settings.ts';
import type { LinkFormat } from '../vault/links/linkFormat.ts';
import type { FormerNames } from '../vault/renaming/formerNames.ts';
import type { Ignores } from './ignores.ts';
import type { WantedRules } from './rulesWanted.ts';

/** What a check depends on beside the notes; hosts read it, none of it may be left out. */
export interface CheckOptions {
	readonly settings: Settings;
	/** Notes that are not to be proposed as related notes, by the note for which they are not. */
	readonly dismissals: Dismissals;
	/** Whether a link path led to a note that was deleted, where the host knows it: asked only of bullets that lead nowhere. */
	readonly wasDeleted?: (target: string) => boolean;
	/** Rules whose findings are left out, by the note or folder in which they are. */
	readonly ignores: Ignores;
	/** What notes were called before they were renamed. */
	readonly formerNames: FormerNames;
	/** How the vault writes links. */
	readonly linkFormat: LinkFormat;
	/** The rules to run: those that the settings turn on (`rulesWanted`), or those that were asked for by name. */
	readonly rules: WantedRules;
}
