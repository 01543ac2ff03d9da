import type { Note } from '../../../core/note/note.ts';
import { titleHeading } from '../../../core/note/read/titleHeading.ts';
import { foldName } from '../../../core/text/foldName.ts';
import { contextLine, type ContextLine } from '../../../core/vault/mentions/contextLine.ts';
import { headingTrail } from '../../../core/vault/mentions/headingTrail.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LinkRecord, NoteRecord } from '../../../core/vault/records/noteRecord.ts';

/** A sentence that links here, and the headings that it stands under. */
interface LinkPlace {
	readonly link: LinkRecord;
	readonly trail: string;
	readonly line: ContextLine;
}

/** What a note says where it links. */
export interface LinkPlaces {
	/** Where else: fields by name, and its related notes where a bullet says nothing but the link. */
	readonly others: readonly string[];
	readonly sentences: readonly LinkPlace[];
}

/** The fields that hold a link, which are known without the text of the note. */
export function fieldsOf(links: readonly LinkRecord[]): readonly string[] {
	return [...new Set(links.flatMap(({ field }) => field ?? []))];
}

/** The places of `links` in the text of `note`. A bullet of its related section without a word of its own is no sentence. */
export function linkPlaces(note: Note, record: Pick<NoteRecord, 'headings' | 'path'>, links: readonly LinkRecord[]): LinkPlaces {
	const sentences: LinkPlace[] = [];
	let isListed = false;
	for (const link of links) {
		if (link.field !== null) continue;
		const line = contextLine(note, link);
		if (link.inRelated && !/[\p{L}\p{N}]/u.test(line.before + line.after)) isListed = true;
		else sentences.push({ link, trail: trailOf(record, link.section), line });
	}
	return { others: [...fieldsOf(links), ...(isListed ? ['its related notes'] : [])], sentences };
}

/** The headings above a place without the note's own title, which stands above them all. */
function trailOf(record: Pick<NoteRecord, 'headings' | 'path'>, section: number): string {
	const [first, ...others] = headingTrail(record, section);
	const isTitle = first !== undefined && (foldName(first) === foldName(noteNameOf(record.path)) || isOnlyTitle(record, first));
	return (isTitle || first === undefined ? others : [first, ...others]).join(' › ');
}

function isOnlyTitle({ headings }: Pick<NoteRecord, 'headings'>, text: string): boolean {
	const [first] = headings;
	return titleHeading(headings) === 0 && first?.text === text && headings.every(({ level }, at) => at === 0 || level > 1);
}
