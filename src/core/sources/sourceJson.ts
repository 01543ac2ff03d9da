import type { AlsoIn } from './alsoIn.ts';
import type { Source, SourcePlace } from './source.ts';

/** A source as `inspect` and `sources` print it; `to` is there for notes alone. */
export interface SourceJson {
	/** The first twenty. */
	readonly alsoIn: readonly string[];
	/** How many there are, where they are more than `alsoIn` has. */
	readonly alsoInCount?: number;
	readonly canonicalUrl: string | null;
	readonly kind: Source['kind'];
	readonly line: number;
	readonly place: string;
	readonly publisher: string | null;
	readonly title: string;
	readonly to?: string | null;
	readonly url: string | null;
}

/** `source` as JSON; `also` are the other notes that give it, `to` is the path of the note it leads to, `null` for none. */
export function sourceJson(source: Source, also: AlsoIn, to: string | null): SourceJson {
	return {
		alsoIn: also.first,
		...(also.count > also.first.length ? { alsoInCount: also.count } : {}),
		canonicalUrl: source.kind === 'web' ? source.canonicalUrl : null,
		kind: source.kind,
		line: source.line,
		place: placeName(source.place),
		publisher: source.publisher,
		title: source.title,
		...(source.kind === 'note' ? { to } : {}),
		url: source.kind === 'web' ? source.url : null,
	};
}

/** What a place is called: the heading, `in the text`, `footnote` or the field. */
export function placeName(place: SourcePlace): string {
	switch (place.kind) {
		case 'section':
			return place.heading;
		case 'text':
			return 'in the text';
		case 'footnote':
			return 'footnote';
		case 'field':
			return place.field;
	}
}
