import { DropdownComponent, type App, type WorkspaceLeaf } from 'obsidian';
import type { MatrixOrder } from '../../../core/matrix/matrixOrder.ts';
import { matrixTable, type MatrixTable } from '../../../core/matrix/matrixTable.ts';
import { matrixCsv, matrixMarkdown } from '../../../core/matrix/matrixText.ts';
import { noRelationsText } from '../../../core/matrix/noRelationsText.ts';
import { relationMatrix, type RelationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { counted } from '../../../core/text/counted.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, NewNoteRequest, SettingsStore } from '../../index/liveVault.ts';
import { copyButton, linkInTable } from '../../ui/copyButton.ts';
import type { Notices } from '../../ui/notices.ts';
import { VaultPanel } from '../../ui/vaultPanel.ts';
import { drawLegend } from './drawLegend.ts';
import { matrixContent } from './matrixContent.ts';
import { matrixFilter } from './matrixFilter.ts';
import { MatrixGrid } from './matrixGrid.ts';
import { filterInput } from '../../ui/filterInput.ts';
import { statusLine } from '../../ui/statusLine.ts';

export const MATRIX_VIEW = 'dossier-matrix';

/** A burst of changes is shown once. */
const REDRAW_AFTER_MS = 300;

/** How the orders are offered. */
export const ORDERS: Readonly<Record<MatrixOrder, string>> = {
	name: 'By name',
	relations: 'Most relations first',
	blocs: 'Blocs together',
};

/** What the view is given. */
export interface MatrixContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly notices: Notices;
	readonly openNewNote: (request: NewNoteRequest) => unknown;
}

/** Who stands to whom: actors by actors, with what their relationship notes say, else how many notes name both. */
export class MatrixView extends VaultPanel<MatrixGrid> {
	readonly #context: MatrixContext;
	#rows = '';
	#columns = '';
	#order: MatrixOrder = 'name';
	/** The field of relationships that the cells show. */
	#value = 'status';
	#values!: DropdownComponent;
	#matrix: RelationMatrix | undefined;
	#table: MatrixTable | undefined;
	#legend!: HTMLElement;

	constructor(leaf: WorkspaceLeaf, context: MatrixContext) {
		super(leaf, { type: MATRIX_VIEW, title: 'Matrix of relations', icon: 'grid-3x3' });
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
		const orders = new DropdownComponent(this.toolbar).addOptions(ORDERS).setValue(this.#order);
		orders.selectEl.setAttribute('aria-label', 'In which order the actors stand');
		orders.onChange((order) => {
			this.#order = order as MatrixOrder;
			this.#draw();
		});
		this.#values = new DropdownComponent(this.toolbar).onChange((field) => {
			this.#value = field;
			void this.#count();
		});
		this.#values.selectEl.setAttribute('aria-label', 'Which field of a relationship the cells show');
		this.#offerValues([]);
		copyButton(this.toolbar, 'matrix', this.#context.notices, () => {
			const [matrix, table] = [this.#matrix, this.#table];
			if (matrix === undefined || table === undefined) return undefined;
			const { app } = this.#context;
			return {
				markdown: () => matrixMarkdown(table, matrix, (path) => linkInTable(app, path)),
				csv: () => matrixCsv(table, matrix),
			};
		});
		this.status = statusLine(this.toolbar);
		this.#legend = this.toolbar.createDiv({ cls: 'dossier-matrix-legend' });
		this.follow(vault, REDRAW_AFTER_MS, () => this.#count());
	}

	#addFilter(placeholder: string, label: string, change: (text: string) => void): void {
		filterInput(this.toolbar, placeholder, label, (text) => {
			change(text);
			this.#draw();
		});
	}

	/** The fields that relationships have now; the one that was chosen stays though its last note went. */
	#offerValues(fields: readonly string[]): void {
		const offered = [...new Set([this.#value, 'status', ...fields])];
		this.#values.selectEl.empty();
		for (const field of offered) this.#values.addOption(field, `Show ${field}`);
		this.#values.setValue(this.#value).selectEl.toggle(offered.length > 1);
	}

	/** Goes through the vault anew, in slices; what was shown before stays until then. */
	async #count(): Promise<void> {
		const { vault, settings } = this.#context;
		const signal = this.begin(vault);
		if (signal === undefined) return;
		const { index, types } = vault;
		const matrix = await chunkedSteps(relationMatrix(index, { types, settings: settings.current, valueField: this.#value }), signal);
		if (matrix === undefined) return;
		this.#matrix = matrix;
		this.#offerValues(matrix.fields);
		this.#draw();
	}

	#draw(): void {
		const matrix = this.#matrix;
		if (matrix === undefined) return;
		const { vault, app, openNewNote } = this.#context;
		const rows = matrixFilter(this.#rows);
		const columns = this.#columns.trim() === '' ? rows : matrixFilter(this.#columns);
		const table = matrixTable(matrix, { rows, columns, order: this.#order, withUnrelated: false }, vault);
		this.#table = table;
		if (table.rows.length === 0) {
			this.say(noRelationsText(matrix));
			return;
		}
		const sides = `${counted(table.rows.length, 'actor')}${table.columns.length === table.rows.length ? '' : ` by ${table.columns.length}`}`;
		this.status.setText(`${sides}, ${matrix.actors.length} in the vault`);
		drawLegend(this.#legend, table);
		this.#ensureGrid().show(matrixContent(table, matrix, { app, openNewNote }));
	}

	#ensureGrid(): MatrixGrid {
		if (this.list) return this.list;
		this.body.empty();
		return (this.list = this.addChild(new MatrixGrid(this.body, 'Matrix of relations')));
	}

	protected override dropList(): void {
		super.dropList();
		this.#table = undefined;
		this.#legend.empty();
	}
}
