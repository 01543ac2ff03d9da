// A thread of its own beside the command's: reads notes, checks each by its own text and hands over what the index keeps.
import { workerData } from 'node:worker_threads';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import { finish } from '../../../core/text/steps.ts';
import { BatchWriter } from './noteBatch.ts';
import { batchCount, batchAt } from './pathBatches.ts';
import { createEntryReader } from './readEntries.ts';
import { COUNTER, type ReadBatch, type ThreadTask } from './threadTask.ts';

const { root, paths, typeNotes, options, rules, countsSuggestions, counters, port } = workerData as ThreadTask;
const readEntries = createEntryReader(
	root,
	new VaultChecker(
		typeNotes.map(({ path, text }) => parseNote(path, text)),
		{ ...options, rules: rulesWanted(options.settings, { only: rules }) },
	),
	// What is sent is a copy.
	(text) => text,
	countsSuggestions,
);
for (let at = claim(); at < batchCount(paths); at = claim()) {
	const writer = new BatchWriter();
	finish(readEntries(batchAt(paths, at), (index, entry) => writer.add(index, entry)));
	const batch = writer.finish();
	port.postMessage({ at, batch } satisfies ReadBatch, [batch.heads.buffer, batch.numbers.buffer, batch.stamps.buffer] as ArrayBuffer[]);
	Atomics.add(counters, COUNTER.sent, 1);
	Atomics.notify(counters, COUNTER.sent);
}
port.close();

/** Takes the next batch that nobody has. */
function claim(): number {
	return Atomics.add(counters, COUNTER.next, 1);
}
