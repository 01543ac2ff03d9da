import { csvTable } from '../text/csvTable.ts';
import { markdownTable } from '../text/markdownTable.ts';
import { cellText, type MatrixTable } from './matrixTable.ts';
import type { MatrixActor, RelationMatrix } from './relationMatrix.ts';

/** The table as Markdown, a row a part; actors that have a note are links as `linkTo` writes them. */
export function matrixMarkdown(table: MatrixTable, matrix: RelationMatrix, linkTo: (path: string) => string): Iterable<string> {
	return written(markdownTable, table, matrix, ({ path, label }) => (path === null ? label : linkTo(path)));
}

/** The table as CSV, a row a part. */
export function matrixCsv(table: MatrixTable, matrix: RelationMatrix): Iterable<string> {
	return written(csvTable, table, matrix, ({ label }) => label);
}

function written(
	form: typeof csvTable<MatrixActor>,
	{ rows, columns }: MatrixTable,
	matrix: RelationMatrix,
	named: (actor: MatrixActor) => string,
): Iterable<string> {
	return form(['', ...columns.map(named)], rows, (row) => [
		named(row),
		...columns.map(({ id }) => (id === row.id ? '–' : cellText(matrix.between(row.id, id)))),
	]);
}

/** A relation for programs; an alias and no interface, so that it passes for JSON. */
export type ListedRelation = {
	readonly actors: readonly { readonly name: string; readonly path: string | null }[];
	readonly relationships: readonly string[];
	readonly values: readonly string[];
	readonly others: readonly string[];
};

/** The relations of the table, each once: those of the first row first. */
export function* relationsOf(table: MatrixTable, matrix: RelationMatrix): Iterable<ListedRelation> {
	const places = new Map(table.columns.map((column, at) => [column.id, { column, at }]));
	const before = new Set<string>();
	for (const row of table.rows) {
		// Few of the columns stand in a relation to a row: those alone are looked at.
		const related = [...matrix.relatedTo(row.id)].flatMap((id) => places.get(id) ?? []).sort((a, b) => a.at - b.at);
		for (const { column } of related) {
			// Both ways round it is one relation.
			if (before.has(column.id) && places.has(row.id)) continue;
			const relation = matrix.between(row.id, column.id);
			if (relation === undefined) continue;
			yield {
				actors: [row, column].map(({ name, path }) => ({ name, path })),
				relationships: relation.relationships,
				values: relation.values,
				others: relation.others,
			};
		}
		before.add(row.id);
	}
}
