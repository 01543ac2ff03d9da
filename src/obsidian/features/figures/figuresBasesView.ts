import type { BasesEntry, Plugin } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { noteRow } from '../../ui/noteRow.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { registerBase } from '../../ui/registerBase.ts';
import { virtualList } from '../../ui/virtualList.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import { noteFigures, type Figures } from './noteFigures.ts';

const FIGURES = { type: 'dossier-notes', title: 'Notes with problems and sources', icon: 'list-checks' };

/** How the notes may be ordered beside how the base does it. */
const ORDERS: Readonly<Record<string, (a: Figures, b: Figures) => number>> = {
	problems: (a, b) => b.problems - a.problems,
	unlinked: (a, b) => b.unlinked - a.unlinked,
	sources: (a, b) => a.sources - b.sources,
};

interface Row {
	readonly path: string;
	/** What the base shows of it. */
	readonly detail: string;
	readonly figures: Figures | undefined;
}

/** How these orders are offered, after that of the base. */
const ORDER_NAMES = {
	'': 'As the base sorts',
	problems: 'Most problems first',
	unlinked: 'Most not linked back first',
	sources: 'Fewest sources first',
};

/** Adds the view of the notes that a base finds with what no formula of it can compute: problems, notes that are not linked back, sources. */
export function registerFigures(plugin: Plugin, vault: LiveVault, related: RelatedNotes): void {
	registerBase(
		plugin,
		vault,
		FIGURES,
		() => [{ type: 'dropdown', key: 'sort', displayName: 'Order', default: '', options: { ...ORDER_NAMES } }],
		(view, element) => {
			const list = view.addChild(
				virtualList<Row>(element, 'Notes', {
					keyOf: ({ path }) => path,
					estimate: () => 48,
					draw: (row, to) => drawRow(row, to, (event) => void openPlace(plugin.app, row.path, undefined, event)),
				}),
			);
			const figures = noteFigures(vault, related);
			view.register(
				vault.onChange(() => {
					// Notes are part of the figures of others.
					figures.forget();
					view.onDataUpdated();
				}),
			);
			return (signal) => {
				const entries = view.data.data.filter(({ file }) => isNotePath(file.path));
				const order = ORDERS[String(view.config.get('sort'))];
				const columns = view.config.getOrder().filter((id) => id !== 'file.name');
				const detailOf = (entry: BasesEntry): string =>
					columns
						.map((id) => entry.getValue(id)?.toString() ?? '')
						.filter((text) => text !== '' && text !== 'null')
						.join(' · ');
				const tell = (figuresOf: (path: string) => Figures | undefined): void => {
					const rows = entries.map((entry): Row => {
						const { path } = entry.file;
						return { path, detail: detailOf(entry), figures: figuresOf(path) };
					});
					// Notes that are not counted yet come last; those with equal figures stay as the base has them.
					if (order) rows.sort(({ figures: a }, { figures: b }) => (a && b ? order(a, b) : Number(!a) - Number(!b)));
					list.show(rows);
				};
				const paths = entries.map(({ file }) => file.path);
				void figures.work(paths, tell, signal);
			};
		},
	);
}

function drawRow({ path, detail, figures }: Row, element: HTMLElement, open: (event: MouseEvent) => void): void {
	const counts =
		figures && `${counted(figures.problems, 'problem')} · ${figures.unlinked} not linked back · ${counted(figures.sources, 'source')}`;
	noteRow(element, 'dossier-figures', path, [...(detail === '' ? [] : [detail]), counts ?? '…']).addEventListener('click', open);
}
