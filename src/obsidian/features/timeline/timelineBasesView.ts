import { BasesView, type BasesViewRegistration, type QueryController } from 'obsidian';
import { ZOOMS } from '../../../core/timeline/timelinePeriods.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import { TimelineEntries } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows, type TimelineRow } from './timelineRows.ts';
import { TIMELINE_VIEW, ZOOM_NAMES, type TimelineContext } from './timelineView.ts';

/** The notes that a base finds, by the dates that they give: the base filters, this shows when. */
class TimelineBasesView extends BasesView {
	override readonly type = TIMELINE_VIEW;
	readonly #element: HTMLElement;
	readonly #context: TimelineContext;
	readonly #entries: TimelineEntries;
	#work = new AbortController();
	#list: VirtualList<TimelineRow> | undefined;

	constructor(controller: QueryController, element: HTMLElement, context: TimelineContext) {
		super(controller);
		this.#element = element.createDiv({ cls: 'dossier-base', attr: { tabindex: '-1' } });
		this.#context = context;
		this.#entries = this.addChild(new TimelineEntries(context.vault, context.settings));
	}

	override onunload(): void {
		this.#work.abort();
		this.#element.remove();
	}

	/** Called by the app whenever the base has other notes or the view other options. */
	override onDataUpdated(): void {
		const { app, vault } = this.#context;
		this.#work.abort();
		const { signal } = (this.#work = new AbortController());
		const zoom = ZOOMS.find((each) => each === this.config.get('zoom')) ?? 'decade';
		this.#list ??= this.addChild(timelineList(this.#element, app, vault));
		const paths = this.data.data.map(({ file }) => file.path);
		void this.#entries.show(paths, ({ entries }) => this.#list?.show(timelineRows(entries, zoom, '')), signal);
	}
}

/** The view as bases know it. */
export function timelineBasesView(context: TimelineContext): BasesViewRegistration {
	return {
		name: 'Timeline',
		icon: 'history',
		factory: (controller, element) => new TimelineBasesView(controller, element, context),
		options: () => [{ type: 'dropdown', key: 'zoom', displayName: 'Periods', default: 'decade', options: { ...ZOOM_NAMES } }],
	};
}
