import type { App, Component } from 'obsidian';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { matrixTable, type MatrixSelection, type MatrixTable } from '../../../core/matrix/matrixTable.ts';
import { noRelationsText } from '../../../core/matrix/noRelationsText.ts';
import { relationMatrix, type RelationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, NewNoteRequest, SettingsStore } from '../../index/liveVault.ts';
import type { ListPlace } from '../../ui/listPlace.ts';
import type { Notices } from '../../ui/notices.ts';
import { drawLegend } from './drawLegend.ts';
import { matrixContent } from './matrixContent.ts';
import { matrixGrid, type MatrixGrid } from './matrixGrid.ts';

/** What the view, the block and the view of bases are called and shown with. */
export const MATRIX = { type: 'dossier-matrix', title: 'Matrix of relations', icon: 'grid-3x3' };

/** How the orders are offered. */
export const ORDERS: Readonly<Record<MatrixOrder, string>> = {
	name: 'By name',
	relations: 'Most relations first',
	blocs: 'Blocs together',
};

/** What all of them are given. */
export interface MatrixContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly notices: Notices;
	readonly openNewNote: (request: NewNoteRequest) => unknown;
}

/** Counts in slices what the notes say about each two actors; `undefined` after an abort. */
export function countRelations(
	{ vault: { index, types }, settings }: MatrixContext,
	valueField: string,
	signal: AbortSignal,
): Promise<RelationMatrix | undefined> {
	return chunkedSteps(relationMatrix(index, { types, settings: settings.current, valueField }), signal);
}

/** The grid inside `scroller`; what `legend` says goes with it. */
export function gridWithLegend(scroller: HTMLElement, legend: HTMLElement): MatrixGrid {
	const grid = matrixGrid(scroller, MATRIX.title);
	grid.register(() => legend.empty());
	return grid;
}

/** Adds the element of a legend after `element`, as long as `owner` is loaded. */
export function legendAfter(element: HTMLElement, owner: Component): HTMLElement {
	const legend = createDiv({ cls: 'dossier-matrix-legend' });
	element.after(legend);
	owner.register(() => legend.remove());
	return legend;
}

/** Shows what of `matrix` is asked for, or says why there is nothing to show, which comes back as `undefined`. */
export function showMatrix(
	matrix: RelationMatrix,
	selection: MatrixSelection,
	place: ListPlace<MatrixGrid>,
	legend: HTMLElement,
	context: MatrixContext,
): MatrixTable | undefined {
	const table = matrixTable(matrix, selection, context.vault);
	if (table.rows.length === 0) {
		place.say(noRelationsText(matrix));
		return undefined;
	}
	place.list.show(matrixContent(table, matrix, context));
	drawLegend(legend, table);
	return table;
}
