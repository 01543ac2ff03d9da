import { dataWith } from '../note/edit/verify/changedData.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import { verified } from '../note/edit/verify/verifyEdit.ts';
import { badKey } from '../note/edit/frontmatter/unwritableValue.ts';
import { writeScalar } from '../note/edit/frontmatter/writeScalar.ts';
import type { Note } from '../note/note.ts';
import { lineStartsOf, positionAt } from '../text/lineStarts.ts';
import type { FieldKindId } from './kinds/fieldKinds.ts';
import { insertion } from '../text/insertion.ts';
import { ownValue } from '../text/ownValue.ts';

/** The edit that adds a field of a kind to the type that a type note describes, last among its fields. */
export function addTypeField(note: Note, name: string, kind: FieldKindId): EditOutcome {
	const fault = badKey(name);
	if (fault) return fault;
	const { frontmatter, lineEnd, text } = note;
	if (frontmatter.kind !== 'parsed') return refuse('NO_SUCH_ENTRY', 'the front matter cannot be read');
	const fields = ownValue(frontmatter.data, 'fields');
	const line = `${writeScalar(name)}: ${kind}`;
	if (fields === undefined || fields === null) {
		const key = fields === null ? frontmatter.rangeOf(['fields'])?.key.end : undefined;
		const at = key === undefined ? frontmatter.block.end : endOfLine(text, key);
		const newText = key === undefined ? `fields:${lineEnd}  ${line}${lineEnd}` : `${lineEnd}  ${line}`;
		return verified(note, [insertion(at, newText)], {
			kind: 'data',
			data: dataWith(frontmatter.data, ['fields'], { [name]: kind }),
		});
	}
	const last = typeof fields === 'object' && !Array.isArray(fields) ? Object.keys(fields).at(-1) : undefined;
	const place = last === undefined ? undefined : frontmatter.rangeOf(['fields', last]);
	if (place === undefined) return refuse('NO_SUCH_ENTRY', '`fields` is no map of fields');
	if (Object.hasOwn(fields as object, name)) return refuse('KEY_EXISTS', `\`${name}\` is there already`);
	const whole = frontmatter.rangeOf(['fields'])?.value;
	const isFlow = whole !== undefined && text[whole.start] === '{';
	const after = Math.max(place.key.end, place.value.end);
	const at = isFlow ? after : endOfLine(text, text.slice(0, after).trimEnd().length);
	const indent = ' '.repeat(positionAt(lineStartsOf(text), place.key.start).column - 1);
	const newText = isFlow ? `, ${line}` : `${lineEnd}${indent}${line}`;
	return verified(note, [insertion(at, newText)], {
		kind: 'data',
		data: dataWith(frontmatter.data, ['fields', name], kind),
	});
}

function endOfLine(text: string, from: number): number {
	const end = text.slice(from).search(/\r?\n/);
	return end === -1 ? text.length : from + end;
}
