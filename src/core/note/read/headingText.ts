import { sharedSlices } from '../../text/sharedSlices.ts';
import { HEADING, type ScanResult } from '../scanner/scanResult.ts';

const shared = sharedSlices();

/** The text of the heading in the row numbered `at`, as `Heading.text` has it: a lasting copy, the same for all that are called so. */
export function headingText({ text, headings: { numbers, width } }: ScanResult, at: number): string {
	const first = at * width;
	return shared(text, numbers[first + HEADING.textStart] ?? 0, numbers[first + HEADING.textEnd] ?? 0);
}
