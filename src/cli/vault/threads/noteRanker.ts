// A thread of its own beside the command's: ranks notes by numbers that it was given, and hands over numbers.
import { workerData } from 'node:worker_threads';
import { bestPairs } from '../../../core/related/proposals.ts';
import { pairMeterSteps } from '../../../core/related/ranking/pairFeatures.ts';
import type { BestPairs } from '../../../core/related/ranking/rankNote.ts';
import { modelFrom } from '../../../core/related/storedRanker.ts';
import { finish } from '../../../core/text/steps.ts';
import { listedAt, NOTES_A_BATCH, packPairs, RANK_COUNTER, type RankTask } from './rankTask.ts';

/** So many batches may wait to be used: a reader that is slow would else make all of them wait. */
const MOST_WAITING = 64;

const task = workerData as RankTask;
const { stored, notes, most, counters, port } = task;
const { model, exclusions } = finish(modelFrom(stored, new Array<string>(stored.types.length).fill('')));
exclusions.apply(model.graph);
const meter = finish(pairMeterSteps(model));
const batches = Math.ceil(notes.length / NOTES_A_BATCH);
for (let at = claim(); at < batches; at = claim()) {
	waitForUse(at);
	const found: BestPairs[] = [];
	for (let place = at * NOTES_A_BATCH; place < Math.min(notes.length, (at + 1) * NOTES_A_BATCH); place += 1)
		found.push(bestPairs(model, meter, { note: notes[place] ?? 0, most, listed: listedAt(task, place) }));
	const batch = packPairs(at, found);
	port.postMessage(batch, [batch.counts.buffer, batch.notes.buffer, batch.scores.buffer] as ArrayBuffer[]);
	Atomics.add(counters, RANK_COUNTER.sent, 1);
	Atomics.notify(counters, RANK_COUNTER.sent);
}
port.close();

/** Takes the next batch that nobody has. */
function claim(): number {
	return Atomics.add(counters, RANK_COUNTER.next, 1);
}

function waitForUse(at: number): void {
	for (let used = Atomics.load(counters, RANK_COUNTER.used); at - used > MOST_WAITING; used = Atomics.load(counters, RANK_COUNTER.used))
		Atomics.wait(counters, RANK_COUNTER.used, used);
}
