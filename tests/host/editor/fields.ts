import { Annotation, StateEffect, StateField } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type * as ob from 'obsidian';

/** The note an editor shows. Set for each editor with `init`. */
export const editorInfoField = StateField.define<ob.MarkdownFileInfo>({
	create: () => {
		throw new Error('an editor without a note');
	},
	update: (value) => value,
});

/** The editor's own CodeMirror view. */
export const editorEditorField = StateField.define<EditorView>({
	create: () => {
		throw new Error('an editor without a view');
	},
	update: (value) => value,
});

export const setLivePreview = StateEffect.define<boolean>();

/** Whether the editor draws Markdown (Live Preview) or shows it raw (source mode). */
export const editorLivePreviewField = StateField.define<boolean>({
	create: () => true,
	update: (value, tr) => tr.effects.reduce((now, effect) => (effect.is(setLivePreview) ? effect.value : now), value),
});

export const livePreviewState = ViewPlugin.define<ob.LivePreviewStateType>(() => ({ mousedown: false }));

/** Marks what was not typed here: read from disk, or typed in another pane on the same note. */
export const cameFrom = Annotation.define<'disk' | 'pane'>();
