import type { Plugin } from 'obsidian';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { noneOf } from '../../ui/blockOptions.ts';
import { ListPlace } from '../../ui/listPlace.ts';
import { registerVaultBlock } from '../../ui/registerVaultBlock.ts';
import { matrixFilter } from './matrixFilter.ts';
import { countRelations, MATRIX, matrixList, ORDERS, showMatrix, type MatrixContext } from './showMatrix.ts';

/**
 * A code block `dossier-matrix` shows who stands to whom: `rows` and `columns` say which actors as the filters of the view do
 * (`rows: type=country #region/gulf`), `sort` is `name`, `relations` or `blocs`, `value` the field that is shown.
 */
export function registerMatrixBlock(plugin: Plugin, context: MatrixContext): void {
	registerVaultBlock(plugin, context.vault, MATRIX.type, ['rows', 'columns', 'sort', 'value'], (owner, element) => {
		const frame = element.createDiv({ cls: 'dossier-matrix-frame' });
		const place = new ListPlace(owner, frame, () => matrixList(frame, context, (legend) => frame.after(legend)));
		return {
			place,
			async show(asked, signal) {
				const orders = Object.keys(ORDERS) as MatrixOrder[];
				const sort = asked.get('sort') ?? 'name';
				const order = orders.find((each) => each === sort);
				if (order === undefined) return noneOf(sort, 'order', orders);
				const matrix = await countRelations(context, asked.get('value') ?? 'status', signal);
				if (matrix === undefined) return undefined;
				const rows = asked.get('rows') ?? '';
				const columns = asked.get('columns') ?? rows;
				await showMatrix(matrix, { rows: matrixFilter(rows), columns: matrixFilter(columns), order }, place, context, signal);
				return undefined;
			},
		};
	});
}
