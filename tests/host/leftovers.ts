import { pluginEventRefs } from './base/events.ts';
import { placeOf, type Ledger } from './base/ledger.ts';
import type { HostApp } from './hostApp.ts';
import type { Leftovers } from './page.ts';

const OWN_VIEWS = new Set(['empty', 'markdown', 'file-explorer']);

function describe(el: Element): string {
	return `${el.tagName.toLowerCase()}.${[...el.classList].join('.')}`;
}

/** Counts what is there only because of the plugin. Meant for after its unload; before, it tells what the plugin holds. */
export function leftovers(app: HostApp, ledger: Ledger, id: string): Leftovers {
	const { parts, workspace } = app;
	const leaves: string[] = [];
	workspace.iterateAllLeaves((leaf) => {
		const type = leaf.view.getViewType();
		if (!OWN_VIEWS.has(type) && leaf.view.getDisplayText() !== 'Plugin no longer active') leaves.push(type);
	});
	const pages = [document, ...workspace.popouts.all.map(({ doc }) => doc)];
	const found = (selector: string): Element[] => pages.flatMap((page) => [...page.querySelectorAll(selector)]);
	const elements = found(`body [class^="${id}"], body [class*=" ${id}"]`).map(describe);
	return {
		commands: parts.commands.ids.filter((one) => one.startsWith(`${id}:`)),
		views: [...workspace.viewRegistry.creators.keys()].filter((type) => !OWN_VIEWS.has(type)),
		leaves,
		settingTabs: parts.settingTabs.map((tab) => tab.title),
		events: [...pluginEventRefs].map(({ source, name }) => `${source.constructor.name}.${name}`),
		listeners: ledger.liveListeners().map(({ type, by }) => `${type} ${placeOf(by)}`),
		timeouts: [...ledger.timeouts.values()],
		intervals: [...ledger.intervals.values()],
		frames: [...ledger.frames.values()],
		observers: [...ledger.observers.values()].map(placeOf),
		editorExtensions: parts.editorExtensions.length,
		suggesters: parts.suggestDriver.suggesters.length,
		postProcessors: parts.postProcessors.count,
		handlers: [...parts.protocolHandlers.keys(), ...parts.cliHandlers.keys(), ...parts.hoverSources.keys(), ...parts.basesViews.keys()],
		elements,
		styles: found(`head style[data-plugin="${id}"]`).length,
		notices: found('.notice').length,
		modals: found('.modal-container').length,
	};
}
