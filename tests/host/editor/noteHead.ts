import type { EditorState } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { HostApp } from '../hostApp.ts';
import { frontMatterBlock, frontMatterOf } from '../metadata/frontMatter.ts';
import { drawProperties } from './drawProperties.ts';
import { editorEditorField, editorInfoField, editorLivePreviewField } from './fields.ts';

class Title extends WidgetType {
	constructor(private readonly text: string) {
		super();
	}

	override eq(other: Title): boolean {
		return other.text === this.text;
	}

	toDOM(): HTMLElement {
		return createDiv({ cls: 'inline-title', text: this.text });
	}
}

class Properties extends WidgetType {
	constructor(
		private readonly yaml: string,
		private readonly app: HostApp,
		private readonly path: string,
	) {
		super();
	}

	override eq(other: Properties): boolean {
		return other.yaml === this.yaml && other.path === this.path;
	}

	toDOM(view: EditorView): HTMLElement {
		const el = createDiv('metadata-container');
		el.setAttr('contenteditable', 'false');
		drawProperties(el, this.yaml, this.app, this.path, (yaml) => {
			const block = frontMatterBlock(view.state.doc.toString());
			if (block) view.dispatch({ changes: { from: block.from, to: block.contentTo, insert: yaml }, userEvent: 'input.properties' });
		});
		return el;
	}

	override ignoreEvent(): boolean {
		return true;
	}
}

/** Title and properties of the note as widgets, the latter over the YAML they stand for. */
export function noteHead(state: EditorState, app: HostApp): DecorationSet {
	const { file } = state.field(editorInfoField);
	state.field(editorEditorField);
	const title = Decoration.widget({ widget: new Title(file?.basename ?? ''), block: true, side: -100 }).range(0);
	if (!state.field(editorLivePreviewField)) return Decoration.set([title]);
	const text = state.doc.toString();
	const block = frontMatterOf(text)?.block ?? (text.startsWith('---') ? frontMatterBlock(text) : null);
	if (!block) return Decoration.set([title]);
	const line = state.doc.lineAt(block.to);
	return Decoration.set([
		title,
		Decoration.replace({ widget: new Properties(block.yaml, app, file?.path ?? ''), block: true }).range(0, line.to),
	]);
}
