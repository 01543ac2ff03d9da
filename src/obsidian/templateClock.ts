import { type App, moment } from 'obsidian';
import { readTemplatesJson } from './readTemplatesJson.ts';
import type { TemplateClock } from '../core/templates/placeholders.ts';
import { templateFormatsOf } from '../core/templates/templateFormats.ts';

/** The moment at which it is asked, as the app's own templates would write it, in the language of the app. */
export async function templateClock({ vault }: App): Promise<TemplateClock> {
	const { date, time } = templateFormatsOf(await readTemplatesJson(vault));
	// The types of the app give `moment` as a namespace, which is no function.
	const now = moment.unix(Date.now() / 1000);
	return { date: now.format(date), time: now.format(time), formatNow: (format) => now.format(format) };
}
