import type { Plugin } from 'obsidian';
import { matrixBasesView } from './matrixBasesView.ts';
import { registerMatrixBlock } from './matrixBlock.ts';
import { MATRIX_VIEW, MatrixView, type MatrixContext } from './matrixView.ts';

/** Adds the view of who stands to whom, its command and its code block. */
export function registerMatrix(plugin: Plugin, context: MatrixContext): void {
	const { workspace } = context.app;
	plugin.registerView(MATRIX_VIEW, (leaf) => new MatrixView(leaf, context));
	plugin.addCommand({
		id: 'show-matrix',
		name: 'Show matrix of relations',
		// A table of actors by actors needs the width of a note, not of a side panel.
		async callback() {
			const leaf = workspace.getLeavesOfType(MATRIX_VIEW)[0] ?? workspace.getLeaf('tab');
			if (leaf.view.getViewType() !== MATRIX_VIEW) await leaf.setViewState({ type: MATRIX_VIEW, active: true });
			await workspace.revealLeaf(leaf);
			if (leaf.view instanceof MatrixView) leaf.view.takeFocus();
		},
	});
	registerMatrixBlock(plugin, context);
	plugin.registerBasesView(MATRIX_VIEW, matrixBasesView(context));
}
