import { Notice } from 'obsidian';
import { baselineOf, readBaseline } from '../../../core/report/baseline.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import { counted } from '../../../core/text/counted.ts';
import { chunked } from '../../index/chunked.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { nextTurn } from '../../index/nextTurn.ts';
import type { Accepted, LiveVault } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';

/** Makes everything that is found in the vault today the baseline: from then on only what is new is told. */
export async function acceptToday(vault: LiveVault, accepted: Accepted, notices: Notices, signal: AbortSignal): Promise<void> {
	const all: (readonly Diagnostic[])[] = [];
	const progress = new Notice('Checking the vault', 0);
	const check = async (path: string): Promise<void> => {
		// A note that was deleted meanwhile has nothing to accept.
		const note = await vault.read(path).catch(() => undefined);
		if (note) all.push(vault.check(note, true));
	};
	const onProgress = (done: number, total: number): void => void progress.setMessage(`Checked ${done} of ${total} notes`);
	await chunkedSteps(vault.prepare(), signal);
	const isDone = await chunked(vault.index.paths(), check, { signal, onProgress }).finally(() => progress.hide());
	if (!isDone) return;
	const found = all.flat();
	const before = accepted.baseline;
	const text = baselineOf(found);
	await nextTurn();
	const read = readBaseline(text);
	if (read.kind !== 'baseline') return;
	const isKept = await accepted.replace(read.baseline);
	const undo = async (): Promise<{ kind: 'unchanged' }> => {
		await accepted.replace(before);
		return { kind: 'unchanged' };
	};
	notices.sayWrite(
		{ kind: 'written', undo },
		`Accepted ${counted(found.length, 'finding')}${isKept ? ': only new ones are told from now on' : ' until Obsidian closes'}.`,
	);
}
