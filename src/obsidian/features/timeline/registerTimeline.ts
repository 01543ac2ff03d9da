import type { Plugin } from 'obsidian';
import { registerPanel } from '../../ui/registerPanel.ts';
import { registerTimelineBase } from './timelineBasesView.ts';
import { registerTimelineBlock } from './timelineBlock.ts';
import { TIMELINE, type TimelineContext } from './timelineContext.ts';
import { timelinePanel } from './timelinePanel.ts';

/** Adds the view of what happened when, its command, its code block and its view of bases. */
export function registerTimeline(plugin: Plugin, context: TimelineContext): void {
	registerPanel(plugin, context.vault, TIMELINE, 'show-timeline', timelinePanel(context));
	registerTimelineBlock(plugin, context);
	registerTimelineBase(plugin, context);
}
