import type { Finding } from '../note/finding.ts';
import type { FrontmatterData } from '../note/frontmatter.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import type { Diagnostic, VaultSubject } from '../rules/rule.ts';
import type { Source } from '../sources/source.ts';
import type { NoteType, NoteTypes } from '../types/noteType.ts';
import { noteTypesFrom } from '../types/noteTypesFrom.ts';
import { NoteIndex } from '../vault/noteIndex.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { SerializedRecord } from '../vault/records/packedRecord.ts';
import type { KeptRecords } from '../vault/records/recordColumns.ts';
import { loneRecordOf, recordOf, unpacked } from '../vault/records/recordOf.ts';
import type { LinkSurvey } from '../vault/links/linkSurvey.ts';
import { type VaultSchema, vaultSchemaOf } from '../vault/vaultSchema.ts';
import { checkNote, type SuggestionCount } from './checkNote.ts';
import type { CheckOptions } from './checkOptions.ts';
import { checkRecord } from './checkRecord.ts';
import { ignoresNothing, withoutIgnored } from './ignores.ts';
import { inReportOrder } from './inReportOrder.ts';
import { asksFor } from './rulesWanted.ts';
import { typeNameOf } from './typeNameOf.ts';
import { namedFinding, sectionNoteOf } from './namedFinding.ts';
import { settled } from './takenUp.ts';
import { VaultFacts } from './vaultFacts.ts';
import type { Steps } from '../text/steps.ts';

const NONE_WAS_DELETED = (): boolean => false;

/** What a note is prepared for. */
interface Preparation {
	/** Only what tells of this note, where others will not be asked about soon. */
	readonly isAlone?: boolean;
	/** Whether `named` will be asked of its findings. */
	readonly isNamed?: boolean;
}

/**
 * The one place where a check is put together: the plugin, the command and every other host ask it, so they say the same
 * of the same texts.
 *
 * It owns the index of a vault under the types and settings of one moment. Hosts tell it what is there (`put`, `putFile`,
 * `remove`, `rename`) and what stands in an open editor (`open`, `close`), which overrides what was put. Paths are relative
 * to the vault. It keeps no text but those that are open.
 */
export class VaultChecker {
	readonly index: NoteIndex;
	readonly types: NoteTypes;
	/** What is wrong with the notes that describe types, by path. */
	readonly typeFindings: ReadonlyMap<string, readonly Finding[]>;
	/** The texts of those notes: one that is typed in says something else until it is saved. */
	readonly #typeTexts: ReadonlyMap<string, string>;
	readonly #schema: VaultSchema;
	readonly #open = new Map<string, Note>();
	/** What is kept of the disk's texts of notes that are open, for the time after; `undefined` where the disk has none. */
	readonly #below = new Map<string, NoteRecord | undefined>();
	#options: CheckOptions;
	readonly #facts: VaultFacts;
	#revision = 0;
	/** The revision for which everything is worked out that the rules about a note may ask of the vault. */
	#preparedAt = -1;

