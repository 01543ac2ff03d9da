import type { Steps } from '../text/steps.ts';
import type { Candidate } from '../related/candidate.ts';
import type { Proposals } from '../related/proposals.ts';
import type { Json } from './sortedJson.ts';
import type { alsoInOf } from '../sources/alsoIn.ts';
import { sourceJson } from '../sources/sourceJson.ts';
import { type SourceIndex, targetOf } from '../sources/sourceIndex.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** The notes that link to the note at `path` or name it, without itself. */
function backlinksJson(path: string, index: VaultIndex): Json {
	return index.backlinkSources(path);
}

/** The sources of a vault that was read whole, and which notes share them. */
export interface KnownSources {
	readonly sources: Pick<SourceIndex, 'of'>;
	readonly index: VaultIndex;
	readonly alsoIn: ReturnType<typeof alsoInOf>;
}

/** The sources of the note at `path`, in its order. */
export function sourcesJson(path: string, { sources, index, alsoIn }: KnownSources): Json {
	return sources.of(path).map((source) => {
		const to = source.kind === 'note' ? targetOf(source, path, index) : null;
		return { ...sourceJson(source, alsoIn(source, path), to) };
	});
}

/** Works out what may belong into the related section of the note that is told of, the best `most` and all that are backed. */
type Propose = (most: number) => Proposals;

/** The reasons of so many candidates are put into words in a few milliseconds. */
const CANDIDATES_A_STEP = 50;

/** More proposals than these are counted. */
export const MOST_PROPOSED = 50;

/** What the related section of a note lists, what links to it and is missing there, and all that may belong there, best first. */
export function* relatedJson(record: NoteRecord, index: VaultIndex, propose: Propose): Steps<Json> {
	const { best, backed, count } = propose(MOST_PROPOSED);
	yield;
	const missing: Json[] = [];
	for (const candidate of backed) {
		missing.push(candidateJson(candidate));
		if (missing.length % CANDIDATES_A_STEP === 0) yield;
	}
	return {
		listed: listedIn(record, index),
		missing,
		proposed: best.map(({ path, score, probability, backed: isBacked }) => ({ path, score, probability, backed: isBacked })),
		proposedCount: count,
	};
}

/** The paths that the related section of a note lists, in its order, each once; what leads nowhere is none. */
function listedIn(record: NoteRecord, index: VaultIndex): readonly string[] {
	const listed = new Set<string>();
	for (const link of record.links) {
		const target = link.inRelated ? index.targetOf(link, record.path) : null;
		if (target !== null && target !== record.path) listed.add(target);
	}
	return [...listed];
}

function candidateJson({ path, reasons }: Candidate): Json {
	return { path, reasons: reasons.map(({ words }) => words) };
}

/** Everything that is known of a note. */
export function* inspectNote(record: NoteRecord, known: KnownSources, propose: Propose): Steps<Json> {
	// Unpacked once: a record makes them anew each time it is asked.
	const { path, headings } = record;
	const { index } = known;
	return {
		backlinks: backlinksJson(path, index),
		frontmatter: record.frontmatter,
		headings: headings.map(({ level, text, line }) => [level, text, line]),
		links: record.links.map((link) => ({
			display: link.display,
			field: link.field,
			kind: link.kind,
			line: link.line,
			section: headings[link.section]?.text ?? null,
			subpath: link.subpath,
			target: link.target.normalize('NFC'),
			to: index.targetOf(link, path),
		})),
		related: yield* relatedJson(record, index, propose),
		sources: sourcesJson(path, known),
		type: record.type ?? null,
	};
}
