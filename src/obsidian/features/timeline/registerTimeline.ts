import type { Plugin } from 'obsidian';
import { revealView } from '../../ui/revealView.ts';
import { timelineBasesView } from './timelineBasesView.ts';
import { registerTimelineBlock } from './timelineBlock.ts';
import { TIMELINE_VIEW, TimelineView, type TimelineContext } from './timelineView.ts';

/** Adds the view of what happened when, its command and its code block. */
export function registerTimeline(plugin: Plugin, context: TimelineContext): void {
	plugin.registerView(TIMELINE_VIEW, (leaf) => new TimelineView(leaf, context));
	plugin.addCommand({ id: 'show-timeline', name: 'Show timeline', callback: () => void revealView(context.app, TIMELINE_VIEW, true) });
	registerTimelineBlock(plugin, context);
	plugin.registerBasesView(TIMELINE_VIEW, timelineBasesView(context));
}
