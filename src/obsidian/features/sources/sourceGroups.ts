import { foldName } from '../../../core/text/foldName.ts';
import { addToList } from '../../../core/text/addToList.ts';
import { isElsewhere } from '../../../core/sources/isElsewhere.ts';
import { placeName } from '../../../core/sources/sourceJson.ts';
import type { Source } from '../../../core/sources/source.ts';

/** Sources that stand in one place of a note. */
export interface SourceGroup {
	/** What stands above them. */
	readonly title: string;
	readonly sources: readonly Source[];
}

/**
 * The sources that say `filter`, by place: in the order of the note, then those in the running text, then notes of other
 * vaults. Empty where none says it.
 */
export function sourceGroups(sources: readonly Source[], filter: string): readonly SourceGroup[] {
	const wanted = foldName(filter);
	const shown = sources.filter((source) => says(source, wanted));
	const groups = new Map<string, Source[]>();
	const order = [inPlace, inText, isElsewhere];
	for (const source of order.flatMap((belongs) => shown.filter(belongs))) {
		const title = placeTitle(source);
		addToList(groups, title, source);
	}
	return [...groups].map(([title, group]) => ({ title, sources: group }));
}

function inPlace(source: Source): boolean {
	return !isElsewhere(source) && source.place.kind !== 'text';
}

function inText(source: Source): boolean {
	return !isElsewhere(source) && source.place.kind === 'text';
}

function says(source: Source, wanted: string): boolean {
	if (wanted === '') return true;
	const said = [source.publisher, source.title, source.author, source.date, source.annotation, source.kind === 'web' ? source.url : null];
	return said.some((part) => part !== null && foldName(part).includes(wanted));
}

function placeTitle(source: Source): string {
	const { place } = source;
	if (isElsewhere(source)) return 'Elsewhere';
	if (place.kind === 'text') return 'In the text';
	if (place.kind === 'footnote') return 'Footnotes';
	if (place.kind === 'field') return 'Properties';
	return placeName(place);
}
