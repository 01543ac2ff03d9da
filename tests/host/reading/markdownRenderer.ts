import type * as ob from 'obsidian';
import { appOfPage } from '../appOfPage.ts';
import { Component } from '../base/component.ts';
import type { HostApp } from '../hostApp.ts';
import { renderSections, type RenderedSection } from './renderMarkdown.ts';

export class MarkdownRenderChild extends Component implements ob.MarkdownRenderChild {
	constructor(public containerEl: HTMLElement) {
		super();
	}
}

export abstract class MarkdownRenderer extends MarkdownRenderChild {
	hoverPopover: ob.HoverPopover | null = null;

	static async render(app: ob.App, markdown: string, el: HTMLElement, sourcePath: string, component: ob.Component): Promise<void> {
		for (const section of renderSections(markdown)) {
			await finishSection(app as unknown as HostApp, section, markdown, sourcePath, component);
			el.append(...section.el.childNodes);
		}
	}

	/** Before 1.x: without the app. */
	static async renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, component: ob.Component): Promise<void> {
		await MarkdownRenderer.render(appOfPage() as unknown as ob.App, markdown, el, sourcePath, component);
	}
}

/** Marks links that lead nowhere, lets them be followed, and hands the section to the post-processors. */
export async function finishSection(
	app: HostApp,
	section: RenderedSection,
	text: string,
	sourcePath: string,
	component: ob.Component,
): Promise<void> {
	for (const link of section.el.findAll('a.internal-link')) {
		const href = link.dataset['href'] ?? '';
		link.toggleClass('is-unresolved', app.metadataCache.getFirstLinkpathDest(href.split('#')[0] ?? '', sourcePath) === null);
		link.addEventListener('click', (evt) => {
			evt.preventDefault();
			app.parts.openLink(href, sourcePath, evt, 'wiki');
		});
		link.addEventListener('mouseover', (evt) => {
			app.workspace.trigger('hover-link', {
				event: evt,
				source: 'preview',
				hoverParent: { hoverPopover: null },
				targetEl: link,
				linktext: href,
				sourcePath,
			});
		});
	}
	for (const link of section.el.findAll('a.external-link')) {
		link.addEventListener('click', (evt) => {
			evt.preventDefault();
			app.parts.openExternal(link.getAttr('href') ?? '');
		});
	}
	const context: ob.MarkdownPostProcessorContext = {
		docId: sourcePath,
		sourcePath,
		frontmatter: app.metadataCache.getCache(sourcePath)?.frontmatter ?? null,
		addChild: (child) => {
			component.addChild(child);
		},
		getSectionInfo: (el) =>
			section.el === el || section.el.contains(el) ? { text, lineStart: section.lineStart, lineEnd: section.lineEnd } : null,
	};
	await app.parts.postProcessors.run(section.el, context);
}
