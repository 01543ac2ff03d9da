import { BasesView, type App, type BasesEntry, type Plugin, type QueryController } from 'obsidian';
import { counted } from '../../../core/text/counted.ts';
import { isNotePath, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import { openPlace } from '../../ui/openPlace.ts';
import { VirtualList } from '../../ui/virtualList.ts';
import type { RelatedNotes } from '../related/relatedNotes.ts';
import { type Figures, NoteFigures } from './noteFigures.ts';

const FIGURES_VIEW = 'dossier-notes';

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

/** The notes that a base finds with what no formula of it can compute: problems, notes that are not linked back, sources. */
class FiguresBasesView extends BasesView {
	override readonly type = FIGURES_VIEW;
	readonly #element: HTMLElement;
	readonly #app: App;
	readonly #figures: NoteFigures;
	readonly #list: VirtualList<Row>;
	#work = new AbortController();

	constructor(controller: QueryController, element: HTMLElement, app: App, vault: LiveVault, related: RelatedNotes) {
		super(controller);
		this.#element = element.createDiv({ cls: 'dossier-base', attr: { tabindex: '-1' } });
		this.#app = app;
		this.#figures = this.addChild(new NoteFigures(vault, related));
		this.#list = this.addChild(
			new VirtualList<Row>(this.#element, 'Notes', {
				keyOf: ({ path }) => path,
				estimate: () => 48,
				draw: (row, to) => this.#draw(row, to),
			}),
		);
		this.register(vault.onChange(() => this.onDataUpdated()));
		this.register(vault.onState(() => this.onDataUpdated()));
	}

	override onunload(): void {
		this.#work.abort();
		this.#element.remove();
	}

	/** Called by the app whenever the base has other notes or the view other options. */
	override onDataUpdated(): void {
		this.#work.abort();
		const { signal } = (this.#work = new AbortController());
		const entries = this.data?.data.filter(({ file }) => isNotePath(file.path)) ?? [];
		const order = ORDERS[String(this.config?.get('sort'))];
		const shown = (entry: BasesEntry): string =>
			this.config
				.getOrder()
				.filter((id) => id !== 'file.name')
				.flatMap((id) => entry.getValue(id)?.toString() ?? [])
				.filter((text) => text !== '' && text !== 'null')
				.join(' · ');
		const tell = (known: ReadonlyMap<string, Figures>): void => {
			const rows = entries.map((entry): Row => ({ path: entry.file.path, detail: shown(entry), figures: known.get(entry.file.path) }));
			// Notes that are not counted yet come last; those with equal figures stay as the base has them.
			if (order)
				rows.sort((a, b) =>
					a.figures === undefined || b.figures === undefined ? Number(!a.figures) - Number(!b.figures) : order(a.figures, b.figures),
				);
			this.#list.show(rows);
		};
		void this.#figures.count(
			entries.map(({ file }) => file.path),
			tell,
			signal,
		);
	}

	#draw({ path, detail, figures }: Row, element: HTMLElement): void {
		const button = element.createEl('button', { cls: 'dossier-row-button dossier-figures' });
		button.createSpan({ cls: 'dossier-row-text', text: noteNameOf(path), attr: { dir: 'auto' } });
		const add = (text: string): unknown => button.createSpan({ cls: 'dossier-row-detail', text, attr: { dir: 'auto' } });
		if (detail !== '') add(detail);
		add(
			figures === undefined
				? '…'
				: `${counted(figures.problems, 'problem')} · ${figures.unlinked} not linked back · ${counted(figures.sources, 'source')}`,
		);
		button.addEventListener('click', (event) => void openPlace(this.#app, path, undefined, event));
	}
}

/** Adds the view of bases that counts; where there are no bases nothing shows. */
export function registerFigures(plugin: Plugin, vault: LiveVault, related: RelatedNotes): void {
	plugin.registerBasesView(FIGURES_VIEW, {
		name: 'Notes with problems and sources',
		icon: 'list-checks',
		factory: (controller, element) => new FiguresBasesView(controller, element, plugin.app, vault, related),
		options: () => [
			{
				type: 'dropdown',
				key: 'sort',
				displayName: 'Order',
				default: '',
				options: {
					'': 'As the base sorts',
					problems: 'Most problems first',
					unlinked: 'Most not linked back first',
					sources: 'Fewest sources first',
				},
			},
		],
	});
}
