import type { SectionItems, SectionShape } from '../noteType.ts';
import { readConditions } from './readFieldDefinition.ts';
import { entriesOf, readText, readWord, refuseKey, refuseValue } from './readEntries.ts';
import type { DefinitionReading, Entry } from './typeDefinition.ts';

/** What the items of a section may be, with what that means, for the page of types. */
export const SECTION_ITEMS: Readonly<Record<SectionItems, string>> = {
	link: 'Each bullet has a link, into the vault or out of it.',
	citation: 'Each bullet has a link or a footnote, or reads as a citation: it has a year, or a title in quotes or emphasis.',
	wikilink: 'Each bullet has a link into the vault.',
	dated: 'Each bullet begins with a date: what stands before its colon or dash, or else its first three words, has a digit.',
	any: 'The bullets may be anything.',
};

/** Every key of a section that is a map, with what it says, for the page of types. */
export const SECTION_KEYS: Readonly<Record<string, string>> = {
	name: 'Its heading.',
	items:
		'What each of its bullets is, sub-sections included: one of the words below. Bullets in bullets, and bullets without text, are left alone.',
	empty: '`warn` reports the section where it is empty; `allowed` is the default.',
	'required-when': 'The section is missed only where fields have these values: `{ status: active }`.',
};

/** The sections of a type note in their order, and what it asks of them; what cannot be understood is told to `reading`. */
export function readSections(
	entry: Entry,
	reading: DefinitionReading,
): { readonly names: readonly string[]; readonly shapes: ReadonlyMap<string, SectionShape> | undefined } {
	const items: readonly Entry[] = Array.isArray(entry.value)
		? (entry.value as readonly Entry['value'][]).map((value, at) => ({ value, path: [...entry.path, at] }))
		: [entry];
	const names: string[] = [];
	const shapes = new Map<string, SectionShape>();
	for (const item of items) {
		if (item.value === null) continue;
		const parts = entriesOf(item);
		const name = parts === undefined ? readText(item, 'Overview', reading) : readName(item, parts, reading);
		if (name === undefined) continue;
		const heading = withoutMarks(name);
		names.push(heading);
		const shape = parts && readShape(parts, reading);
		if (shape && Object.keys(shape).length > 0) shapes.set(heading, shape);
	}
	return { names, shapes: shapes.size > 0 ? shapes : undefined };
}

type Part = Entry & { readonly key: string };

function readName(item: Entry, parts: readonly Part[], reading: DefinitionReading): string | undefined {
	const name = parts.find(({ key }) => key === 'name');
	if (name) return readText(name, 'Overview', reading);
	refuseValue(item, 'a map with a `name`, such as `{ name: Sources, items: link }`', reading);
	return undefined;
}

function readShape(parts: readonly Part[], reading: DefinitionReading): SectionShape {
	const shape: { -readonly [Key in keyof SectionShape]?: SectionShape[Key] | undefined } = {};
	for (const { key, ...part } of parts) {
		if (key === 'items') shape.items = readWord(part, Object.keys(SECTION_ITEMS) as SectionItems[], reading);
		else if (key === 'empty') shape.empty = readWord(part, ['allowed', 'warn'], reading);
		else if (key === 'required-when') shape.requiredWhen = readConditions(part, reading);
		else if (key !== 'name') refuseKey(part, Object.keys(SECTION_KEYS), reading);
	}
	return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}

/** `## Overview` is written where `Overview` is meant. */
function withoutMarks(heading: string): string {
	return heading.replace(/^#{1,6}[ \t]+/, '');
}
