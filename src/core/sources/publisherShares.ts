import { mostFirst } from '../text/mostFirst.ts';
import { countUp } from '../text/countUp.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';

/** A source as far as its publisher, its date and the notes that give it go. */
export interface PublishedSource {
	/** As written: a year, a month or a day. */
	readonly date: string | null;
	readonly publisher: string | undefined;
	readonly notes: readonly string[];
}

/** A note all of whose sources are of one publisher. */
export interface OnePublisherNote {
	readonly note: string;
	readonly publisher: string;
	readonly sources: number;
}

/** What was published in a year, or in ten, and by whom. */
export interface PublisherPeriod {
	/** `2024` or `2010s`. */
	readonly title: string;
	readonly sources: number;
	/** Most sources first, then by name. */
	readonly publishers: readonly (readonly [publisher: string, sources: number])[];
}

/** Two sources of one publisher are a coincidence. */
const FEWEST_SOURCES = 3;
/** A list of more years than this is one of decades. */
const MOST_YEARS = 15;

/** The notes with three sources or more, all with the same publisher, most sources first, then by path. */
export function onePublisherNotes(sources: readonly PublishedSource[]): readonly OnePublisherNote[] {
	const found = new Map<string, { publisher: string | undefined; sources: number }>();
	for (const { publisher, notes } of sources)
		for (const note of notes) {
			// A source without a publisher may be anybody's, and what is once unlike stays so.
			const known = found.get(note) ?? { publisher, sources: 0 };
			found.set(note, { publisher: known.publisher === publisher ? publisher : undefined, sources: known.sources + 1 });
		}
	return [...found]
		.flatMap(([note, { publisher, sources: count }]) =>
			publisher === undefined || count < FEWEST_SOURCES ? [] : [{ note, publisher, sources: count }],
		)
		.sort((a, b) => b.sources - a.sources || compareCodeUnits(a.note, b.note));
}

/** The sources that have a year and a publisher by when they were published, oldest first: a period a year, or ten where they span many. */
export function publisherPeriods(sources: readonly PublishedSource[]): readonly PublisherPeriod[] {
	const years = sources.flatMap(({ date, publisher }) => {
		const year = Number(/\d{4}/.exec(date ?? '')?.[0]);
		return Number.isNaN(year) || publisher === undefined ? [] : [{ year, publisher }];
	});
	years.sort((a, b) => a.year - b.year);
	const length = (years.at(-1)?.year ?? 0) - (years[0]?.year ?? 0) >= MOST_YEARS ? 10 : 1;
	const periods = new Map<number, Map<string, number>>();
	for (const { year, publisher } of years) {
		const begin = year - (year % length);
		const counts = periods.get(begin) ?? new Map<string, number>();
		countUp(counts, publisher);
		periods.set(begin, counts);
	}
	return [...periods].map(([begin, counts]) => ({
		title: length === 1 ? String(begin) : `${begin}s`,
		sources: [...counts.values()].reduce((sum, count) => sum + count, 0),
		publishers: mostFirst(counts),
	}));
}
