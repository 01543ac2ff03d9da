import type { FrontmatterValue } from '../note/frontmatter.ts';
import { oneLine } from '../text/oneLine.ts';
import type { NoteType } from '../types/noteType.ts';

/** What the placeholders of a template are filled from. */
export interface PlaceholderSource {
	readonly title: string;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	readonly type: NoteType | undefined;
	/** By field. */
	readonly values: Readonly<Record<string, FrontmatterValue>>;
}

/**
 * What the placeholder `name` (see `PLACEHOLDERS`) stands for, on one line, or `undefined` where it is none of ours: a placeholder of another
 * program (`{{VALUE}}`, `{{time}}`) is left to it. A field of the type without a value stands for nothing, an empty text.
 */
export function placeholderValue(name: string, { title, today, type, values }: PlaceholderSource): string | undefined {
	if (Object.hasOwn(values, name)) return textOf(values[name]);
	if (type?.fields.has(name) === true && name !== 'date') return '';
	if (name === 'title') return oneLine(title);
	if (name === 'type') return type?.name;
	if (name === 'date') return today;
	if (name.startsWith('date:')) return formatted(today, name.slice('date:'.length).trim());
	return undefined;
}

/** The day in another order; `undefined` for a format with parts that a day does not have. */
function formatted(today: string, format: string): string | undefined {
	const [year = '', month = '', day = ''] = today.split('-');
	const parts: Readonly<Record<string, string>> = {
		YYYY: year,
		YY: year.slice(2),
		MM: month,
		M: String(Number(month)),
		DD: day,
		D: String(Number(day)),
	};
	const text = format.replace(/YYYY|YY|MM?|DD?/g, (part) => parts[part] ?? part);
	return /[A-Za-z]/.test(text) ? undefined : text;
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
