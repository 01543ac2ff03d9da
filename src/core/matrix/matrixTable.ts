import { mostFirst } from '../text/mostFirst.ts';
import type { Steps } from '../text/steps.ts';
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

/** So many actors are looked at in a step: a few milliseconds. */
const ACTORS_A_STEP = 256;

/** The part of `matrix` that `selection` asks for, in steps. An actor without a note has nothing that a filter could ask for. */
export function* matrixTable(matrix: RelationMatrix, selection: MatrixSelection, vault: MatrixVault): Steps<MatrixTable> {
	function* chosen(filter: ActorFilter): Steps<readonly MatrixActor[]> {
		const found: MatrixActor[] = [];
		for (const [at, actor] of matrix.actors.entries()) {
			if (at % ACTORS_A_STEP === 0) yield;
			if (isActorOf(filter, actor, vault)) found.push(actor);
		}
		return found;
	}
	const rows = yield* chosen(selection.rows);
	const columns = yield* chosen(selection.columns);
	const related = (actors: readonly MatrixActor[], others: readonly MatrixActor[]): readonly MatrixActor[] => {
		if (selection.withUnrelated === true) return actors;
		const ids = new Set(others.map(({ id }) => id));
		return actors.filter(({ id }) => [...matrix.relatedTo(id)].some((other) => ids.has(other)));
	};
	const relatedRows = related(rows, columns);
	yield;
	const relatedColumns = related(columns, rows);
	yield;
	const shownRows = yield* inMatrixOrder(relatedRows, matrix, selection.order);
	const shownColumns = yield* inMatrixOrder(relatedColumns, matrix, selection.order);
	return { rows: shownRows, columns: shownColumns, values: yield* valuesOf(shownRows, shownColumns, matrix) };
}

/** What stands in a cell: the first value and how many notes more there are, else the number of notes; empty for no relation. */
export function cellText(relation: Relation | undefined): string {
	if (relation === undefined) return '';
	const { relationships, values, others } = relation;
	const [value] = values;
	if (relationships.length === 0) return String(others.length || '');
	return `${value ?? 'related'}${relationships.length > 1 ? ` (${relationships.length})` : ''}`;
}

function* valuesOf(rows: readonly MatrixActor[], columns: readonly MatrixActor[], matrix: RelationMatrix): Steps<MatrixTable['values']> {
	const shown = new Set(columns.map(({ id }) => id));
	const isRow = new Set(rows.map(({ id }) => id));
	const counts = new Map<string, number>();
	for (const [at, { id }] of rows.entries()) {
		if (at % ACTORS_A_STEP === 0) yield;
		for (const other of matrix.relatedTo(id)) {
			// Where both stand in the rows and in the columns, the two cells show one relation.
			if (!shown.has(other) || (isRow.has(other) && shown.has(id) && other < id)) continue;
			const [value] = matrix.between(id, other)?.values ?? [];
			if (value !== undefined) countUp(counts, value);
		}
	}
	return mostFirst(counts);
}
