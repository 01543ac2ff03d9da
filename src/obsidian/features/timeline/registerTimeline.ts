import type { Plugin } from 'obsidian';
import { revealView } from '../../ui/revealView.ts';
import { registerTimelineBase } from './timelineBasesView.ts';
import { registerTimelineBlock } from './timelineBlock.ts';
import { TIMELINE, type TimelineContext } from './timelineContext.ts';
import { TimelineView } from './timelineView.ts';

/** Adds the view of what happened when, its command, its code block and its view of bases. */
export function registerTimeline(plugin: Plugin, context: TimelineContext): void {
	plugin.registerView(TIMELINE.type, (leaf) => new TimelineView(leaf, context));
	plugin.addCommand({ id: 'show-timeline', name: 'Show timeline', callback: () => void revealView(context.app, TIMELINE.type, true) });
	registerTimelineBlock(plugin, context);
	registerTimelineBase(plugin, context);
}
