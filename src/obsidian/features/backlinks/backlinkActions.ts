import type { App, Component } from 'obsidian';
import type { Candidate } from '../../../core/related/candidate.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { WriteResult } from '../../index/liveVault.ts';
import { AskText } from '../../ui/askText.ts';
import type { Notices } from '../../ui/notices.ts';
import { openWith } from '../../ui/openWith.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import type { BacklinkDrawing } from './drawBacklink.ts';

/** What the buttons of a row do with the note at `path`; windows close with `owner`. */
export function backlinkActions(
	owner: Component,
	{ app, related, notices }: { readonly app: App; readonly related: RelatedNotes; readonly notices: Notices },
	path: string,
): Pick<BacklinkDrawing, 'add' | 'annotate' | 'dismiss'> {
	const add = async (candidate: Candidate, why?: string): Promise<void> => {
		const annotations = why === undefined ? {} : { [candidate.path]: why };
		const { result } = await related.add(path, { candidates: [candidate], annotations, limit: Infinity });
		notices.sayWrite(result, `Added ${noteNameOf(candidate.path)} to ${noteNameOf(path)}.`);
	};
	const dismiss = async (candidate: Candidate): Promise<void> => {
		const pairs = [{ note: path, path: candidate.path }];
		await related.dismiss(pairs);
		const undo = async (): Promise<WriteResult> => {
			await related.lift(pairs);
			return { kind: 'unchanged' };
		};
		notices.sayWrite({ kind: 'written', undo }, `${noteNameOf(candidate.path)} will not be proposed for ${noteNameOf(path)} again.`);
	};
	return {
		add: (candidate) => void add(candidate),
		annotate: (candidate) =>
			openWith(owner, new AskText(app, `Why is ${noteNameOf(candidate.path)} related?`, 'Why', 'Add', (why) => void add(candidate, why))),
		dismiss: (candidate) => void dismiss(candidate),
	};
}
