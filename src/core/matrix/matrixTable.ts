import { mostFirst } from '../text/mostFirst.ts';
import { countUp } from '../text/countUp.ts';
import { type ActorFilter, isActorOf, type MatrixVault } from './actorFilter.ts';
import { inMatrixOrder, type MatrixOrder } from './matrixOrder.ts';
import type { MatrixActor, Relation, RelationMatrix } from './relationMatrix.ts';

/** What of a matrix is shown, and in which order. */
export interface MatrixSelection {
	readonly rows: ActorFilter;
	readonly columns: ActorFilter;
	readonly order: MatrixOrder;
	/** Whether actors are shown to which nobody among the others has a relation. */
	readonly withUnrelated?: boolean;
}

/** The rows and columns that are shown. */
export interface MatrixTable {
	readonly rows: readonly MatrixActor[];
	readonly columns: readonly MatrixActor[];
	/** The values of the cells with the number of relations that begin with each, most first, then by value: the legend. */
	readonly values: readonly (readonly [value: string, count: number])[];
}

/** The part of `matrix` that `selection` asks for. An actor without a note has nothing that a filter could ask for. */
export function matrixTable(matrix: RelationMatrix, selection: MatrixSelection, vault: MatrixVault): MatrixTable {
	const chosen = (filter: ActorFilter): readonly MatrixActor[] => matrix.actors.filter((actor) => isActorOf(filter, actor, vault));
	const rows = chosen(selection.rows);
	const columns = chosen(selection.columns);
	const related = (actors: readonly MatrixActor[], others: readonly MatrixActor[]): readonly MatrixActor[] => {
		if (selection.withUnrelated === true) return actors;
		const ids = new Set(others.map(({ id }) => id));
		return actors.filter(({ id }) => [...matrix.relatedTo(id)].some((other) => ids.has(other)));
	};
	const shownRows = inMatrixOrder(related(rows, columns), matrix, selection.order);
	const shownColumns = inMatrixOrder(related(columns, rows), matrix, selection.order);
	return { rows: shownRows, columns: shownColumns, values: valuesOf(shownRows, shownColumns, matrix) };
}

/** What stands in a cell: the first value and how many notes more there are, else the number of notes; empty for no relation. */
export function cellText(relation: Relation | undefined): string {
	if (relation === undefined) return '';
	const { relationships, values, others } = relation;
	const [value] = values;
	if (relationships.length === 0) return String(others.length || '');
	return `${value ?? 'related'}${relationships.length > 1 ? ` (${relationships.length})` : ''}`;
}

function valuesOf(rows: readonly MatrixActor[], columns: readonly MatrixActor[], matrix: RelationMatrix): MatrixTable['values'] {
	const shown = new Set(columns.map(({ id }) => id));
	const isRow = new Set(rows.map(({ id }) => id));
	const counts = new Map<string, number>();
	for (const { id } of rows)
		for (const other of matrix.relatedTo(id)) {
			// Where both stand in the rows and in the columns, the two cells show one relation.
			if (!shown.has(other) || (isRow.has(other) && shown.has(id) && other < id)) continue;
			const [value] = matrix.between(id, other)?.values ?? [];
			if (value !== undefined) countUp(counts, value);
		}
	return mostFirst(counts);
}
