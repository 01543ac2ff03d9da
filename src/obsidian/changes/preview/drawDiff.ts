import { changedLines, type ChangedLine } from '../../../core/changes/changedLines.ts';
import type { TextEdit } from '../../../core/text/textEdit.ts';
import { linkButton } from '../../ui/linkButton.ts';

/** More lines wait until they are asked for: a new note has many. */
const LINES_SHOWN = 6;

/** Draws the lines of `text` that `edits` change, as text: what goes, and below it what comes. */
export function drawDiff(parent: HTMLElement, text: string, edits: readonly TextEdit[]): void {
	const lines = changedLines(text, edits);
	const diff = parent.createDiv({ cls: 'dossier-diff' });
	for (const line of lines.slice(0, LINES_SHOWN)) drawLine(diff, line);
	const rest = lines.slice(LINES_SHOWN);
	if (rest.length === 0) return;
	const more = linkButton(diff, `Show ${rest.length} more ${rest.length === 1 ? 'line' : 'lines'}`, () => {
		more.remove();
		for (const line of rest) drawLine(diff, line);
	});
}

function drawLine(diff: HTMLElement, { kind, parts }: ChangedLine): void {
	const isRemoved = kind === 'removed';
	const row = diff.createDiv({ cls: `dossier-diff-line dossier-diff-${kind}` });
	// The sign is read out as a word, not as a character of the note.
	row.createSpan({ cls: 'dossier-diff-sign', text: isRemoved ? '−' : '+', attr: { 'aria-label': isRemoved ? 'Removed:' : 'Added:' } });
	const words = row.createSpan({ cls: 'dossier-diff-text' });
	for (const { text, isChanged } of parts) {
		if (isChanged) words.createEl(isRemoved ? 'del' : 'ins', { text });
		else words.appendText(text);
	}
}
