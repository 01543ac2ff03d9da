import { Buffer } from 'node:buffer';
import type { FrontmatterData } from '../../../core/note/frontmatter.ts';
import { bareMap } from '../../../core/note/frontmatter/bareMap.ts';
import type { Numbers } from '../../../core/text/columns.ts';
import type { SerializedRecord } from '../../../core/vault/records/packedRecord.ts';

/** A record as the cache stores it, in what JSON can say. */
export type RecordRow = readonly [
	path: string,
	type: string | null,
	typeRange: readonly [start: number, end: number] | null,
	frontmatter: SerializedRecord['frontmatter'],
	block: string | null,
	plainData: FrontmatterData | null,
	aliases: readonly string[],
	tags: readonly string[],
	relatedHeading: number,
	isMostlyLinks: boolean,
	ownInitials: readonly string[] | null,
	length: number,
	linkCount: number,
	headingCount: number,
	textCount: number,
	/** How many bytes a number has, 2 or 4, and base64 of the bytes: a tenth of the time that a list of them would take. */
	numbers: string,
	targets: readonly string[],
	text: string,
];

/** How many values a row has. */
export const ROW_LENGTH: RecordRow['length'] = 18;

export function recordToRow(record: SerializedRecord): RecordRow {
	const {
		path,
		type = null,
		typeRange,
		frontmatter,
		block = null,
		plainData = null,
		aliases,
		tags,
		relatedHeading,
		isMostlyLinks,
		ownInitials = null,
		length,
		linkCount,
		headingCount,
		textCount,
		numbers,
		targets,
		text,
	} = record;
	const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
	const range = typeRange === undefined ? null : ([typeRange.start, typeRange.end] as const);
	return [
		path,
		type,
		range,
		frontmatter,
		block,
		plainData,
		aliases,
		tags,
		relatedHeading,
		isMostlyLinks,
		ownInitials,
		length,
		linkCount,
		headingCount,
		textCount,
		numbers.BYTES_PER_ELEMENT + bytes.toString('base64'),
		targets,
		text,
	];
}

export function recordFromRow([
	path,
	type,
	typeRange,
	frontmatter,
	block,
	plainData,
	aliases,
	tags,
	relatedHeading,
	isMostlyLinks,
	ownInitials,
	length,
	linkCount,
	headingCount,
	textCount,
	numbers,
	targets,
	text,
]: RecordRow): SerializedRecord {
	const range = typeRange === null ? {} : { typeRange: { start: typeRange[0], end: typeRange[1] } };
	return {
		path,
		type: type ?? undefined,
		...range,
		frontmatter,
		...(block === null ? {} : { block }),
		...(plainData === null ? {} : { plainData: bareMap(plainData) }),
		aliases,
		tags,
		relatedHeading,
		isMostlyLinks,
		...(ownInitials === null ? {} : { ownInitials }),
		length,
		linkCount,
		headingCount,
		textCount,
		numbers: numbersFrom(numbers),
		targets,
		text,
	};
}

/** The bytes are copied: a small Buffer is a part of a larger one and need not begin where numbers may. */
function numbersFrom(text: string): Numbers {
	const bytes = Uint8Array.from(Buffer.from(text.slice(1), 'base64'));
	return text.startsWith('2') ? new Uint16Array(bytes.buffer, 0, bytes.length >> 1) : new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
}
