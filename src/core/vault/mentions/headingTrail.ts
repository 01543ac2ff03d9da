import type { NoteRecord } from '../records/noteRecord.ts';

/** The texts of the headings that a place stands under, outermost first; `section` as links have it, -1 for none. */
export function headingTrail(record: Pick<NoteRecord, 'headings'>, section: number): readonly string[] {
	const { headings } = record;
	const trail: string[] = [];
	let level = Infinity;
	for (let at = section; at >= 0 && level > 1; at -= 1) {
		const heading = headings[at];
		if (heading === undefined || heading.level >= level) continue;
		trail.unshift(heading.text);
		level = heading.level;
	}
	return trail;
}
