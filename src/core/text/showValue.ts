import { showUnseen, withoutUnseen } from './hiddenCharacters.ts';
import { shortened } from './shortened.ts';
import { showNumber } from './showNumber.ts';

/** What fits into a message of one line. */
const MAX_SHOWN = 60;

/** Lists in lists beyond this are shown as `…`; a value may even hold itself. */
const MAX_DEPTH = 3;

/**
 * `value` for a message: text in double quotes, lists and maps in brackets, cut where it grows long,
 * characters that hide or turn their neighbours shown by their number, without backticks, which the message itself uses.
 */
export function showValue(value: unknown): string {
	return shortened(show(value, 0), MAX_SHOWN);
}

function show(value: unknown, depth: number): string {
	if (typeof value === 'string') return showUnseen(JSON.stringify(value.slice(0, MAX_SHOWN).replace(/[\t\n\r]/g, '')).replaceAll('`', "'"));
	if (typeof value === 'number') return showNumber(value);
	if (typeof value !== 'object' || value === null) return String(value);
	if (depth === MAX_DEPTH) return '…';
	// A few entries fill the message; the rest of a long list is never looked at.
	if (Array.isArray(value))
		return `[${value
			.slice(0, MAX_SHOWN / 3)
			.map((item: unknown) => show(item, depth + 1))
			.join(', ')}]`;
	const entries = Object.entries(value).slice(0, MAX_SHOWN / 6);
	return `{${entries.map(([key, entry]) => `${withoutUnseen(key.slice(0, MAX_SHOWN))}: ${show(entry, depth + 1)}`).join(', ')}}`;
}
