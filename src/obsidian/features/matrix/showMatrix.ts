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
import { matrixGrid } from './matrixGrid.ts';

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

/** A grid of relations with its legend. */
export interface MatrixList extends Component {
	showTable(table: MatrixTable, matrix: RelationMatrix): void;
}

/** The grid inside `scroller`; `put` puts its legend into the page, which goes with it. */
export function matrixList(scroller: HTMLElement, context: MatrixContext, put: (legend: HTMLElement) => void): MatrixList {
	const grid = matrixGrid(scroller, MATRIX.title);
	const legend = createDiv({ cls: 'dossier-matrix-legend' });
	put(legend);
	grid.register(() => legend.remove());
	return Object.assign(grid, {
		showTable(table: MatrixTable, matrix: RelationMatrix): void {
			grid.show(matrixContent(table, matrix, context));
			drawLegend(legend, table);
		},
	});
}

/** Shows in slices what of `matrix` is asked for, or says why there is nothing to show, which comes back as `undefined`, as does an abort. */
export async function showMatrix(
	matrix: RelationMatrix,
	selection: MatrixSelection,
	place: ListPlace<MatrixList>,
	{ vault }: MatrixContext,
	signal: AbortSignal,
): Promise<MatrixTable | undefined> {
	const table = await chunkedSteps(matrixTable(matrix, selection, vault), signal);
	if (!table) return undefined;
	if (table.rows.length === 0) {
		place.say(noRelationsText(matrix));
		return undefined;
	}
	place.list.showTable(table, matrix);
	return table;
}
