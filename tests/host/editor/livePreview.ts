import { Language, defineLanguageFacet, syntaxTree } from '@codemirror/language';
import { EditorState, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import { wikilinkParts } from '../metadata/cachedMetadata.ts';
import { frontMatterBlock } from '../metadata/frontMatter.ts';
import { obsidianMarkdown } from '../metadata/obsidianMarkdown.ts';
import type { HostApp } from '../hostApp.ts';
import { editorInfoField, editorLivePreviewField } from './fields.ts';
import { noteHead } from './noteHead.ts';

const markdown = new Language(
	defineLanguageFacet({ commentTokens: { block: { open: '%%', close: '%%' } } }),
	obsidianMarkdown,
	[],
	'markdown',
);

class Bullet extends WidgetType {
	toDOM(): HTMLElement {
		return createSpan({ cls: 'list-bullet', text: '•' });
	}
}

class Checkbox extends WidgetType {
	constructor(private readonly checked: boolean) {
		super();
	}

	override eq(other: Checkbox): boolean {
		return other.checked === this.checked;
	}

	toDOM(): HTMLElement {
		const box = createEl('input', { cls: 'task-list-item-checkbox', type: 'checkbox' });
		box.checked = this.checked;
		return box;
	}
}

class Rule extends WidgetType {
	toDOM(): HTMLElement {
		return createEl('hr');
	}
}

/** Class of the text, by kind of node; those of the app's own editor. */
const MARKS: Record<string, string> = {
	StrongEmphasis: 'cm-strong',
	Emphasis: 'cm-em',
	Strikethrough: 'cm-strikethrough',
	InlineCode: 'cm-inline-code',
	Tag: 'cm-hashtag',
	URL: 'cm-url',
	InlineMath: 'cm-math',
	FootnoteReference: 'cm-footref',
	HTMLTag: 'cm-html',
	Comment: 'cm-comment',
	HeaderMark: 'cm-formatting',
	EmphasisMark: 'cm-formatting',
	StrikethroughMark: 'cm-formatting',
	CodeMark: 'cm-formatting',
	QuoteMark: 'cm-formatting',
	LinkMark: 'cm-formatting',
	ListMark: 'cm-formatting-list',
};
const LINES: Record<string, string> = {
	Blockquote: 'HyperMD-quote',
	FencedCode: 'HyperMD-codeblock',
	CodeBlock: 'HyperMD-codeblock',
	ListItem: 'HyperMD-list-line',
	NoteComment: 'cm-comment',
};
const HIDDEN = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark', 'HeaderMark']);
const hide = Decoration.replace({});

function touches(state: EditorState, from: number, to: number): boolean {
	return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

function touchesLine(state: EditorState, pos: number): boolean {
	const line = state.doc.lineAt(pos);
	return touches(state, line.from, line.to);
}

type Ranges = Range<Decoration>[];

function drawLink(node: SyntaxNodeRef, state: EditorState, isLive: boolean, into: Ranges): void {
	const open = node.from + (node.name === 'Embed' ? 3 : 2);
	const inner = state.sliceDoc(open, node.to - 2);
	const { link } = wikilinkParts(inner);
	const shownFrom = inner.includes('|') ? open + inner.indexOf('|', 1) + 1 : open;
	into.push(Decoration.mark({ class: 'cm-hmd-internal-link', attributes: { 'data-href': link } }).range(node.from, node.to));
	if (!isLive || touches(state, node.from, node.to)) {
		into.push(
			Decoration.mark({ class: 'cm-formatting-link' }).range(node.from, open),
			Decoration.mark({ class: 'cm-formatting-link' }).range(node.to - 2, node.to),
		);
		return;
	}
	into.push(hide.range(node.from, shownFrom), hide.range(node.to - 2, node.to));
	into.push(Decoration.mark({ class: 'cm-underline' }).range(shownFrom, node.to - 2));
}

function drawMarkdownLink(node: SyntaxNodeRef, state: EditorState, isLive: boolean, into: Ranges): void {
	const url = node.node.getChild('URL');
	const marks = node.node.getChildren('LinkMark');
	const close = marks[1];
	if (!url || !close) return;
	const href = state.sliceDoc(url.from, url.to);
	into.push(Decoration.mark({ class: 'cm-link', attributes: { 'data-href': href } }).range(node.from, node.to));
	if (!isLive || touches(state, node.from, node.to) || close.from <= node.from + 1) return;
	into.push(hide.range(node.from, node.from + 1), hide.range(close.from, node.to));
	into.push(Decoration.mark({ class: 'cm-underline' }).range(node.from + 1, close.from));
}

function drawNode(node: SyntaxNodeRef, state: EditorState, isLive: boolean, into: Ranges): void {
	const { name, from, to } = node;
	const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
	if (heading !== undefined) {
		into.push(Decoration.line({ class: `HyperMD-header HyperMD-header-${heading}` }).range(state.doc.lineAt(from).from));
		into.push(Decoration.mark({ class: `cm-header cm-header-${heading}` }).range(from, to));
		return;
	}
	const lineClass = LINES[name];
	if (lineClass !== undefined) {
		for (let at = from; at <= to; at = state.doc.lineAt(at).to + 1)
			into.push(Decoration.line({ class: lineClass }).range(state.doc.lineAt(at).from));
	}
	if (name === 'Wikilink' || name === 'Embed') drawLink(node, state, isLive, into);
	else if (name === 'Link' || name === 'Image') drawMarkdownLink(node, state, isLive, into);
	else if (isLive && name === 'HorizontalRule' && !touches(state, from, to))
		into.push(Decoration.replace({ widget: new Rule() }).range(from, to));
	else if (isLive && name === 'ListMark' && /^[-*+]$/.test(state.sliceDoc(from, to)) && !touches(state, from, to)) {
		const isTask = node.node.parent?.getChild('Task');
		if (!isTask) into.push(Decoration.replace({ widget: new Bullet() }).range(from, to));
	} else if (isLive && name === 'TaskMarker' && !touches(state, from, to)) {
		into.push(Decoration.replace({ widget: new Checkbox(state.sliceDoc(from + 1, to - 1) !== ' ') }).range(from, to));
	} else if (isLive && HIDDEN.has(name) && node.node.parent?.name !== 'FencedCode') hideMark(node, state, into);
	else if (MARKS[name] !== undefined && to > from) into.push(Decoration.mark({ class: MARKS[name] }).range(from, to));
}

function hideMark(node: SyntaxNodeRef, state: EditorState, into: Ranges): void {
	const parent = node.node.parent;
	const isHeader = node.name === 'HeaderMark';
	const isTouched = isHeader ? touchesLine(state, node.from) : touches(state, parent?.from ?? node.from, parent?.to ?? node.to);
	if (isTouched) into.push(Decoration.mark({ class: 'cm-formatting' }).range(node.from, node.to));
	else into.push(hide.range(node.from, isHeader && state.sliceDoc(node.to, node.to + 1) === ' ' ? node.to + 1 : node.to));
}

function drawn(view: EditorView): DecorationSet {
	const { state } = view;
	const isLive = state.field(editorLivePreviewField);
	const head = frontMatterBlock(state.sliceDoc(0, Math.min(state.doc.length, 20_000)))?.to ?? 0;
	const ranges: Ranges = [];
	for (let at = 0; at < head; at = state.doc.lineAt(at).to + 1)
		ranges.push(Decoration.line({ class: 'cm-hmd-frontmatter' }).range(state.doc.lineAt(at).from));
	for (const { from, to } of view.visibleRanges) {
		syntaxTree(state).iterate({
			from: Math.max(from, head),
			to,
			enter: (node) => {
				if (node.from >= head && node.name !== 'Document') drawNode(node, state, isLive, ranges);
			},
		});
	}
	return Decoration.set(ranges, true);
}

const drawing = ViewPlugin.fromClass(
	class {
		decorations: DecorationSet;

		constructor(view: EditorView) {
			this.decorations = drawn(view);
		}

		update(update: ViewUpdate): void {
			const modeChanged = update.startState.field(editorLivePreviewField) !== update.state.field(editorLivePreviewField);
			const treeChanged = syntaxTree(update.startState) !== syntaxTree(update.state);
			if (update.docChanged || update.viewportChanged || update.selectionSet || modeChanged || treeChanged)
				this.decorations = drawn(update.view);
		}
	},
	{ decorations: (plugin) => plugin.decorations },
);

/** A click opens a link that Live Preview draws; where the text is raw it takes Mod. */
function links(app: HostApp): Extension {
	return EditorView.domEventHandlers({
		mousedown: (evt, view) => {
			const link = (evt.target as Element).closest<HTMLElement>('.cm-hmd-internal-link, .cm-link');
			const href = link?.dataset['href'];
			const isDrawn = (evt.target as Element).closest('.cm-underline') !== null;
			if (href === undefined || evt.button > 1 || !(isDrawn || evt.ctrlKey || evt.metaKey)) return false;
			evt.preventDefault();
			const source = view.state.field(editorInfoField).file?.path ?? '';
			app.parts.openLink(href, source, evt, link?.matches('.cm-link') ? 'markdown' : 'wiki');
			return true;
		},
		mouseover: (evt, view) => {
			const link = (evt.target as Element).closest<HTMLElement>('.cm-hmd-internal-link');
			if (!link) return false;
			const info = view.state.field(editorInfoField);
			app.workspace.trigger('hover-link', {
				event: evt,
				source: 'editor',
				hoverParent: info,
				targetEl: link,
				linktext: link.dataset['href'] ?? '',
				sourcePath: info.file?.path ?? '',
			});
			return false;
		},
	});
}

/** The note's head (its title and, in Live Preview, its properties) stands for the front matter's text. */
const head = (app: HostApp): Extension =>
	StateField.define<DecorationSet>({
		create: (state) => noteHead(state, app),
		update: (value, tr) => {
			const modeChanged = tr.startState.field(editorLivePreviewField) !== tr.state.field(editorLivePreviewField);
			return tr.docChanged || modeChanged ? noteHead(tr.state, app) : value;
		},
		provide: (field) => [EditorView.decorations.from(field), EditorView.atomicRanges.of((view) => view.state.field(field))],
	});

/** Draws Markdown in the editor: sized headings, links, lists, marks that hide away from the cursor. */
export function livePreview(app: HostApp): Extension {
	return [markdown, drawing, head(app), links(app)];
}
