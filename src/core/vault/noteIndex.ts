import type { FrontmatterData } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import { NotesByType } from './notesByType.ts';
import { PackedRecord, type SerializedRecord } from './records/packedRecord.ts';
import { BacklinkSources, leadsTo, NO_SOURCES } from './links/backlinkSources.ts';
import { testFor } from './links/linkTest.ts';
import { type LinkSurvey, NO_SURVEY, surveyOf } from './links/linkSurvey.ts';
import type { FieldValues } from './records/fieldValues.ts';
import { VaultFieldValues } from './records/vaultFieldValues.ts';
import type { LinkPlace, LinkRecord, NoteRecord } from './records/noteRecord.ts';
import { isNotePath } from './paths/pathParts.ts';
import type { KeptRecords } from './records/recordColumns.ts';
import type { KeptTargets } from './records/keptTargets.ts';
import { TargetSpellings } from './links/targetSpellings.ts';
import { packedRecordOf } from './records/recordOf.ts';
import { packed, RecordPacker } from './records/recordPacker.ts';
import { SortedPaths } from './paths/sortedPaths.ts';
import { type Spelling, VaultFile } from './links/spelling.ts';
import { type IndexCounts, LinkTable } from './links/linkTable.ts';
import { createInterner } from '../text/interner.ts';
import type { Backlink, VaultIndex, WantedNote } from './vaultIndex.ts';
import type { Resolution } from './links/resolution.ts';
import type { VaultSchema } from './vaultSchema.ts';
import { WantedNotes } from './wantedNotes.ts';
import { Namesakes } from './names/namesakes.ts';
import { type Name, namesOfNote } from './names/namesOfNote.ts';
import { PlainNames } from './names/plainNames.ts';
import type { Steps } from '../text/steps.ts';

/** So many records are made in a few milliseconds. */
const RECORDS_A_STEP = 200;

const NO_ALIASES: readonly string[] = [];
const NO_LINKS: readonly LinkRecord[] = [];
const NO_TARGETS: readonly (string | null)[] = [];
const NO_FILE: Pick<VaultFile, 'record' | 'spellings'> = { record: undefined, spellings: [] };
const NO_DATA: FrontmatterData = {};

/**
 * What every note of a vault says and where its links lead, kept up to date note by note.
 *
 * A change costs the changed note's own links and the spellings that end in the names that came or went; everything
 * else is worked out when it is asked for. Answers do not depend on the order of the changes that led here.
 *
 * It is longer than other files: what a change does to names, links, types and backlinks has to be done together, and whatever can be
 * worked out apart from that has a file of its own.
 */
export class NoteIndex implements VaultIndex {
	readonly #schema: VaultSchema;
	readonly #intern = createInterner();
	readonly #packer = new RecordPacker();
	readonly #files = new Map<string, VaultFile>();
	/** How many files there ever were. */
	#made = 0;
	readonly #notes = new SortedPaths();
	readonly #byType = new NotesByType();
	readonly #links: LinkTable;
	readonly #namesakes: Namesakes;
	readonly #sources: BacklinkSources;
	readonly #wanted: WantedNotes;
	/** Which fields name notes although types do not say so. Their `fields` may be given before the first note is put, in place of `workOutPlainNames`. */
	readonly plainNames: PlainNames;
	readonly #values = new VaultFieldValues(() => this.#noteFiles());
	/** The link targets of the save whose notes were taken in last. */
	#targets: { readonly of: KeptTargets; readonly spellings: TargetSpellings } | undefined;

