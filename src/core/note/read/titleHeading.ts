import { RELATED_HEADINGS, SOURCE_HEADINGS } from '../../settings/headingNames.ts';
import { headingTest } from './findSection.ts';

/**
 * The index of the heading that is a note's title, its first of the first level; -1 for none. One that is called as lists of related notes or of
 * sources are is none: a note without a title ends with it.
 */
export function titleHeading(headings: readonly { readonly level: number; readonly text: string }[]): number {
	const at = headings.findIndex(({ level }) => level === 1);
	const text = headings[at]?.text ?? '';
	return [RELATED_HEADINGS, SOURCE_HEADINGS].some((names) => headingTest(names)(text) !== -1) ? -1 : at;
}
