import type { LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import type { Note } from '../../../core/note/note.ts';
import { repeatedSources } from '../../../core/sources/repeatedSources.ts';
import type { Range } from '../../../core/text/range.ts';
import type { Source } from '../../../core/sources/source.ts';
import { sourceUses } from '../../../core/sources/sourceUses.ts';

/** What is said of a source beside what it says itself. */
export interface SourceMarks {
	/** The note gives the page twice. */
	readonly isRepeated: boolean;
	/** Nothing in the text leads to it, though the note ties its sources to its text. */
	readonly isUnused: boolean;
	/** Where the text rests on it, in the order of the text; none for what stands in the text itself. */
	readonly uses: readonly Range[];
	readonly health: LinkHealth;
}

/** A source of which nothing is said. */
export const NO_MARKS: SourceMarks = { isRepeated: false, isUnused: false, uses: [], health: { kind: 'unknown' } };

/** What is said of each of the sources of `note`; `healthOf` is asked for web pages alone. */
export function sourceMarks(
	note: Note,
	sources: readonly Source[],
	healthOf: (source: Extract<Source, { kind: 'web' }>) => LinkHealth,
): ReadonlyMap<Source, SourceMarks> {
	const repeated = repeatedSources(sources, () => note);
	const uses = sourceUses(note, sources);
	return new Map(
		sources.map((source, at) => {
			const health = source.kind === 'web' ? healthOf(source) : NO_MARKS.health;
			const use = uses[at];
			return [
				source,
				{
					isRepeated: repeated.has(source),
					isUnused: use?.kind === 'unused',
					uses: use?.kind === 'used' && source.place.kind !== 'text' ? use.at : [],
					health,
				},
			];
		}),
	);
}
