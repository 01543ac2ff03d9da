import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import type { MatrixTable } from '../../../core/matrix/matrixTable.ts';
import { matrixCsv, matrixMarkdown } from '../../../core/matrix/matrixText.ts';
import type { RelationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { counted } from '../../../core/text/counted.ts';
import { choiceInput } from '../../ui/choiceInput.ts';
import { copyButton, linkInTable } from '../../ui/copyButton.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';
import type { BeginPanel } from '../../ui/vaultPanel.ts';
import { matrixFilter } from './matrixFilter.ts';
import { countRelations, matrixList, ORDERS, showMatrix, type MatrixContext, type MatrixList } from './showMatrix.ts';

/** Who stands to whom: actors by actors, with what their relationship notes say, else how many notes name both. */
export function matrixPanel(context: MatrixContext): BeginPanel<MatrixList> {
	return (panel) => {
		const { toolbar } = panel;
		const asked = { rows: '', columns: '' };
		let order: MatrixOrder = 'name';
		/** The field of relationships that the cells show. */
		let value = 'status';
		let matrix: RelationMatrix | undefined;
		let table: MatrixTable | undefined;

		const addFilter = (of: keyof typeof asked, placeholder: string): void =>
			filterInput(toolbar, placeholder, `Which actors stand in the ${of}`, (text) => {
				asked[of] = text;
				void draw();
			});
		addFilter('rows', 'Rows: name, #tag, Folder/, field=value');
		addFilter('columns', 'Columns: as the rows');
		const orders = choiceInput<MatrixOrder>(toolbar, 'In which order the actors stand', (chosen) => {
			order = chosen;
			void draw();
		});
		orders.offer(ORDERS, order);
		const values = choiceInput(toolbar, 'Which field of a relationship the cells show', (field) => {
			value = field;
			panel.again();
		});
		offerValues([]);
		copyButton(toolbar, 'matrix', context.notices, () => {
			const [all, shown] = [matrix, table];
			if (!all || !shown || !panel.place.isList) return undefined;
			return {
				markdown: () => matrixMarkdown(shown, all, (path) => linkInTable(context.app, path)),
				csv: () => matrixCsv(shown, all),
			};
		});
		const status = (panel.status = statusLine(toolbar));

		/** The fields that relationships have now; the one that was chosen stays though its last note went. */
		function offerValues(fields: readonly string[]): void {
			const options = Object.fromEntries([value, 'status', ...fields].map((field) => [field, `Show ${field}`]));
			values.offer(options, value);
			values.selectEl.toggle(Object.keys(options).length > 1);
		}

		async function draw(): Promise<void> {
			if (matrix === undefined) return;
			const signal = panel.drawing();
			const selection = { rows: matrixFilter(asked.rows), columns: matrixFilter(asked.columns.trim() || asked.rows), order };
			const shown = await showMatrix(matrix, selection, panel.place, context, signal);
			if (signal.aborted) return;
			table = shown;
			status.setText(table ? `${sizeOf(table)}, ${matrix.actors.length} in the vault` : '');
		}

		return {
			makeList: (body) => matrixList(body, context, (legend) => toolbar.append(legend)),
			async work(signal) {
				const found = await countRelations(context, value, signal);
				if (found === undefined) return;
				matrix = found;
				offerValues(matrix.fields);
				await draw();
			},
		};
	};
}

function sizeOf({ rows, columns }: MatrixTable): string {
	return counted(rows.length, 'actor') + (rows.length === columns.length ? '' : ` by ${columns.length}`);
}