	/** @param typeNotes the notes that describe types; where they change another checker is needed, since they decide which fields hold names. */
	constructor(typeNotes: readonly Note[], options: CheckOptions) {
		const { types, findings } = noteTypesFrom(typeNotes, options.settings);
		this.types = types;
		this.typeFindings = findings;
		this.#typeTexts = new Map(typeNotes.map(({ path, text }) => [path, text]));
		this.#schema = vaultSchemaOf(options.settings, types);
		this.index = new NoteIndex(this.#schema);
		this.#facts = new VaultFacts(this.index, options.settings);
		this.#options = options;
	}

	get options(): CheckOptions {
		return this.#options;
	}

	/** Grows with every change of what is known: an answer of an earlier revision may be out of date. */
	get revision(): number {
		return this.#revision;
	}

	/**
	 * Other severities, dismissals or another link format. The settings that decide how notes are read (`typeKey`, folders,
	 * headings) have to be those that the checker was made with.
	 */
	configure(options: CheckOptions): void {
		this.#facts.configure(options.settings);
		this.#options = options;
		this.#revision += 1;
	}

	/** Takes in the text of a note, new or changed, as it stands on disk; gives it back as it was read. */
	put(path: string, text: string): Note {
		const note = parseNote(path, text);
		this.putNote(note);
		return note;
	}

	/** `put` for a note that was parsed already. */
	putNote(note: Note): void {
		if (this.#open.has(note.path)) this.#below.set(note.path, recordOf(note, this.#schema));
		else this.#take(note);
	}

	/** Takes in what an earlier run kept of a note that has not changed since. */
	putRecord(record: NoteRecord | SerializedRecord, data?: FrontmatterData): void {
		this.index.putRecord(record, data);
		this.#changed();
	}

	/** `putRecord` for many that an earlier session kept, each by its place. */
	taking(records: KeptRecords): (at: number) => void {
		const take = this.index.taking(records);
		return (at) => {
			take(at);
			this.#changed();
		};
	}

	/** Takes in that a file is there of which nothing else is known: no note, or one that cannot be read. */
	putFile(path: string): void {
		const isNew = !this.index.hasFile(path);
		this.index.putFile(path);
		if (!isNew) this.#changed();
		else {
			this.#revision += 1;
			this.#facts.fileAdded(path);
		}
	}

	/** Takes in that there is no such file any more. What stands in an open editor stays until it is closed. */
	remove(path: string): void {
		if (this.#open.has(path)) {
			this.#below.set(path, undefined);
			return;
		}
		this.index.remove(path);
		this.#changed();
	}

	/** Takes in that a file moved; an open editor moves with it. */
	rename(from: string, to: string): void {
		const open = this.#open.get(from);
		this.close(from);
		this.index.rename(from, to);
		this.#changed();
		if (open !== undefined) this.open(to, open.text);
	}

	/** What an editor shows at `path`, newer than the disk: it is what counts until `close`. Gives the text back as it was read. */
	open(path: string, text: string): Note {
		if (!this.#open.has(path)) this.#below.set(path, this.index.packed(path));
		const note = parseNote(path, text);
		this.#open.set(path, note);
		this.#take(note);
		return note;
	}

	/** The editor is closed: what the disk has counts again; a note that was never there is gone. */
	close(path: string): void {
		if (!this.#open.delete(path)) return;
		const below = this.#below.get(path);
		this.#below.delete(path);
		if (below === undefined) this.index.remove(path);
		else this.index.putRecord(below);
		this.#changed();
	}

	/** Names near to a text. */
	near = (): VaultFacts['near'] => this.#facts.near;

	/** What the vault calls the sections of built-in types; kept up with every note, and another one after a change of settings. */
	naming = (): VaultFacts['naming'] => this.#facts.naming;

	/** The note of an open editor; `undefined` where none is open. */
	opened = (path: string): Note | undefined => this.#open.get(path);

	/** The type whose name a note's type key has, `undefined` where there is none. */
	typeOf(name: string | undefined): NoteType | undefined {
		return name === undefined ? undefined : this.types.get(name);
	}

	/** Everything that is to be said about this text of the note, in the order of a report, whatever the index knows of that path. */
	check(note: Note): readonly Diagnostic[] {
		return inReportOrder(this.allFindings(note));
	}

	/** `check` without the limit of a report, in the order of the rules: what fixing goes by. */
	allFindings(note: Note): readonly Diagnostic[] {
		const record = loneRecordOf(note, this.#schema);
		// The index may know another text, in which links stand elsewhere.
		const links = (): LinkSurvey => this.index.surveyOf(record);
		return [...this.settled(this.checkOwn(note), note), ...this.checkAmongOthers(unpacked(record, note), links)];
	}

	/**
	 * What the rules that look at one text find in it, in their order. What a built-in type asks for is as grave there as it
	 * may be at most: how grave it is, `settled` tells once all notes are in.
	 *
	 * @param count as `checkNote` has it, as `sources`; nothing is counted where rules are ignored.
	 */
	checkOwn(note: Note, count?: SuggestionCount, sources?: readonly Source[]): readonly Diagnostic[] {
		const { settings, rules, ignores } = this.#options;
		const type = this.typeOf(typeNameOf(note, settings.typeKey));
		const subject = { note, type, types: this.types, typeFindings: this.#typeFindingsOf(note), settings };
		return withoutIgnored(checkNote(subject, rules.note, ignoresNothing(ignores) ? count : undefined, sources), ignores);
	}

	/** What is wrong with the notes that describe types, with this text of one of them. */
	#typeFindingsOf(note: Note): VaultChecker['typeFindings'] {
		const known = this.#typeTexts.get(note.path);
		if (known === undefined || known === note.text) return this.typeFindings;
		const others = [...this.#typeTexts].filter(([path]) => path !== note.path);
		return noteTypesFrom([...others.map(([path, text]) => parseNote(path, text)), note], this.#options.settings).findings;
	}

	/**
	 * Findings with the severity that they have in the vault as it is now, and with what they ask for as it is called there.
	 *
	 * @param note the note that they were found in, where the index may know another text of it.
	 */
	settled(found: readonly Diagnostic[], note?: Note): readonly Diagnostic[] {
		return found.every(({ demand }) => demand === undefined) ? found : this.graded(found).map((diagnostic) => this.named(diagnostic, note));
	}

	/** Findings with the severity that they have in the vault as it is now: all that has to be known of those that are only counted. */
	graded(found: readonly Diagnostic[]): readonly Diagnostic[] {
		if (found.every(({ demand }) => demand === undefined)) return found;
		const takenUp = this.#facts.takenUp;
		return found.map((diagnostic) => settled(diagnostic, takenUp));
	}

	/** A finding with what it asks for as the vault calls it. */
	named(diagnostic: Diagnostic, note?: Pick<Note, 'headings'>): Diagnostic {
		const { demand, path } = diagnostic;
		if (demand?.part !== 'section') return diagnostic;
		return namedFinding(diagnostic, this.typeOf(demand.type), note ?? this.index.record(path), this.#facts.naming, this.#options.settings);
	}

	/**
	 * What the rules that look across notes find about the note of `record`, in their order.
	 *
	 * @param links where its links lead; absent: as the index has it.
	 */
	checkAmongOthers(record: NoteRecord, links?: () => LinkSurvey): readonly Diagnostic[] {
		return withoutIgnored(checkRecord(this.subjectOf(record), this.#options.rules.vault, links), this.#options.ignores);
	}

	/**
	 * Works out in steps what `settled` and `checkAmongOthers` would otherwise work out of the whole vault at one go, when the first note needs it.
	 * Nothing may change between two steps.
	 */
	*prepare(
		found: readonly Diagnostic[],
		record: NoteRecord | undefined,
		{ isAlone = false, isNamed = true }: Preparation = {},
	): Steps<void> {
		for (const { demand, path } of found) {
			if (demand === undefined) continue;
			yield* this.#facts.takenUp.workOut(demand);
			if (demand.part === 'section' && isNamed)
				yield* this.#facts.naming.workOut(demand.name, sectionNoteOf(demand.type, path, this.index.record(path), this.#options.settings));
		}
		if (record === undefined || this.#preparedAt === this.#revision) return;
		yield* this.#prepareRules(isAlone ? record : undefined);
		const unresolved = this.index.unresolved(record.path);
		if (unresolved.length === 0) return;
		yield* this.#facts.near.workOut(isAlone ? unresolved : undefined);
		if (!isAlone) this.#preparedAt = this.#revision;
	}

	/** `prepare` for whatever note is asked about first. */
	*prepareAny(): Steps<void> {
		const revision = this.#revision;
		yield* this.#prepareRules();
		yield* this.#facts.near.workOut();
		if (this.#revision === revision) this.#preparedAt = revision;
	}

	/** The names part of `prepare`, for a run that changes notes as it goes: names seldom change with them. */
	*prepareNames(path: string): Steps<void> {
		if (this.index.unresolved(path).length > 0) yield* this.#facts.near.workOut();
	}

	*#prepareRules(asked?: NoteRecord): Steps<void> {
		for (const rule of this.#options.rules.vault) if (rule.prepare !== undefined) yield* rule.prepare(this.index, asked);
	}

	/** Said before the first note of a vault is put whose notes will all be checked: what rules count is then counted as notes come. */
	expectAll(): void {
		if (asksFor('field-values', this.#options.rules)) this.index.countFieldValues();
	}

	/** Works out for all notes at once what rules ask of each; their answers are the same without. Nothing may change between two steps. */
	*prepareAll(): Steps<void> {
		const { rules } = this.#options;
		if (asksFor('backlinks', rules)) yield* this.index.workOutBacklinks();
		const vault = { index: this.index, types: this.types, exclusionOf: this.#facts.exclusionOf };
		for (const rule of rules.vault) if (rule.prepareAll !== undefined) yield* rule.prepareAll(vault);
	}

	/** What a rule that looks across notes, or a planner of related notes, is told of a note. */
	subjectOf(record: NoteRecord): VaultSubject {
		const { settings, dismissals, linkFormat, formerNames, wasDeleted = NONE_WAS_DELETED } = this.#options;
		const { index, types } = this;
		return {
			record,
			type: this.typeOf(record.type),
			types,
			index,
			settings,
			near: this.#facts.near,
			naming: this.#facts.naming,
			exclusionOf: this.#facts.exclusionOf,
			dismissals,
			formerNames,
			wasDeleted,
			linkFormat,
		};
	}

	#take(note: Note): void {
		const before = this.index.record(note.path);
		this.index.put(note);
		this.#revision += 1;
		this.#facts.noteChanged(note.path, before);
	}

	/** Anything may be otherwise than it was. */
	#changed(): void {
		this.#revision += 1;
		this.#facts.changed();
	}
}
