import type { WorkspaceLeaf } from 'obsidian';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import type { MatrixTable } from '../../../core/matrix/matrixTable.ts';
import { matrixCsv, matrixMarkdown } from '../../../core/matrix/matrixText.ts';
import type { RelationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { counted } from '../../../core/text/counted.ts';
import { choiceInput, type ChoiceInput } from '../../ui/choiceInput.ts';
import { copyButton, linkInTable } from '../../ui/copyButton.ts';
import { VaultPanel } from '../../ui/vaultPanel.ts';
import { matrixFilter } from './matrixFilter.ts';
import type { MatrixGrid } from './matrixGrid.ts';
import { countRelations, gridWithLegend, MATRIX, ORDERS, showMatrix, type MatrixContext } from './showMatrix.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

/** Who stands to whom: actors by actors, with what their relationship notes say, else how many notes name both. */
export class MatrixView extends VaultPanel<MatrixGrid> {
	readonly #context: MatrixContext;
	#rows = '';
	#columns = '';
	#order: MatrixOrder = 'name';
	/** The field of relationships that the cells show. */
	#value = 'status';
	#values!: ChoiceInput<string>;
	#matrix: RelationMatrix | undefined;
	#table: MatrixTable | undefined;
	#legend!: HTMLElement;

	constructor(leaf: WorkspaceLeaf, context: MatrixContext) {
		super(leaf, MATRIX);
		this.#context = context;
	}

	/** Puts the keyboard into the filter, where one begins to narrow what is shown. */
	takeFocus(): void {
		this.toolbar.querySelector('input')?.focus();
	}

	protected override start(): void {
		const { vault } = this.#context;
		this.#addFilter('Rows: name, #tag, Folder/, field=value', 'Which actors stand in the rows', (text) => (this.#rows = text));
		this.#addFilter('Columns: as the rows', 'Which actors stand in the columns', (text) => (this.#columns = text));
		const orders = choiceInput<MatrixOrder>(this.toolbar, 'In which order the actors stand', (order) => {
			this.#order = order;
			this.#draw();
		});
		orders.offer(ORDERS, this.#order);
		this.#values = choiceInput(this.toolbar, 'Which field of a relationship the cells show', (field) => {
			this.#value = field;
			void this.#count();
		});
		this.#offerValues([]);
		copyButton(this.toolbar, 'matrix', this.#context.notices, () => {
			const [matrix, table] = [this.#matrix, this.#table];
			if (matrix === undefined || table === undefined || !this.place.isList) return undefined;
			const { app } = this.#context;
			return {
				markdown: () => matrixMarkdown(table, matrix, (path) => linkInTable(app, path)),
				csv: () => matrixCsv(table, matrix),
			};
		});
		this.status = statusLine(this.toolbar);
		this.#legend = this.toolbar.createDiv({ cls: 'dossier-matrix-legend' });
		this.follow(vault, () => this.#count());
	}

	#addFilter(placeholder: string, label: string, change: (text: string) => void): void {
		filterInput(this.toolbar, placeholder, label, (text) => {
			change(text);
			this.#draw();
		});
	}

	/** The fields that relationships have now; the one that was chosen stays though its last note went. */
	#offerValues(fields: readonly string[]): void {
		const options = Object.fromEntries([this.#value, 'status', ...fields].map((field) => [field, `Show ${field}`]));
		this.#values.offer(options, this.#value);
		this.#values.selectEl.toggle(Object.keys(options).length > 1);
	}

	/** Goes through the vault anew, in slices; what was shown before stays until then. */
	async #count(): Promise<void> {
		const signal = this.begin(this.#context.vault);
		const matrix = signal && (await countRelations(this.#context, this.#value, signal));
		if (matrix === undefined) return;
		this.#matrix = matrix;
		this.#offerValues(matrix.fields);
		this.#draw();
	}

	#draw(): void {
		const matrix = this.#matrix;
		if (matrix === undefined) return;
		const selection = {
			rows: matrixFilter(this.#rows),
			columns: matrixFilter(this.#columns.trim() || this.#rows),
			order: this.#order,
		};
		const table = (this.#table = showMatrix(matrix, selection, this.place, this.#legend, this.#context));
		const by = table?.columns.length === table?.rows.length ? '' : ` by ${table?.columns.length}`;
		this.status.setText(table ? `${counted(table.rows.length, 'actor')}${by}, ${matrix.actors.length} in the vault` : '');
	}

	protected override makeList(body: HTMLElement): MatrixGrid {
		return gridWithLegend(body, this.#legend);
	}
}
