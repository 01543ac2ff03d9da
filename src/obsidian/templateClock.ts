import { moment } from 'obsidian';
import type { TemplateClock } from '../core/templates/placeholders.ts';
import { today } from './today.ts';

/** The moment at which it is asked, as the app's own templates would write it, in the language of the app. */
export function templateClock(): TemplateClock {
	// The types of the app give `moment` as a namespace, which is no function.
	const now = moment.unix(Date.now() / 1000);
	return { today: today(), formatNow: (format) => now.format(format) };
}
