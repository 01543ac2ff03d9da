import type { App, Component, Notice } from 'obsidian';
import { changesInNotes } from '../../core/changes/changeTotals.ts';
import type { LiveVault, NoteWriter } from '../index/liveVault.ts';
import { ChangePreview } from './preview/changePreview.ts';
import type { Notices } from '../ui/notices.ts';
import { openPlace } from '../ui/openPlace.ts';
import { openWith } from '../ui/openWith.ts';
import type { ChangeLog } from './changeLog.ts';
import { ChangeSession, type SessionContext, type WrittenChanges } from './changeSession.ts';
import type { ChangeSource } from './changeSource.ts';
import { undoResult } from './loggedWriter.ts';
import type { ChangeUndo, NotUndone } from './undoChanges.ts';

/** Shows bulk changes before they are written; the one way to make them. */
export interface ChangePreviews {
	/** Shows what `source` proposes. @returns once it is written, cancelled or put aside: whether anything was written. */
	show(source: ChangeSource): Promise<boolean>;
	/** Shows the preview again that was left to look something up, as it was. */
	back(): void;
	readonly isWaiting: boolean;
}

/** What previews are shown with. */
export interface PreviewsContext {
	/** Windows close with it. */
	readonly owner: Component;
	readonly app: App;
	readonly vault: LiveVault;
	/** The writer itself: a preview writes one batch. */
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly log: ChangeLog;
	readonly decide: SessionContext['decide'];
	readonly undo: ChangeUndo;
}

/** Previews of bulk changes in `app`. */
export function changePreviews(context: PreviewsContext): ChangePreviews {
	const { owner, app, vault, notices, undo } = context;
	let waiting: { readonly reopen: () => void; readonly notice: Notice | undefined; readonly drop: () => void } | undefined;
	const stopWaiting = (): void => {
		waiting?.notice?.hide();
		waiting = undefined;
	};
	owner.register(() => waiting?.drop());
	const open = (session: ChangeSession, done: (isWritten: boolean) => void): void => {
		const end = (isWritten: boolean): void => {
			session.close();
			done(isWritten);
		};
		const preview = new ChangePreview(
			{
				app,
				vault,
				openPlace: (evidence, event) => void openPlace(app, evidence.path, evidence, event),
				onLeave: () => {
					const drop = (): void => {
						stopWaiting();
						end(false);
					};
					const reopen = (): void => {
						stopWaiting();
						open(session, done);
					};
					waiting = { reopen, drop, notice: waitingNotice(notices, session, reopen) };
				},
				onWritten: (written) => {
					tell(notices, written, undo);
					end(written.batch !== undefined);
				},
				onCancel: () => end(false),
			},
			session,
		);
		openWith(owner, preview);
	};
	return {
		show: (source) =>
			new Promise((resolve) => {
				// One that waits is given up for the new one.
				waiting?.drop();
				open(new ChangeSession(source, context), resolve);
			}),
		back: () => waiting?.reopen(),
		get isWaiting() {
			return waiting !== undefined;
		},
	};
}

/** Stays until the way back is taken: ticks and typed words wait. */
function waitingNotice(notices: Notices, { source, totals }: ChangeSession, back: () => void): Notice | undefined {
	const ticked = changesInNotes(totals.ticked, totals.tickedNotes, source.unit);
	return notices.offer(`${source.title}: ${ticked} ticked.`, 'Back to the preview', back, 0);
}

/** How many reasons are spelled out. */
const REASONS_TOLD = 3;

function tell(notices: Notices, { batch, sentence, refused, isCancelled }: WrittenChanges, undo: ChangeUndo): void {
	const said = [isCancelled ? 'Cancelled.' : '', sentence].filter((part) => part !== '').join(' ');
	if (refused.length > 0) notices.say(`Not changed: ${reasonsText(refused)}`);
	if (batch !== undefined) notices.sayWrite({ kind: 'written', undo: async () => undoResult(await undo.undo(batch)) }, said);
	else if (said !== '') notices.say(said);
}

/** The reasons of the first notes, and how many more there are. */
function reasonsText(refused: readonly NotUndone[]): string {
	const told = refused.slice(0, REASONS_TOLD).map(({ path, reason }) => (reason.includes(path) ? reason : `${path} ${reason}`));
	return `${told.join('; ')}${refused.length > REASONS_TOLD ? ` and ${refused.length - REASONS_TOLD} more` : ''}`;
}
