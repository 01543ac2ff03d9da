import AjvModule from 'ajv';
import schema from './csl/csl-data.json' with { type: 'json' };

interface Validator {
	compile(schema: object): { (value: unknown): boolean; readonly errors?: unknown };
}

// Its types describe a module that Node does not make of it.
const Ajv = AjvModule as unknown as new (options: object) => Validator;
const isCslData = new Ajv({ strict: false, allErrors: true }).compile(schema);

const TYPES: ReadonlySet<unknown> = new Set(['article-journal', 'book', 'chapter', 'document', 'webpage']);
const TEXTS: ReadonlySet<string> = new Set([
	'id',
	'citation-key',
	'title',
	'container-title',
	'publisher',
	'publisher-place',
	'edition',
	'volume',
	'issue',
	'page',
	'DOI',
	'URL',
	'archive_location',
	'note',
]);
const NAME_PARTS: ReadonlySet<string> = new Set(['family', 'given', 'suffix', 'literal']);

/**
 * Where `text` is no CSL-JSON: what the official schema says (`csl/`, MIT), and beside it, stricter: an array of items with a type, an id and no field that CSL does not have, names in
 * parts, dates as one or two lists of one to three numbers (CSL 1.0.2, csl-data.json). Only the fields that an export
 * of ours may have are known here; another one is a fault.
 */
export function cslFaults(text: string): string[] {
	const items: unknown = JSON.parse(text);
	if (!Array.isArray(items)) return ['no list'];
	const official = isCslData(items) ? [] : [`official schema: ${JSON.stringify(isCslData.errors)}`];
	return [
		...official,
		...items.flatMap((item: unknown, at) =>
			isObject(item) ? itemFaults(item).map((fault) => `${String(at)}: ${fault}`) : [`${String(at)}: no object`],
		),
	];
}

function itemFaults(item: Record<string, unknown>): string[] {
	const missing = ['type', 'id', 'title'].filter((field) => !(field in item)).map((field) => `no ${field}`);
	return [
		...missing,
		...Object.entries(item)
			.filter(([field, value]) => !isRight(field, value))
			.map(([field, value]) => `${field} ${JSON.stringify(value)}`),
	];
}

function isRight(field: string, value: unknown): boolean {
	if (field === 'type') return TYPES.has(value);
	if (field === 'author' || field === 'editor') return Array.isArray(value) && value.length > 0 && value.every(isName);
	if (field === 'issued' || field === 'accessed') return isDate(value);
	return TEXTS.has(field) && typeof value === 'string' && value !== '';
}

function isName(name: unknown): boolean {
	return (
		isObject(name) &&
		Object.keys(name).length > 0 &&
		Object.entries(name).every(([part, value]) => NAME_PARTS.has(part) && typeof value === 'string' && value !== '')
	);
}

function isDate(date: unknown): boolean {
	if (!isObject(date)) return false;
	const { literal, 'date-parts': ranges, circa, ...rest } = date;
	if (Object.keys(rest).length > 0 || (literal === undefined) === (ranges === undefined) || (circa !== undefined && circa !== true))
		return false;
	if (literal !== undefined) return typeof literal === 'string' && literal !== '';
	return Array.isArray(ranges) && ranges.length >= 1 && ranges.length <= 2 && ranges.every(isDay);
}

function isDay(parts: unknown): boolean {
	const most = [9999, 12, 31];
	return (
		Array.isArray(parts) &&
		parts.length >= 1 &&
		parts.length <= 3 &&
		parts.every((part: unknown, at) => Number.isInteger(part) && Number(part) >= 1 && Number(part) <= (most[at] ?? 0))
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
