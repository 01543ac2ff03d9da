import { rulesWanted, type WantedOptions } from '../../src/core/checking/rulesWanted.ts';
import type { CheckOptions } from '../../src/core/checking/checkOptions.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import { DEFAULT_LINK_FORMAT } from '../../src/core/vault/links/linkFormat.ts';

/** What a check of a vault depends on where nothing was dismissed; settings as they are stored. */
export function checkOptions(stored: unknown = {}, wanted: WantedOptions = {}): CheckOptions {
	const { settings } = parseSettings(stored);
	return {
		settings,
		dismissals: {},
		ignores: {},
		formerNames: new Map(),
		linkFormat: DEFAULT_LINK_FORMAT,
		rules: rulesWanted(settings, wanted),
	};
}
