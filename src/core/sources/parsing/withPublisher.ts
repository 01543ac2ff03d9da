import type { Source } from '../source.ts';
import { splitAtKnownPublisher, type KnownPublishers } from './publisher.ts';

/**
 * `source` with its title split at `: ` where what stands before it is a publisher in `known`; as it is where it has a
 * publisher, is a plain citation, or nothing of that kind is known.
 */
export function withPublisher(source: Source, known: KnownPublishers): Source {
	if (source.publisher !== null || source.kind !== 'web') return source;
	const split = splitAtKnownPublisher(source.title, known);
	return split ? { ...source, publisher: split.publisher, title: split.title, date: source.date ?? split.date } : source;
}
