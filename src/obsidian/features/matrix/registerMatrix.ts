import type { Plugin } from 'obsidian';
import { registerPanel } from '../../ui/registerPanel.ts';
import { registerMatrixBase } from './matrixBasesView.ts';
import { registerMatrixBlock } from './matrixBlock.ts';
import { matrixPanel } from './matrixPanel.ts';
import { MATRIX, type MatrixContext } from './showMatrix.ts';

/** Adds the view of who stands to whom, its command, its code block and its view of bases. */
export function registerMatrix(plugin: Plugin, context: MatrixContext): void {
	registerPanel(
		plugin,
		context.vault,
		MATRIX,
		'show-matrix',
		matrixPanel(context),
		// A table of actors by actors needs the width of a note, not of a side panel.
		() => context.app.workspace.getLeaf('tab'),
	);
	registerMatrixBlock(plugin, context);
	registerMatrixBase(plugin, context);
}
