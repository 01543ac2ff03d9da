import type { FrontmatterData } from '../../note/frontmatter.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { isConflictCopy } from '../noteRole/conflictCopyOf.ts';
import type { VaultFile } from '../links/spelling.ts';
import { FieldValues, fieldValuesOf } from './fieldValues.ts';
import type { NoteRecord } from './noteRecord.ts';
import type { PackedRecord } from './packedRecord.ts';

/** So many names are looked at in well under a millisecond. */
const NOTES_A_STEP = 200;

/** The values of a vault's fields: counted when somebody first asks, or as notes come. What a copy of a note says nobody means to say a second time. */
export class VaultFieldValues {
	#values: FieldValues | undefined;
	/** What tells of one note, until something changes. */
	#some: FieldValues | undefined;
	#changes = 0;
	/** What `files` gave, until something changes. */
	#counted: readonly VaultFile[] | undefined;
	readonly #files: () => Iterable<VaultFile>;

	/** @param files those of all notes of the vault, in the order of their paths. */
	constructor(files: () => Iterable<VaultFile>) {
		this.#files = files;
	}

	/** Whether nothing is counted yet. */
	get isIdle(): boolean {
		return this.#values === undefined;
	}

	/** The notes that count: copies do not. They are told apart once as long as nothing changes. */
	*files(): Steps<readonly VaultFile[]> {
		if (this.#counted !== undefined) return this.#counted;
		const changes = this.#changes;
		const found: VaultFile[] = [];
		let met = 0;
		for (const file of this.#files()) {
			if (++met % NOTES_A_STEP === 0) yield;
			if (!isConflictCopy(file.path)) found.push(file);
		}
		if (changes === this.#changes) this.#counted = found;
		return found;
	}

	/** Counts from now on, no note being there yet. */
	begin(): void {
		this.#values = new FieldValues();
	}

	/** Takes note that a record came, went or changed; `data`, where they are at hand, are those of `after`. */
	replace(before: PackedRecord | undefined, after: PackedRecord | undefined, data?: FrontmatterData): void {
		this.#changes += 1;
		this.#counted = undefined;
		this.#some = undefined;
		this.#values?.replace(counted(before), counted(after), data);
	}

	/** Those of all notes, or those that tell of the note `asked` where they were worked out. */
	value(asked?: NoteRecord): FieldValues {
		const some = asked !== undefined && this.#some?.tellsOf(asked) === true ? this.#some : undefined;
		return this.#values ?? some ?? finish(this.#steps());
	}

	/** `value` in steps; where a note changes meanwhile, all are counted again at one go. */
	*steps(asked?: NoteRecord): Steps<void> {
		if (this.#values !== undefined || asked === undefined) yield* this.#steps();
		else {
			const changes = this.#changes;
			const some = yield* fieldValuesOf(yield* this.files(), asked);
			if (changes === this.#changes) this.#some = some;
		}
	}

	*#steps(): Steps<FieldValues> {
		if (this.#values === undefined) {
			const changes = this.#changes;
			const counted = yield* fieldValuesOf(yield* this.files());
			this.#values ??= changes === this.#changes ? counted : finish(fieldValuesOf(finish(this.files())));
		}
		yield* this.#values.workOut();
		return this.#values;
	}
}

function counted(record: PackedRecord | undefined): PackedRecord | undefined {
	return record === undefined || isConflictCopy(record.path) ? undefined : record;
}
