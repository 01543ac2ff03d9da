import type { KeptValues } from '../records/fieldValues.ts';
import { mayHaveField } from '../records/mayHaveField.ts';
import type { PackedRecord } from '../records/packedRecord.ts';
import type { KeptRecords } from '../records/recordColumns.ts';
import type { Resolution } from './resolution.ts';

/** Records that an earlier session kept, and the spellings that their link targets are. */
export interface KeptNotes {
	readonly records: KeptRecords;
	readonly targets: {
		/** Of the target of this number; `undefined` for a link into its own note. */
		spelling(number: number): Spelling | undefined;
		/** The number of its spelling, below 0 for none. */
		readonly ids: Int32Array;
	};
}

const NO_ALIASES: readonly string[] = [];
const NO_SPELLINGS: readonly (Spelling | undefined)[] = [];

/**
 * A file of the vault; a note that can be read has a record. Files point to each other through spellings, never directly.
 *
 * What an earlier session kept of a note becomes a record, and a list of spellings, when somebody asks: a start of the app
 * asks for those of a few.
 */
export class VaultFile {
	/** Its number among all files. */
	readonly id: number;
	path: string;
	/** The notes that lead here, when they were last worked out. */
	sources: Sources | undefined = undefined;
	#record: PackedRecord | undefined = undefined;
	#spellings: readonly (Spelling | undefined)[] | undefined = NO_SPELLINGS;
	#kept: KeptNotes | undefined = undefined;
	#at = 0;

	constructor(id: number, path: string) {
		this.id = id;
		this.path = path;
	}

	/** Takes what was kept at place `at` for what a file says of which nothing is known yet. */
	keep(kept: KeptNotes, at: number): void {
		this.#kept = kept;
		this.#at = at;
		this.#spellings = undefined;
	}

	get isNote(): boolean {
		return this.#kept !== undefined || this.#record !== undefined;
	}

	get record(): PackedRecord | undefined {
		return (this.#record ??= this.#kept?.records.record(this.#at));
	}

	set record(record: PackedRecord | undefined) {
		this.#spellings = this.spellings;
		this.#kept = undefined;
		this.#record = record;
	}

	/** The spelling of each of its links, in their order; `undefined` for a link into the note itself. */
	get spellings(): readonly (Spelling | undefined)[] {
		if (this.#spellings !== undefined) return this.#spellings;
		const { records, targets } = this.#kept ?? {};
		return (this.#spellings = Array.from(records?.targetsOf(this.#at) ?? [], (number) => targets?.spelling(number)));
	}

	set spellings(spellings: readonly (Spelling | undefined)[]) {
		this.#spellings = spellings;
	}

	/** Shows the number of the spelling of each of its links. */
	visitSpellings(visit: (id: number) => void): void {
		if (this.#spellings === undefined && this.#kept !== undefined) {
			const { records, targets } = this.#kept;
			records.visitTargets(this.#at, targets.ids, visit);
		} else for (const spelling of this.spellings) visit(spelling?.id ?? -1);
	}

	get type(): string | undefined {
		return this.#kept === undefined ? this.#record?.type : this.#kept.records.typeOf(this.#at);
	}

	get aliases(): readonly string[] {
		return this.#kept === undefined ? (this.#record?.aliases ?? NO_ALIASES) : this.#kept.records.aliasesOf(this.#at);
	}

	/** Those of `fields` that its front matter may have; that it has not the others is certain. */
	fieldsAmong(fields: readonly string[]): readonly string[] {
		if (this.#kept !== undefined) return fields.length === 0 ? fields : this.#kept.records.fieldsAmong(this.#at, fields);
		const { record } = this;
		return record === undefined ? [] : fields.filter((field) => mayHaveField(record, field));
	}

	/** The values of its fields, where they were kept. */
	get keptValues(): KeptValues | undefined {
		const kept = this.#kept;
		return kept && ((visit) => kept.records.visitValues(this.#at, visit));
	}
}

/** The notes that lead to a file, in the order of their paths. */
interface Sources {
	readonly files: readonly VaultFile[];
	/** The revision until which this holds for sure: it still holds when nothing has changed since, or when `of` is still so. */
	readonly revision: number;
	/** The state of the spellings that may lead here; `undefined` where the files were worked out for all notes at once. */
	readonly of: SpellingsState | undefined;
}

/**
 * One way in which something is linked (`[[Archive/Iran]]`) or named (`Iran`), and every note that does so.
 *
 * Where it leads is worked out once for all of them, and forgotten when a file or an alias with the same last word comes
 * or goes: renaming a hub costs its spellings, not its backlinks.
 */
export interface Spelling {
	/** Its number among all spellings. */
	readonly id: number;
	readonly kind: 'link' | 'name';
	readonly text: string;
	/** The notes that use it, from its first change on; until then they are in the table of all spellings. */
	files: Set<VaultFile> | undefined;
	/** Where it leads from every folder; `undefined`: not worked out, or it depends on the folder. */
	everywhere: Resolution | undefined;
	/** Where it leads from each folder, where that makes a difference. */
	byFolder: Map<string, Resolution> | undefined;
	/** The revision when its notes or its meaning last changed. */
	changedAt: number;
}

/** One that nothing uses yet. */
export function newSpelling(id: number, kind: Spelling['kind'], text: string): Spelling {
	return { id, kind, text, files: undefined, everywhere: undefined, byFolder: undefined, changedAt: 0 };
}

/**
 * The state of the spellings that may lead to a file: the latest change of one of them, and how many they are, since one
 * that is no longer used leaves no other trace.
 */
export interface SpellingsState {
	readonly changedAt: number;
	readonly count: number;
}

/** What has to be equal for an answer about these spellings still to hold. */
export function stateOf(spellings: readonly Spelling[]): SpellingsState {
	return { changedAt: spellings.reduce((latest, spelling) => Math.max(latest, spelling.changedAt), 0), count: spellings.length };
}
