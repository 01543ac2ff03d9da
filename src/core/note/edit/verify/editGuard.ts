import { loneSurrogateAt } from '../../../text/hiddenCharacters.ts';
import type { FrontmatterFaultCode, FrontmatterObstacle } from '../../frontmatter.ts';
import { unresolvedMerge } from '../../read/unresolvedMerge.ts';
import type { Note } from '../../note.ts';
import type { Refusal, RefusalCode } from './editOutcome.ts';
import { refuseAt } from './refuse.ts';

/** A longer note is somebody's export or log: it is read as far as it goes and never written. */
const MAX_NOTE_LENGTH = 1_048_576;

/** Refusals of faults that have a code of their own; the rest are malformed front matter. */
const CODE_OF_FAULT: Partial<Record<FrontmatterFaultCode, RefusalCode>> = {
	'not-a-map': 'NOT_A_MAP',
	'control-character': 'CONTROL_CHARACTER',
	'merge-conflict': 'MERGE_CONFLICT',
	'several-documents': 'DOCUMENT_END_MARK',
	'too-large': 'TOO_LARGE',
	'too-many-keys': 'TOO_LARGE',
	'too-deep': 'TOO_LARGE',
};

const REASON_OF_OBSTACLE: Record<FrontmatterObstacle, string> = {
	language: 'something stands after the opening `---`, so the app reads the block as text',
	unclosed: 'the note begins with `---` and no later line is exactly `---`',
	'carriage-returns': 'the lines end in lone carriage returns, which the app does not take for line ends',
	'not-first': 'a block stands after blank lines, where the app reads it as text',
};

/** Why nothing at all may be written into the note, or `undefined`: what cannot be read exactly is not written. */
export function refusalToWrite(note: Note): Refusal | undefined {
	return faultOfTextOnly(note) ?? faultOfFrontmatter(note);
}

/** Why the body may not be written into: all that bars any write, and a block that is still open where the note ends. */
export function refusalToWriteBody(note: Note): Refusal | undefined {
	const refusal = refusalToWrite(note);
	if (refusal || !note.unclosed) return refusal;
	return refuseAt(
		note,
		note.unclosed.range.start,
		'UNCLOSED_BLOCK',
		`the ${note.unclosed.kind} that opens here is never closed, so it is unclear what belongs to it`,
	);
}

/** Why the text as a whole may not be written into, whatever its front matter is like. */
export function faultOfTextOnly(note: Note): Refusal | undefined {
	const { text } = note;
	if (text.length > MAX_NOTE_LENGTH) return refuseAt(note, 0, 'TOO_LARGE', `the note is longer than ${MAX_NOTE_LENGTH} characters`);
	const nul = text.indexOf('\0');
	if (nul !== -1) return refuseAt(note, nul, 'CONTROL_CHARACTER', 'the note holds a null character, so it is no text');
	const half = loneSurrogateAt(text);
	if (half !== -1) return refuseAt(note, half, 'LONE_SURROGATE', 'the note holds half a character, which would not survive being written');
	const carriage = text.indexOf('\r');
	if (carriage !== -1 && !text.includes('\n')) {
		return refuseAt(note, carriage, 'CARRIAGE_RETURNS', REASON_OF_OBSTACLE['carriage-returns']);
	}
	const marks = unresolvedMerge(note);
	return marks && refuseAt(note, marks.start, 'MERGE_CONFLICT', 'the note holds the marks of an unresolved merge');
}

function faultOfFrontmatter(note: Note): Refusal | undefined {
	const { frontmatter } = note;
	if (frontmatter.kind === 'none' && frontmatter.obstacle) {
		const { code, range } = frontmatter.obstacle;
		return refuseAt(note, range.start, code === 'carriage-returns' ? 'CARRIAGE_RETURNS' : 'FRONTMATTER_OBSTACLE', REASON_OF_OBSTACLE[code]);
	}
	if (frontmatter.kind !== 'malformed') return undefined;
	const { code, range, message } = frontmatter.fault;
	return refuseAt(note, range.start, CODE_OF_FAULT[code] ?? 'FRONTMATTER_MALFORMED', `front matter cannot be read: ${message}`);
}
