import type { App } from 'obsidian';
import { cellText, type MatrixTable } from '../../../core/matrix/matrixTable.ts';
import type { MatrixActor, Relation, RelationMatrix } from '../../../core/matrix/relationMatrix.ts';
import { counted } from '../../../core/text/counted.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { NewNoteRequest } from '../../index/liveVault.ts';
import { showActionMenu } from '../../ui/actionMenu.ts';
import { openPlace } from '../../ui/openPlace.ts';
import type { GridContent, GridPlace } from './matrixGrid.ts';

/** So many values have a colour of their own; the others share one. */
export const TONES = 7;

/** What a cell does beside being looked at. */
export interface MatrixActions {
	readonly app: App;
	/** Opens the form for a note. */
	readonly openNewNote: (request: NewNoteRequest) => unknown;
}

/** The actors and relations of `table` as a grid: a cell opens its note, asks which of several, or offers to make one where there is none. */
export function matrixContent(table: MatrixTable, matrix: RelationMatrix, actions: MatrixActions): GridContent {
	const tones = new Map(table.values.slice(0, TONES).map(([value], at) => [value, at]));
	const actorsAt = ([row, column]: GridPlace): readonly [MatrixActor | undefined, MatrixActor | undefined] => [
		table.rows[row],
		table.columns[column],
	];
	return {
		rows: table.rows.length,
		columns: table.columns.length,
		draw(place, cell) {
			const [one, other] = actorsAt(place);
			if (!one || !other) {
				const actor = one ?? other;
				cell.setText(actor?.label ?? 'Actor');
				return actor?.path === null ? `${actor.label}, not written` : '';
			}
			if (one.id === other.id) {
				cell.addClass('dossier-matrix-self');
				return one.label;
			}
			const relation = matrix.between(one.id, other.id);
			cell.setText(cellText(relation));
			if (relation)
				cell.addClass(
					relation.relationships.length === 0 ? 'dossier-matrix-others' : `dossier-tone-${tones.get(relation.values[0] ?? '') ?? 'none'}`,
				);
			return `${one.label} and ${other.label}: ${relation ? inWords(relation) : 'nothing'}`;
		},
		choose(place, cell, event) {
			const [one, other] = actorsAt(place);
			const actor = one ?? other;
			if (one && other && one.id !== other.id) chooseRelation([one, other], matrix.between(one.id, other.id), cell, event);
			else if (actor?.path != null) void openPlace(actions.app, actor.path, undefined, event);
		},
	};

	function chooseRelation(
		[one, other]: readonly [MatrixActor, MatrixActor],
		relation: Relation | undefined,
		cell: HTMLElement,
		event: MouseEvent | KeyboardEvent,
	): void {
		const { relationships = [], others = [] } = relation ?? {};
		const open = [...relationships, ...others].slice(0, MOST_IN_MENU).map((path) => ({
			label: noteNameOf(path),
			icon: 'file-text',
			run: () => void openPlace(actions.app, path, undefined, event),
		}));
		const [only, ...more] = open;
		if (only && more.length === 0) {
			only.run();
			return;
		}
		const make = {
			label: `New relationship of ${one.label} and ${other.label}…`,
			icon: 'file-plus',
			run: () =>
				void actions.openNewNote({
					type: 'relationship',
					title: `${one.name}-${other.name} Relations`,
					values: { actors: [one.name, other.name] },
				}),
		};
		showActionMenu(cell, [open, relationships.length === 0 ? [make] : []]);
	}
}

/** A menu is no list of hundreds: the note of the actor has its backlinks. */
const MOST_IN_MENU = 20;

/** What a screen reader hears of a cell: what is seen there, and the rest of what is known. */
function inWords(relation: Relation): string {
	const { relationships, values, others } = relation;
	const naming = others.length === 0 ? [] : [`${counted(others.length, 'note')} ${others.length === 1 ? 'names' : 'name'} both`];
	if (relationships.length === 0) return naming.join('');
	return [cellText(relation), ...new Set(values.slice(1)), ...naming].join(', ');
}
