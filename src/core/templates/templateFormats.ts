/** How the app's own templates write `{{date}}` and `{{time}}`: formats of moment.js. */
export interface TemplateFormats {
	readonly date: string;
	readonly time: string;
}

/** What the app writes unless told otherwise. */
const DEFAULT_FORMATS: TemplateFormats = { date: 'YYYY-MM-DD', time: 'HH:mm' };

/** A format is not longer. */
const MAX_FORMAT = 200;

/** The formats in the parsed `<configDir>/templates.json`, the settings of the app's core plugin Templates; its defaults for whatever it does not say. Never throws. */
export function templateFormatsOf(templatesJson: unknown): TemplateFormats {
	if (typeof templatesJson !== 'object' || templatesJson === null) return DEFAULT_FORMATS;
	const { dateFormat, timeFormat } = templatesJson as { readonly dateFormat?: unknown; readonly timeFormat?: unknown };
	return { date: formatIn(dateFormat) ?? DEFAULT_FORMATS.date, time: formatIn(timeFormat) ?? DEFAULT_FORMATS.time };
}

function formatIn(stored: unknown): string | undefined {
	return typeof stored === 'string' && stored.trim() !== '' && stored.length <= MAX_FORMAT ? stored : undefined;
}
