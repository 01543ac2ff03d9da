import type { FrontmatterData } from '../../note/frontmatter.ts';
import { bareMap } from '../../note/frontmatter/bareMap.ts';
import type { ColumnReader, ColumnWriter, Numbers } from '../../text/columns.ts';
import { type KeptValues, valuesToKeep } from './fieldValues.ts';
import { PackedRecord, type SerializedRecord } from './packedRecord.ts';

const FRONTMATTER = ['none', 'malformed', 'parsed'] as const satisfies readonly SerializedRecord['frontmatter'][];

const NO_TEXTS: readonly string[] = [];

/** A link target as it is kept once for many notes: its text, and whether it is a name in a field. */
export interface KeptTarget {
	readonly text: string;
	readonly isName: boolean;
}

/** Many of them, each told by its number; none where it is damaged. */
export interface KeptTargets {
	readonly texts: readonly (string | undefined)[];
	readonly isName: (number: number) => boolean;
}

/** Writes a record without its path; `target` gives the number of a link's target among those of all records. */
export function writeRecord(writer: ColumnWriter, record: PackedRecord, target: (kept: KeptTarget) => number): void {
	const { typeRange, numbers, targets } = record;
	writer.shared(record.type);
	writer.number(typeRange === undefined ? 0 : 1);
	if (typeRange !== undefined) for (const offset of [typeRange.start, typeRange.end]) writer.number(offset);
	writer.number(FRONTMATTER.indexOf(record.frontmatter));
	writer.text(record.block);
	writer.text(record.plainData && JSON.stringify(record.plainData));
	writer.list(record.aliases);
	writer.list(record.tags);
	writer.number(record.relatedHeading + 1);
	writer.number(Number(record.isMostlyLinks));
	writer.list(record.ownInitials);
	for (const count of [record.length, record.headingCount, record.textCount]) writer.number(count);
	writer.number(numbers.length);
	for (const number of numbers) writer.number(number);
	writer.number(targets.length);
	for (const [at, text] of targets.entries()) writer.number(target({ text, isName: record.isName(at) }));
	writer.text(record.text);
	const values = valuesToKeep(record);
	writer.number(values.length * 2);
	for (const text of values.flat()) writer.number(writer.share(text));
}

/** A record, and the numbers of its targets. */
export interface ReadRecord {
	readonly record: PackedRecord;
	readonly targets: Numbers;
	/** The values of its fields that are counted (`FieldValues`). */
	readonly values: KeptValues;
}

/**
 * The record of the note at `path` as `writeRecord` wrote it; `targetTexts` are those of all targets.
 *
 * @throws where it is none.
 */
export function readRecord(reader: ColumnReader, path: string, targetTexts: KeptTargets['texts']): ReadRecord {
	const type = reader.shared();
	const typeRange = reader.number() === 0 ? undefined : { start: reader.number(), end: reader.number() };
	const frontmatter = FRONTMATTER[reader.number()] ?? 'none';
	const block = reader.text();
	const data = reader.text();
	const aliases = reader.list() ?? NO_TEXTS;
	const tags = reader.list() ?? NO_TEXTS;
	const relatedHeading = reader.number() - 1;
	const isMostlyLinks = reader.number() === 1;
	const ownInitials = reader.list();
	const length = reader.number();
	const headingCount = reader.number();
	const textCount = reader.number();
	const numbers = reader.stretch(reader.count());
	const numbersOfTargets = reader.stretch(reader.count());
	const targets: string[] = [];
	for (const number of numbersOfTargets) {
		const text = targetTexts[number];
		if (text === undefined) throw new RangeError(`${path}: a link without a target`);
		targets.push(text);
	}
	if (numbers.length < 4 * (targets.length + headingCount) + textCount) throw new RangeError(`${path}: a record of too few numbers`);
	const plain = {
		path,
		type,
		typeRange,
		frontmatter,
		block,
		plainData: data === undefined ? undefined : bareMap(JSON.parse(data) as FrontmatterData),
		aliases,
		tags,
		relatedHeading,
		isMostlyLinks,
		ownInitials,
		length,
	};
	const packed = { linkCount: targets.length, headingCount, textCount, numbers, targets, text: reader.text() ?? '' };
	const numbersOfValues = reader.stretch(reader.count());
	return {
		record: new PackedRecord(plain, packed),
		targets: numbersOfTargets,
		values: (visit) => {
			for (let at = 0; at + 1 < numbersOfValues.length; at += 2)
				visit(reader.sharedAt(numbersOfValues[at] ?? 0), reader.sharedAt(numbersOfValues[at + 1] ?? 0));
		},
	};
}
