import type { Plugin } from 'obsidian';
import { revealView } from '../../ui/revealView.ts';
import { registerMatrixBase } from './matrixBasesView.ts';
import { registerMatrixBlock } from './matrixBlock.ts';
import { MatrixView } from './matrixView.ts';
import { MATRIX, type MatrixContext } from './showMatrix.ts';

/** Adds the view of who stands to whom, its command, its code block and its view of bases. */
export function registerMatrix(plugin: Plugin, context: MatrixContext): void {
	const { app } = context;
	plugin.registerView(MATRIX.type, (leaf) => new MatrixView(leaf, context));
	plugin.addCommand({
		id: 'show-matrix',
		name: 'Show matrix of relations',
		// A table of actors by actors needs the width of a note, not of a side panel.
		callback: () => void revealView(app, MATRIX.type, true, () => app.workspace.getLeaf('tab')),
	});
	registerMatrixBlock(plugin, context);
	registerMatrixBase(plugin, context);
}
