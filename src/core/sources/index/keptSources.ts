import type { Source } from '../source.ts';
import type { SourceEntry } from './sourceEntries.ts';

/** The sources of a note as they are kept between two sessions. */
export interface KeptSources {
	/** Makes the sources; none where what was kept is damaged. */
	read(): readonly Source[];
	/** Shows what they are counted under, which costs a tenth of making them; no name stands for the path of the note. */
	visitEntries(visit: (kind: SourceEntry['kind'], key: string, name: string | undefined) => void): void;
}
