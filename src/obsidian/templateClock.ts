import { type App, moment } from 'obsidian';
import type { TemplateClock } from '../core/templates/placeholders.ts';
import { templateFormatsOf } from '../core/templates/templateFormats.ts';

/** The moment at which it is asked, as the app's own templates would write it, in the language of the app. There is no public way to ask for their settings, so the app's own file is read. */
export async function templateClock({ vault }: App): Promise<TemplateClock> {
	const stored: unknown = await vault.adapter
		.read(`${vault.configDir}/templates.json`)
		.then((text) => JSON.parse(text) as unknown)
		// A vault whose settings were never changed has no such file.
		.catch(() => undefined);
	const { date, time } = templateFormatsOf(stored);
	// The types of the app give `moment` as a namespace, which is no function.
	const now = moment.unix(Date.now() / 1000);
	return { date: now.format(date), time: now.format(time), formatNow: (format) => now.format(format) };
}
