import { debounce, MarkdownRenderChild, type Plugin } from 'obsidian';
import type { ActorFilter } from '../../../core/matrix/actorFilter.ts';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { matrixTable } from '../../../core/matrix/matrixTable.ts';
import { noRelationsText } from '../../../core/matrix/noRelationsText.ts';
import { relationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { blockOptions } from '../../ui/blockOptions.ts';
import { drawLegend } from './drawLegend.ts';
import { matrixContent } from './matrixContent.ts';
import { matrixFilter } from './matrixFilter.ts';
import { MatrixGrid } from './matrixGrid.ts';
import type { MatrixContext } from './matrixView.ts';

const KEYS = ['rows', 'columns', 'sort', 'value'];
const ORDERS: readonly MatrixOrder[] = ['name', 'relations', 'blocs'];
const REDRAW_AFTER_MS = 300;

/**
 * A code block `dossier-matrix` shows who stands to whom: `rows` and `columns` say which actors as the filters of the view do
 * (`rows: type=country #region/gulf`), `sort` is `name`, `relations` or `blocs`, `value` the field that is shown.
 */
export function registerMatrixBlock(plugin: Plugin, context: MatrixContext): void {
	plugin.registerMarkdownCodeBlockProcessor('dossier-matrix', (text, element, block) => {
		block.addChild(new MatrixBlock(element, text, context));
	});
}

class MatrixBlock extends MarkdownRenderChild {
	readonly #text: string;
	readonly #context: MatrixContext;
	#work = new AbortController();
	#grid: MatrixGrid | undefined;
	#legend: HTMLElement | undefined;

	constructor(element: HTMLElement, text: string, context: MatrixContext) {
		super(element);
		this.#text = text;
		this.#context = context;
	}

	override onload(): void {
		const { vault } = this.#context;
		this.containerEl.addClass('dossier-matrix-block');
		const drawSoon = debounce(() => void this.#draw(), REDRAW_AFTER_MS, true);
		this.register(() => {
			drawSoon.cancel();
			this.#work.abort();
		});
		this.register(vault.onChange(() => drawSoon()));
		this.register(vault.onState(() => drawSoon()));
		void this.#draw();
	}

	async #draw(): Promise<void> {
		const { app, vault, settings, openNewNote } = this.#context;
		this.#work.abort();
		const { signal } = (this.#work = new AbortController());
		const asked = blockOptions(this.#text, KEYS);
		if ('fault' in asked) return this.#say(asked.fault);
		const { values } = asked;
		const order = ORDERS.find((each) => each === (values.get('sort') ?? 'name'));
		if (order === undefined) return this.#say(`“${values.get('sort')}” is no order; one of: ${ORDERS.join(', ')}`);
		const { index, types } = vault;
		const options = { types, settings: settings.current, valueField: values.get('value') ?? 'status' };
		const matrix = await chunkedSteps(relationMatrix(index, options), signal);
		if (matrix === undefined) return;
		const rows: ActorFilter = matrixFilter(values.get('rows') ?? '');
		const columns = values.has('columns') ? matrixFilter(values.get('columns') ?? '') : rows;
		const table = matrixTable(matrix, { rows, columns, order, withUnrelated: false }, vault);
		if (table.rows.length === 0) return this.#say(noRelationsText(matrix));
		this.#ensureGrid().show(matrixContent(table, matrix, { app, openNewNote }));
		if (this.#legend) drawLegend(this.#legend, table);
	}

	#ensureGrid(): MatrixGrid {
		if (this.#grid) return this.#grid;
		this.containerEl.empty();
		const scroller = this.containerEl.createDiv({ cls: 'dossier-matrix-frame' });
		this.#legend = this.containerEl.createDiv({ cls: 'dossier-matrix-legend' });
		return (this.#grid = this.addChild(new MatrixGrid(scroller, 'Matrix of relations')));
	}

	#say(text: string): void {
		if (this.#grid) this.removeChild(this.#grid);
		this.#grid = undefined;
		this.containerEl.empty();
		this.containerEl.createDiv({ cls: 'dossier-empty', text });
	}
}
