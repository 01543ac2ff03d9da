import { BasesView, type BasesViewRegistration, type QueryController } from 'obsidian';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { matrixTable } from '../../../core/matrix/matrixTable.ts';
import { relationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { drawLegend } from './drawLegend.ts';
import { matrixContent } from './matrixContent.ts';
import { MatrixGrid } from './matrixGrid.ts';
import { MATRIX_VIEW, ORDERS, type MatrixContext } from './matrixView.ts';

/** The actors that a base finds, and what is between them: the base filters, this shows who stands to whom. */
class MatrixBasesView extends BasesView {
	override readonly type = MATRIX_VIEW;
	readonly #element: HTMLElement;
	readonly #context: MatrixContext;
	#work = new AbortController();
	#grid: MatrixGrid | undefined;
	readonly #legend: HTMLElement;

	constructor(controller: QueryController, element: HTMLElement, context: MatrixContext) {
		super(controller);
		this.#element = element.createDiv({ cls: 'dossier-base' });
		this.#legend = element.createDiv({ cls: 'dossier-matrix-legend' });
		this.#context = context;
	}

	override onunload(): void {
		this.#work.abort();
		this.#element.remove();
		this.#legend.remove();
	}

	/** Called by the app whenever the base has other notes or the view other options. */
	override onDataUpdated(): void {
		void this.#draw();
	}

	async #draw(): Promise<void> {
		const { app, vault, settings, openNewNote } = this.#context;
		this.#work.abort();
		const { signal } = (this.#work = new AbortController());
		const { index, types } = vault;
		const valueField = this.config.getAsPropertyId('value')?.replace(NOTE, '') ?? 'status';
		const matrix = await chunkedSteps(relationMatrix(index, { types, settings: settings.current, valueField }), signal);
		if (matrix === undefined) return;
		const filter = { paths: new Set(this.data.data.map(({ file }) => file.path)) };
		const order = this.config.get('sort');
		const table = matrixTable(
			matrix,
			{ rows: filter, columns: filter, order: isOrder(order) ? order : 'name', withUnrelated: false },
			vault,
		);
		this.#grid ??= this.addChild(new MatrixGrid(this.#element, 'Matrix of relations'));
		this.#grid.show(matrixContent(table, matrix, { app, openNewNote }));
		drawLegend(this.#legend, table);
	}
}

/** Properties from front matter begin so. */
const NOTE = /^note\./;

function isOrder(value: unknown): value is MatrixOrder {
	return typeof value === 'string' && Object.hasOwn(ORDERS, value);
}

/** The view as bases know it. */
export function matrixBasesView(context: MatrixContext): BasesViewRegistration {
	return {
		name: 'Matrix of relations',
		icon: 'grid-3x3',
		factory: (controller, element) => new MatrixBasesView(controller, element, context),
		options: () => [
			{ type: 'dropdown', key: 'sort', displayName: 'Order', default: 'name', options: { ...ORDERS } },
			{ type: 'property', key: 'value', displayName: 'Shown of a relationship', placeholder: 'status', filter: (id) => NOTE.test(id) },
		],
	};
}
