import type { FrontmatterValue } from '../note/frontmatter.ts';
import { oneLine } from '../text/oneLine.ts';
import type { NoteType } from '../types/noteType.ts';

/** The moment at which a note is made, told by the host: core has no clock. */
export interface TemplateClock {
	/** What `{{date}}` says without a format: the day where the user is, `YYYY-MM-DD` unless the app's templates are set to another format. */
	readonly date: string;
	/** What `{{time}}` says without a format. */
	readonly time: string;
	/** The moment in a format of moment.js (`dddd, D MMMM YYYY HH:mm`), which is what the app's own templates take. */
	readonly formatNow: (format: string) => string;
}

/** What the placeholders of a template are filled from. */
export interface PlaceholderSource extends TemplateClock {
	readonly title: string;
	readonly type: NoteType | undefined;
	/** By field. */
	readonly values: Readonly<Record<string, FrontmatterValue>>;
}

/** Where the cursor is to stand in a new note. */
export const CURSOR = 'cursor';

/**
 * What the placeholder `name` (see `PLACEHOLDERS`) stands for, on one line, or `undefined` where it is none of ours: a placeholder of another
 * program (`{{VALUE}}`) is left to it. The cursor leaves nothing; a field of the type without a value stands for nothing, an empty text.
 *
 * The names of the app's own templates (title, date and time, in any case) mean there what they mean in the app, also
 * where the type has a field of that name.
 */
export function placeholderValue(name: string, source: PlaceholderSource): string | undefined {
	const ofApp = appPlaceholder(name, source);
	if (ofApp !== undefined) return ofApp;
	const { type, values } = source;
	if (Object.hasOwn(values, name)) return textOf(values[name]);
	if (type?.fields.has(name) === true) return '';
	if (name === 'type') return type?.name;
	return name === CURSOR ? '' : undefined;
}

function appPlaceholder(name: string, { title, date, time, formatNow }: PlaceholderSource): string | undefined {
	const colon = name.indexOf(':');
	const word = (colon === -1 ? name : name.slice(0, colon)).trim().toLowerCase();
	const format = colon === -1 ? '' : name.slice(colon + 1).trim();
	if (word === 'date') return oneLine(format === '' ? date : formatNow(format));
	if (word === 'time') return oneLine(format === '' ? time : formatNow(format));
	return word === 'title' && colon === -1 ? oneLine(title) : undefined;
}

function textOf(value: FrontmatterValue | undefined): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value))
		return (value as readonly FrontmatterValue[])
			.map(textOf)
			.filter((text) => text !== '')
			.join(', ');
	return typeof value === 'object' ? '' : oneLine(String(value));
}
