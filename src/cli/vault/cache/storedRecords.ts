import type { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import type { Steps } from '../../../core/text/steps.ts';
import type { PackedRecord } from '../../../core/vault/records/packedRecord.ts';
import type { KeptRecords } from '../../../core/vault/records/recordColumns.ts';

/** Where the record of a note is kept. */
interface Place {
	readonly records: KeptRecords;
	readonly at: number;
	/** Whether that is the file of what changed since all were written. */
	readonly isLater: boolean;
}

/** The records that a check has left, of which each is made when somebody asks for it. */
export class StoredRecords {
	readonly #places = new Map<string, Place>();

	/** @param all those of all notes; `later` are those that changed since, which hold in place of the others. */
	constructor(
		readonly all: readonly KeptRecords[],
		readonly later: readonly KeptRecords[],
	) {
		for (const [kept, isLater] of [
			[all, false],
			[later, true],
		] as const)
			for (const records of kept) for (const [at, path] of records.paths.entries()) this.#places.set(path, { records, at, isLater });
	}

	has(path: string): boolean {
		return this.#places.has(path);
	}

	/** Whether the record of the note stands in the file of what changed. */
	isLater(path: string): boolean {
		return this.#places.get(path)?.isLater === true;
	}

	record(path: string): PackedRecord | undefined {
		const place = this.#places.get(path);
		return place?.records.record(place.at);
	}

	/** Has `checker` take in the notes whose paths are `wanted`. */
	*takeInto(checker: Pick<VaultChecker, 'taking'>, wanted: (path: string) => boolean): Steps<void> {
		for (const records of [...this.all, ...this.later]) {
			const take = checker.taking(records);
			for (const [at, path] of records.paths.entries()) {
				yield;
				const place = this.#places.get(path);
				if (place?.records === records && place.at === at && wanted(path)) take(at);
			}
		}
	}
}
