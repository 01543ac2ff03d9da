import type { Plugin } from 'obsidian';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { ListPlace } from '../../ui/listPlace.ts';
import { registerBase } from '../../ui/registerBase.ts';
import { countRelations, MATRIX, matrixList, ORDERS, showMatrix, type MatrixContext } from './showMatrix.ts';

/** Properties from front matter begin so. */
const NOTE = /^note\./;

/** Adds the view of the actors that a base finds, and what is between them. */
export function registerMatrixBase(plugin: Plugin, context: MatrixContext): void {
	registerBase(
		plugin,
		context.vault,
		MATRIX,
		() => [
			{ type: 'dropdown', key: 'sort', displayName: 'Order', default: 'name', options: { ...ORDERS } },
			{ type: 'property', key: 'value', displayName: 'Shown of a relationship', placeholder: 'status', filter: (id) => NOTE.test(id) },
		],
		(view, element) => {
			const place = new ListPlace(view, element, () => matrixList(element, context, (legend) => element.after(legend)));
			const draw = async (signal: AbortSignal): Promise<void> => {
				const { config, data } = view;
				const matrix = await countRelations(context, config.getAsPropertyId('value')?.replace(NOTE, '') ?? 'status', signal);
				if (matrix === undefined) return;
				const rows = { paths: new Set(data.data.map(({ file }) => file.path)) };
				const order = String(config.get('sort'));
				await showMatrix(matrix, { rows, columns: rows, order: isOrder(order) ? order : 'name' }, place, context, signal);
			};
			return (signal) => void draw(signal);
		},
	);
}

function isOrder(value: string): value is MatrixOrder {
	return Object.hasOwn(ORDERS, value);
}
