import type { FrontmatterValue } from '../../note/frontmatter.ts';
import { nearestWord } from '../../text/nearestWord.ts';
import { booleanKind } from '../kinds/boolean.ts';
import { showValue } from '../../text/showValue.ts';
import type { DefinitionReading, Entry } from './typeDefinition.ts';

/** Text; a number is text that has only digits. */
export function readText(entry: Entry, example: string, reading: DefinitionReading): string | undefined {
	const text = textOf(entry.value);
	if (text === undefined) refuseValue(entry, `text such as \`${example}\``, reading);
	return text;
}

/** A list of texts; one text stands for a list of one. */
export function readTexts(entry: Entry, example: string, reading: DefinitionReading): readonly string[] | undefined {
	const items: readonly FrontmatterValue[] = Array.isArray(entry.value) ? (entry.value as readonly FrontmatterValue[]) : [entry.value];
	const texts: string[] = [];
	for (const [position, value] of items.entries()) {
		const text = textOf(value);
		if (text !== undefined) texts.push(text);
		else if (value !== null) {
			const path = Array.isArray(entry.value) ? ([...entry.path, position] as const) : entry.path;
			refuseValue({ value, path }, `text such as \`${example}\``, reading);
		}
	}
	return texts;
}

export function readBoolean(entry: Entry, reading: DefinitionReading): boolean | undefined {
	if (typeof entry.value === 'boolean') return entry.value;
	refuseValue(entry, '`true` or `false`', reading, booleanKind.suggestionFor?.(textOf(entry.value) ?? '', NO_FIELD));
	return undefined;
}

export function readNumber(entry: Entry, reading: DefinitionReading): number | undefined {
	if (typeof entry.value === 'number' && Number.isFinite(entry.value)) return entry.value;
	refuseValue(entry, 'a number such as `1`', reading);
	return undefined;
}

/** One word of a closed list. */
export function readWord<Word extends string>(entry: Entry, words: readonly Word[], reading: DefinitionReading): Word | undefined {
	const text = textOf(entry.value);
	const found = words.find((word) => word === text);
	if (found !== undefined) return found;
	const suggestion = text === undefined ? undefined : nearestWord(text, words);
	refuseValue(entry, `one of ${words.map((word) => `\`${word}\``).join(', ')}`, reading, suggestion);
	return undefined;
}

/** The entries of a map, or `undefined` where the value is none. */
export function entriesOf({ value, path }: Entry): readonly (Entry & { readonly key: string })[] | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	return Object.entries(value).map(([key, inner]) => ({ key, value: inner, path: [...path, key] }));
}

/** Reports that the value of `entry` is not what it has to be. */
export function refuseValue(entry: Entry, expected: string, reading: DefinitionReading, suggestion?: string): void {
	const shown = entry.value === null ? 'has no value' : `is \`${showValue(entry.value)}\``;
	const message = `\`${nameOf(entry)}\` ${shown}; expected ${expected}`;
	reading.problems.push({
		severity: 'error',
		path: entry.path,
		part: 'value',
		message,
		...(suggestion === undefined ? {} : { suggestion }),
	});
}

/** Reports a key that nothing reads: the one it is near to, or what might stand there. */
export function refuseKey(entry: Entry, known: readonly string[], reading: DefinitionReading): void {
	const name = nameOf(entry);
	const suggestion = nearestWord(name, known);
	const expected = suggestion === undefined ? `one of ${known.map((key) => `\`${key}\``).join(', ')}` : `\`${suggestion}\``;
	const message = `\`${name}\` is not known here; expected ${expected}`;
	reading.problems.push({
		severity: 'warning',
		path: entry.path,
		part: 'key',
		message,
		...(suggestion === undefined ? {} : { suggestion }),
	});
}

/** What an entry is called in a message: its key; for an item of a list the list's. */
function nameOf({ path }: Entry): string {
	return String(path.findLast((part) => typeof part === 'string'));
}

function textOf(value: FrontmatterValue): string | undefined {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

const NO_FIELD = { name: '', kind: 'boolean', many: false, required: false, suggest: [], options: [], of: [] } as const;
