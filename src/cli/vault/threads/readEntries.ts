import type { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import { RecordPacker } from '../../../core/vault/records/recordPacker.ts';
import { packedRecordOf } from '../../../core/vault/records/recordOf.ts';
import type { Intern } from '../../../core/text/interner.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { vaultSchemaOf } from '../../../core/vault/vaultSchema.ts';
import { NoteReader } from '../../disk/readNote.ts';
import { NoteBatches } from '../noteBatches.ts';
import { findingsReader, NO_FINDINGS } from '../ownFindings.ts';
import type { BatchEntry } from './noteBatch.ts';
import type { PathBatch } from './pathBatches.ts';

/** Reads the notes of a batch and tells `take` what became of each, in no order: `index` says which of the paths it is about. */
export type EntryReader = (batch: PathBatch, take: (index: number, entry: BatchEntry) => void) => Steps<void>;

/**
 * Reads notes of the vault in the real folder `root` with one buffer, checks each by its own text and packs what the index keeps of it.
 *
 * @param keep gives the copy that a text of an entry is to be, which would otherwise hold on to the whole text of its note.
 */
export function createEntryReader(
	root: string,
	checker: Pick<VaultChecker, 'checkOwn' | 'options' | 'types'>,
	keep: Intern,
	countsSuggestions: boolean | undefined,
): EntryReader {
	const schema = vaultSchemaOf(checker.options.settings, checker.types);
	const memory = { packer: new RecordPacker(), keep, takeTarget };
	const findingsOf = findingsReader(checker, keep, countsSuggestions);
	const reader = new NoteReader(root);
	let isChecked: PathBatch['isWanted'] = () => true;
	let takeEntry: Parameters<EntryReader>[1] = () => undefined;
	const batches = new NoteBatches<number>((notes) => {
		for (const { note, stamp, of: index } of notes) {
			const record = packedRecordOf(note, schema, memory);
			const own = isChecked(index) ? findingsOf(note) : NO_FINDINGS;
			const data = note.frontmatter.kind === 'parsed' ? note.frontmatter.data : undefined;
			takeEntry(index, { kind: 'read', record, data, stamp, own });
		}
	});
	return function* ({ paths, isWanted }, take) {
		isChecked = isWanted;
		takeEntry = take;
		for (const [index, path] of paths.entries()) {
			const outcome = reader.read(`${root}/${path}`);
			if (outcome.kind === 'read') batches.add(path, outcome, index);
			else take(index, outcome);
			yield;
		}
		batches.flush();
	};
}

/** Targets are looked up before long. */
function takeTarget(inside: string, start: number, end: number): string {
	return inside.slice(start, end);
}
