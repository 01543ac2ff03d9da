import { deleteLine, indentLess, indentMore, insertNewlineAndIndent, moveLineUp, redo, undo } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type * as ob from 'obsidian';
import { lacks } from '../base/lacks.ts';

/** The app's editor interface over one CodeMirror view. Positions have lines and columns from 0. */
export class Editor implements ob.Editor {
	/** Not in the public types, yet there in the app. */
	constructor(readonly cm: EditorView) {}

	getDoc(): this {
		return this;
	}

	refresh(): void {
		this.cm.requestMeasure();
	}

	getValue(): string {
		return this.cm.state.doc.toString();
	}

	setValue(content: string): void {
		this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: content } });
	}

	getLine(line: number): string {
		return this.cm.state.doc.line(line + 1).text;
	}

	setLine(n: number, text: string): void {
		const { from, to } = this.cm.state.doc.line(n + 1);
		this.cm.dispatch({ changes: { from, to, insert: text } });
	}

	lineCount(): number {
		return this.cm.state.doc.lines;
	}

	lastLine(): number {
		return this.lineCount() - 1;
	}

	getSelection(): string {
		const { from, to } = this.cm.state.selection.main;
		return this.cm.state.sliceDoc(from, to);
	}

	somethingSelected(): boolean {
		return this.cm.state.selection.ranges.some((range) => !range.empty);
	}

	getRange(from: ob.EditorPosition, to: ob.EditorPosition): string {
		return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
	}

	replaceSelection(replacement: string, origin?: string): void {
		this.cm.dispatch(this.cm.state.replaceSelection(replacement), ...(origin ? [{ userEvent: origin }] : []));
	}

	replaceRange(replacement: string, from: ob.EditorPosition, to: ob.EditorPosition = from, origin?: string): void {
		this.cm.dispatch({
			changes: { from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement },
			...(origin ? { userEvent: origin } : {}),
		});
	}

	getCursor(side: 'from' | 'to' | 'head' | 'anchor' = 'head'): ob.EditorPosition {
		return this.offsetToPos(this.cm.state.selection.main[side]);
	}

	listSelections(): ob.EditorSelection[] {
		return this.cm.state.selection.ranges.map(({ anchor, head }) => ({ anchor: this.offsetToPos(anchor), head: this.offsetToPos(head) }));
	}

	setCursor(pos: ob.EditorPosition | number, ch = 0): void {
		this.setSelection(typeof pos === 'number' ? { line: pos, ch } : pos);
	}

	setSelection(anchor: ob.EditorPosition, head: ob.EditorPosition = anchor): void {
		this.cm.dispatch({ selection: { anchor: this.posToOffset(anchor), head: this.posToOffset(head) } });
	}

	setSelections(ranges: ob.EditorSelectionOrCaret[], main = 0): void {
		const all = ranges.map(({ anchor, head }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor)));
		this.cm.dispatch({ selection: EditorSelection.create(all, main) });
	}

	focus(): void {
		this.cm.focus();
	}

	blur(): void {
		this.cm.contentDOM.blur();
	}

	hasFocus(): boolean {
		return this.cm.hasFocus;
	}

	getScrollInfo(): { top: number; left: number } {
		return { top: this.cm.scrollDOM.scrollTop, left: this.cm.scrollDOM.scrollLeft };
	}

	scrollTo(x?: number | null, y?: number | null): void {
		this.cm.scrollDOM.scrollTo({ ...(typeof x === 'number' ? { left: x } : {}), ...(typeof y === 'number' ? { top: y } : {}) });
	}

	scrollIntoView(range: ob.EditorRange, center = false): void {
		const selection = EditorSelection.range(this.posToOffset(range.from), this.posToOffset(range.to));
		this.cm.dispatch({ effects: EditorView.scrollIntoView(selection, { y: center ? 'center' : 'nearest' }) });
	}

	undo(): void {
		undo(this.cm);
	}

	redo(): void {
		redo(this.cm);
	}

	exec(command: ob.EditorCommandName): void {
		const known: Partial<Record<ob.EditorCommandName, (view: EditorView) => boolean>> = {
			indentMore,
			indentLess,
			deleteLine,
			newlineAndIndent: insertNewlineAndIndent,
			swapLineUp: moveLineUp,
		};
		const run = known[command] ?? lacks(`Editor.exec('${command}')`);
		run(this.cm);
	}

	/** One step for undo: all changes are places in the text as it is before. */
	transaction(tx: ob.EditorTransaction, origin?: string): void {
		const place = ({ from, to }: ob.EditorRangeOrCaret): { from: number; to: number } => ({
			from: this.posToOffset(from),
			to: this.posToOffset(to ?? from),
		});
		const changes = this.cm.state.changes((tx.changes ?? []).map((change) => ({ ...place(change), insert: change.text })));
		const after = changes.apply(this.cm.state.doc);
		const ranges = (tx.selections ?? (tx.selection ? [tx.selection] : [])).map(({ from, to }) =>
			EditorSelection.range(offsetIn(after, from), offsetIn(after, to ?? from)),
		);
		this.cm.dispatch({
			changes,
			...(ranges.length > 0 ? { selection: EditorSelection.create(ranges) } : {}),
			...(origin ? { userEvent: origin } : {}),
		});
		if (tx.replaceSelection !== undefined) this.replaceSelection(tx.replaceSelection, origin);
	}

	wordAt(pos: ob.EditorPosition): ob.EditorRange | null {
		const word = this.cm.state.wordAt(this.posToOffset(pos));
		return word ? { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) } : null;
	}

	posToOffset(pos: ob.EditorPosition): number {
		return offsetIn(this.cm.state.doc, pos);
	}

	offsetToPos(offset: number): ob.EditorPosition {
		const { doc } = this.cm.state;
		const line = doc.lineAt(Math.min(Math.max(0, offset), doc.length));
		return { line: line.number - 1, ch: Math.max(0, Math.min(offset, line.to) - line.from) };
	}

	processLines<T>(
		read: (line: number, lineText: string) => T | null,
		write: (line: number, lineText: string, value: T | null) => ob.EditorChange | void,
		ignoreEmpty = false,
	): void {
		const { doc, selection } = this.cm.state;
		const [first, last] = [doc.lineAt(selection.main.from).number, doc.lineAt(selection.main.to).number];
		const lines = Array.from({ length: last - first + 1 }, (_, at) => first - 1 + at).filter(
			(line) => !ignoreEmpty || first === last || this.getLine(line).trim() !== '',
		);
		const values = lines.map((line) => read(line, this.getLine(line)));
		const changes = lines.map((line, at) => write(line, this.getLine(line), values[at] ?? null)).filter((change) => change !== undefined);
		this.transaction({ changes: changes });
	}
}

function offsetIn(doc: EditorView['state']['doc'], { line, ch }: ob.EditorPosition): number {
	if (line < 0) return 0;
	if (line >= doc.lines) return doc.length;
	const { from, to } = doc.line(line + 1);
	return Math.min(to, from + Math.max(0, ch));
}