	/** `counts`, where given, is kept up to date with the set operations that changes cost. */
	constructor(schema: VaultSchema, counts?: IndexCounts) {
		this.#schema = schema;
		this.#links = new LinkTable(counts);
		this.#namesakes = new Namesakes(this.#links);
		this.#sources = new BacklinkSources(this.#files, this.#links);
		this.#wanted = new WantedNotes(this.#links);
		this.plainNames = new PlainNames(schema, this.#packer);
	}

	/** Takes in a note that is new or has changed. */
	put(note: Note): void {
		const spellings: (Spelling | undefined)[] = [];
		const takeTarget = (inside: string, start: number, end: number, isName: boolean): string => {
			const spelling = this.#links.spellingIn(inside, start, end, isName);
			spellings.push(spelling);
			return spelling?.text ?? '';
		};
		const record = packedRecordOf(note, this.#schema, { packer: this.#packer, keep: this.#intern, takeTarget });
		this.#takeRecord(
			this.#fileAt(note.path),
			record,
			spellings.slice(),
			note.frontmatter.kind === 'parsed' ? note.frontmatter.data : NO_DATA,
		);
	}

	/** Takes in what `recordOf` gave earlier under the same schema, or the plain data of what `packed` gave; `data`, where they are at hand, are those of its front matter, of which only texts are looked at. */
	putRecord(record: NoteRecord | SerializedRecord, data?: FrontmatterData): void {
		const kept =
			record instanceof PackedRecord ? record : 'numbers' in record ? new PackedRecord(record, record) : packed(record, this.#packer);
		const spellings = this.#spellingsOf(kept);
		this.#takeRecord(this.#fileAt(kept.path), withTargetsOf(kept, spellings), spellings, data);
	}

	/** Prepares to take in records that an earlier session kept: of the one at a place, where it can be made, and throws where it cannot. */
	taking(records: KeptRecords): (at: number) => void {
		if (this.#targets?.of !== records.targets)
			this.#targets = { of: records.targets, spellings: new TargetSpellings(records.targets, this.#links) };
		const { spellings } = this.#targets;
		const kept = { records, targets: spellings };
		return (at) => {
			const targets = records.check(at, spellings.ids);
			spellings.use(targets);
			const file = this.#fileAt(records.paths[at] ?? '');
			// Whoever asked meanwhile is told of each change.
			if (file.isNote || !this.#links.isLoading || !this.#values.isIdle || this.plainNames.fields.size > 0) {
				this.#takeRecord(
					file,
					records.record(at),
					Array.from(targets, (number) => spellings.spelling(number)),
				);
				return;
			}
			file.keep(kept, at);
			this.#links.load(file, targets.length);
			this.#links.replaceAliases(file.path, NO_ALIASES, file.aliases);
			this.#byType.replace(file, undefined, file.type);
			this.#notes.add(file.path);
			this.#values.replace(undefined, undefined);
		};
	}

	/** Makes in steps what records were not asked for since they were taken in: whoever goes through all of them would make them at one go. */
	*makeRecords(): Steps<void> {
		// None are taken in any more: the texts of the targets last as long as their notes are as they were.
		this.#targets = undefined;
		let made = 0;
		for (const file of this.#files.values()) if (file.record !== undefined && (made += 1) % RECORDS_A_STEP === 0) yield;
	}

	/**
	 * Decides which fields name notes although types do not say so (`PlainNames`), by all notes that are in: once a vault was
	 * read, never after an edit. Their names are links like others, but for `linkSurvey`: they are no reason for a finding.
	 * Notes may change between two steps.
	 */
	*workOutPlainNames(): Steps<void> {
		const isName = (text: string): boolean => this.#links.resolveName(text).kind !== 'missing';
		if (!(yield* this.plainNames.decide(() => this.#values.files(), isName))) return;
		for (const path of [...this.paths()]) {
			const file = this.#files.get(path);
			yield;
			if (file === undefined || !this.plainNames.mayAddTo(file) || this.plainNames.asPut(path) !== undefined) continue;
			if (file.record !== undefined) this.#takeRecord(file, file.record, file.spellings);
		}
	}

	/** Takes in a file that is no note, or a note that cannot be read: links lead to it all the same. */
	putFile(path: string): void {
		this.#replaceRecord(this.#fileAt(path), undefined, []);
	}

	/** Forgets a file; nothing happens where there is none. */
	remove(path: string): void {
		const file = this.#files.get(path);
		if (file === undefined) return;
		this.#replaceRecord(file, undefined, []);
		this.#links.removeTarget(path, NO_ALIASES);
		this.#files.delete(path);
		this.#namesakes.filesChanged();
	}

	/**
	 * Moves a file and what is known of it to another path; what stood there is forgotten.
	 * A note that is no longer called `.md` is kept as a mere file. Nothing happens where there is no such file.
	 */
	rename(from: string, to: string): void {
		const file = this.#files.get(from);
		if (file === undefined || from === to) return;
		this.remove(to);
		const { record } = file;
		if (record === undefined || !isNotePath(to)) {
			this.remove(from);
			this.putFile(to);
			return;
		}
		this.#links.removeTarget(from, record.aliases);
		file.path = to;
		this.#links.addTarget(file);
		this.#links.replaceAliases(to, NO_ALIASES, record.aliases);
		this.#links.moveLinks(file);
		this.#files.delete(from);
		this.#files.set(to, file);
		this.#namesakes.filesChanged();
		this.#notes.remove(from);
		this.#notes.add(to);
		file.record = record.movedTo(to);
		this.plainNames.move(from, to);
		this.#values.replace(record, file.record);
		file.sources = undefined;
	}

	*#noteFiles(): Iterable<VaultFile> {
		for (const path of this.paths()) {
			const file = this.#files.get(path);
			if (file !== undefined) yield file;
		}
	}

	paths(): readonly string[] {
		return this.#notes.all();
	}

	record(path: string): NoteRecord | undefined {
		return this.#files.get(path)?.record;
	}

	/** The record of the note at `path` as it was put, for those who store it. */
	packed(path: string): PackedRecord | undefined {
		return this.plainNames.asPut(path) ?? this.#files.get(path)?.record;
	}

	/** Whether there is a note at exactly this path. */
	hasNote(path: string): boolean {
		return this.#files.get(path)?.isNote === true;
	}

	/** Whether there is a file at exactly this path, a note or not. */
	hasFile(path: string): boolean {
		return this.#files.has(path);
	}

	resolveLink(target: string, from: string): Resolution {
		return this.#links.resolveLink(target, from);
	}

	resolveName(name: string): Resolution {
		return this.#links.resolveName(name);
	}

	targetOf(link: LinkRecord, from: string): string | null {
		const found = link.kind === 'name' ? this.#links.resolveName(link.target) : this.#links.resolveLink(link.target, from);
		return found.kind === 'found' ? found.path : null;
	}

	fieldTargets(path: string, field: string): readonly (string | null)[] {
		const { record, spellings } = this.#files.get(path) ?? NO_FILE;
		if (record === undefined) return NO_TARGETS;
		return record.linksInField(field).map((at) => {
			const spelling = spellings[at];
			const found = spelling === undefined ? undefined : this.#links.resolve(spelling, path);
			return found?.kind === 'missing' ? null : (found?.path ?? path);
		});
	}

	linkSurvey(path: string): LinkSurvey {
		const file = this.#files.get(path);
		if (file?.record === undefined) return NO_SURVEY;
		const put = this.plainNames.asPut(path);
		return put === undefined ? surveyOf(file.record, this.#links.resolveAll(file.spellings, path)) : this.surveyOf(put);
	}

	/** `linkSurvey` of a note as it stands in an editor, of whose links the index need not have heard. */
	surveyOf(record: PackedRecord): LinkSurvey {
		const resolutions = record.targets.map((target, at) =>
			target !== '' && record.isName(at) ? this.#links.resolveName(target) : this.#links.resolveLink(target, record.path),
		);
		return surveyOf(record, resolutions);
	}

	unresolved(path: string): readonly string[] {
		const { spellings } = this.#files.get(path) ?? NO_FILE;
		return spellings.flatMap((spelling) =>
			spelling === undefined || this.#links.resolve(spelling, path).kind === 'found' ? [] : [spelling.text],
		);
	}

	linksBetween(from: string, to: string): readonly LinkRecord[] {
		const { record, spellings } = this.#files.get(from) ?? NO_FILE;
		if (record === undefined) return NO_LINKS;
		const found: number[] = [];
		for (let at = 0; at < spellings.length; at += 1) {
			const spelling = spellings[at];
			const leads = spelling === undefined ? from === to : leadsTo(to, this.#links.resolve(spelling, from));
			if (leads) found.push(at);
		}
		return found.length === 0 ? NO_LINKS : record.linksAt(found);
	}

	visitTargets(path: string, visit: (to: string, place: LinkPlace) => void): void {
		const file = this.#files.get(path);
		if (file?.record === undefined) return;
		const { record, spellings } = file;
		for (let at = 0; at < record.linkCount; at += 1) {
			const spelling = spellings[at];
			const found = spelling === undefined ? undefined : this.#links.resolve(spelling, path);
			if (found?.kind === 'found' && found.path !== path) visit(found.path, record.placeOf(at));
		}
	}

	backlinks(path: string): readonly Backlink[] {
		const isMeant = testFor(path, this.#files.get(path)?.aliases ?? NO_ALIASES, this.#links);
		const found: Backlink[] = [];
		for (const { path: from, record } of this.#sourcesOf(path)) {
			const links = record?.linksThat((target, isName) => isMeant(target, isName, from)) ?? NO_LINKS;
			for (const link of links) found.push({ from, link });
		}
		return found;
	}

	backlinkSources(path: string): readonly string[] {
		return this.#sourcesOf(path).map((source) => source.path);
	}

	/**
	 * Works out who leads to whom for all notes at once, for a run that will ask for each. Answers are the same without.
	 * Nothing may change between two steps.
	 */
	workOutBacklinks(): Steps<void> {
		return this.#sources.workOutAll(this.paths(), this.#made);
	}

	/** Counts the values of fields as notes come, for a run that asks for them: no front matter is then read twice. To be called before the first `put`. */
	countFieldValues(): void {
		this.#values.begin();
	}

	fieldValues(asked?: NoteRecord): FieldValues {
		return this.#values.value(asked);
	}

	workOutFieldValues(asked?: NoteRecord): Steps<unknown> {
		return this.#values.steps(asked);
	}

	wanted(): readonly WantedNote[] {
		return this.#wanted.all();
	}

	*wantedSteps(): Steps<readonly WantedNote[]> {
		yield* this.#links.workOut();
		return yield* this.#wanted.steps();
	}

	/**
	 * Works out in steps what would be worked out at one go when somebody first asks for backlinks or wanted notes, of the notes `asked` about
	 * alone where they are given. Nothing may change between two steps.
	 */
	workOutLinks(asked?: readonly string[]): Steps<void> {
		return this.#links.workOut(asked?.flatMap((path) => this.#files.get(path) ?? []));
	}

	notesOfType(type: string): readonly string[] {
		return this.#byType.pathsOf(type);
	}

	typeCounts(): ReadonlyMap<string, number> {
		return this.#byType.counts();
	}

	notesNamed(basename: string): readonly string[] {
		return this.#namesakes.named(basename);
	}

	*names(isWanted?: (name: string) => boolean): Iterable<Name> {
		for (const { path, aliases } of this.#files.values()) yield* namesOfNote(path, aliases, isWanted);
	}

	#sourcesOf(path: string): readonly VaultFile[] {
		const file = this.#files.get(path);
		return file === undefined ? NO_SOURCES : this.#sources.of(file);
	}

	#fileAt(path: string): VaultFile {
		const known = this.#files.get(path);
		if (known !== undefined) return known;
		const made = new VaultFile(this.#made, path);
		this.#made += 1;
		this.#files.set(path, made);
		this.#namesakes.filesChanged();
		this.#links.addTarget(made);
		return made;
	}

	#spellingsOf(record: PackedRecord): readonly (Spelling | undefined)[] {
		return record.targets.map((target, at) => this.#links.spelling(target, record.isName(at)));
	}

	/** Keeps a record with the names in fields of which its type says nothing. */
	#takeRecord(file: VaultFile, put: PackedRecord, spellings: readonly (Spelling | undefined)[], data?: FrontmatterData): void {
		const record = this.plainNames.addedTo(put);
		const own = record === put ? spellings : this.#spellingsOf(record);
		this.#replaceRecord(file, record === put ? put : withTargetsOf(record, own), own, data);
		if (record !== put) this.plainNames.keep(put);
	}

	/** `data`, where they are at hand, are those of `record`. */
	#replaceRecord(
		file: VaultFile,
		record: PackedRecord | undefined,
		spellings: readonly (Spelling | undefined)[],
		data?: FrontmatterData,
	): void {
		const before = file.record;
		this.plainNames.forget(file.path);
		this.#links.replaceAliases(file.path, before?.aliases ?? NO_ALIASES, record?.aliases ?? NO_ALIASES);
		this.#links.replaceLinks(file, spellings);
		this.#byType.replace(file, before?.type, record?.type);
		if (record === undefined) this.#notes.remove(file.path);
		else this.#notes.add(file.path);
		file.record = record;
		this.#values.replace(before, record, data);
	}
}

/** The record with the lasting copies of its targets. */
function withTargetsOf(record: PackedRecord, spellings: readonly (Spelling | undefined)[]): PackedRecord {
	return record.withTargets(spellings.map((spelling) => spelling?.text ?? ''));
}
