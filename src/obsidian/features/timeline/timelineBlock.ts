import { MarkdownRenderChild, type Plugin } from 'obsidian';
import { wholeDate } from '../../../core/timeline/datedText.ts';
import { firstDayOf, lastDayOf } from '../../../core/timeline/historicalDate.ts';
import { isWithin } from '../../../core/timeline/inTimeOrder.ts';
import { neighboursOf } from '../../../core/timeline/neighboursOf.ts';
import { ZOOMS } from '../../../core/timeline/timelinePeriods.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { notesThatAre } from '../../../core/vault/notesThatAre.ts';
import { blockOptions } from '../../ui/blockOptions.ts';
import type { VirtualList } from '../../ui/virtualList.ts';
import { TimelineEntries } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows, type TimelineRow } from './timelineRows.ts';
import type { TimelineContext } from './timelineView.ts';

const KEYS = ['notes', 'type', 'from', 'to', 'zoom'];

/**
 * A code block `dossier-timeline` shows what happened around the note it stands in; `notes: this` of the note alone, `type: policy` of a type,
 * `from` and `to` between two dates, `zoom: year` how long the periods are.
 */
export function registerTimelineBlock(plugin: Plugin, context: Omit<TimelineContext, 'active'>): void {
	plugin.registerMarkdownCodeBlockProcessor('dossier-timeline', (text, element, block) => {
		block.addChild(new TimelineBlock(element, text, block.sourcePath, context));
	});
}

class TimelineBlock extends MarkdownRenderChild {
	readonly #text: string;
	readonly #path: string;
	readonly #context: Omit<TimelineContext, 'active'>;
	readonly #entries: TimelineEntries;
	#work = new AbortController();
	#list: VirtualList<TimelineRow> | undefined;

	constructor(element: HTMLElement, text: string, path: string, context: Omit<TimelineContext, 'active'>) {
		super(element);
		this.#text = text;
		this.#path = path;
		this.#context = context;
		this.#entries = this.addChild(new TimelineEntries(context.vault, context.settings));
	}

	override onload(): void {
		const { vault } = this.#context;
		this.containerEl.addClass('dossier-timeline-block');
		this.register(vault.onChange(() => void this.#draw()));
		this.register(vault.onState(() => void this.#draw()));
		this.register(() => this.#work.abort());
		void this.#draw();
	}

	async #draw(): Promise<void> {
		this.#work.abort();
		const { signal } = (this.#work = new AbortController());
		const asked = blockOptions(this.#text, KEYS);
		if ('fault' in asked) return this.#say(asked.fault);
		const { values } = asked;
		const from = wholeDate(values.get('from') ?? '')?.span.start;
		const to = wholeDate(values.get('to') ?? '')?.span.end;
		for (const key of ['from', 'to'])
			if (values.has(key) && !(key === 'from' ? from : to))
				return this.#say(`“${values.get(key)}” is no date; give one such as 1967 or 44 BC`);
		const zoom = ZOOMS.find((each) => each === (values.get('zoom') ?? 'decade'));
		if (zoom === undefined) return this.#say(`“${values.get('zoom')}” is no zoom; one of: ${ZOOMS.join(', ')}`);
		const first = from ? firstDayOf(from) : Number.NEGATIVE_INFINITY;
		const last = to ? lastDayOf(to) : Number.POSITIVE_INFINITY;
		await this.#entries.show(
			this.#paths(values),
			({ entries, read, total }) => {
				const rows = timelineRows(
					entries.filter((entry) => isWithin(entry, first, last)),
					zoom,
					'',
				);
				if (rows.length > 0) this.#ensureList().show(rows);
				else if (read === total) this.#say('These notes date nothing');
			},
			signal,
		);
	}

	#paths(values: ReadonlyMap<string, string>): readonly string[] {
		const { vault, settings } = this.#context;
		const wanted = values.get('type');
		if (wanted === undefined)
			return values.get('notes') === 'this' ? [this.#path] : neighboursOf(this.#path, vault.index, settings.current);
		return [...notesThatAre(wanted, vault.index, vault.types)].filter((path) => isChecked(path, settings.current));
	}

	#ensureList(): VirtualList<TimelineRow> {
		if (this.#list) return this.#list;
		this.containerEl.empty();
		return (this.#list = this.addChild(timelineList(this.containerEl, this.#context.app, this.#context.vault)));
	}

	#say(text: string): void {
		if (this.#list) this.removeChild(this.#list);
		this.#list = undefined;
		this.containerEl.empty();
		this.containerEl.createDiv({ cls: 'dossier-empty', text });
	}
}
