import type { WriteResult } from '../../index/liveVault.ts';
import { notify, notifyWrite } from '../../ui/notify.ts';

/** Says what a run over some notes came to, with one Undo for all of it; `verb` says what was done: "Added", "Linked". */
export function notifyBatch(
	results: readonly { readonly path: string; readonly result: WriteResult; readonly added: number }[],
	before?: string,
	verb = 'Added',
): void {
	const written = results.filter(({ result }) => result.kind === 'written');
	const refused = results.flatMap(({ result }) => (result.kind === 'refused' ? [result.reason] : []));
	const bullets = written.reduce((sum, { added }) => sum + added, 0);
	if (written.length > 0) {
		const where = written.length === 1 ? (written[0]?.path ?? '') : counted(written.length, 'note');
		const done = `${verb} ${counted(bullets, verb === 'Added' ? 'note' : 'place')} in ${where}.`;
		notifyWrite(
			{ kind: 'written', undo: () => undoAll(written.map(({ result }) => result)) },
			[before, done].filter((part) => part !== undefined).join(' '),
		);
	} else if (before !== undefined) notify(before);
	if (refused.length > 0)
		notify(`Not changed: ${refused.slice(0, 3).join('; ')}${refused.length > 3 ? ` and ${refused.length - 3} more` : ''}`);
}

function counted(count: number, thing: string): string {
	return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Takes every write back, last first; a note that says something else by now is left, and said. */
async function undoAll(results: readonly WriteResult[]): Promise<WriteResult> {
	const reasons: string[] = [];
	for (const result of [...results].reverse()) {
		if (result.kind !== 'written') continue;
		const undone = await result.undo();
		if (undone.kind === 'refused') reasons.push(undone.reason);
	}
	return reasons.length === 0 ? { kind: 'unchanged' } : { kind: 'refused', reason: reasons.join('; ') };
}
