import { sharedSlices } from '../../text/sharedSlices.ts';
import { HEADING, type ScanResult } from '../scanner/scanResult.ts';

const shared = sharedSlices();

/** The text of the heading in the row numbered `at`, as `Heading.text` has it; the same for all that are called so, but for titles, which are called otherwise each. */
export function headingText({ text, headings: { numbers, width } }: ScanResult, at: number): string {
	const first = at * width;
	const start = numbers[first + HEADING.textStart] ?? 0;
	const end = numbers[first + HEADING.textEnd] ?? 0;
	return numbers[first + HEADING.level] === 1 ? text.slice(start, end) : shared(text, start, end);
}
