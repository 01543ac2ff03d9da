import type * as ob from 'obsidian';
import { Component } from '../base/component.ts';
import { drawProperties } from '../editor/drawProperties.ts';
import { frontMatterBlock } from '../metadata/frontMatter.ts';
import type { TFile } from '../vault/files.ts';
import type { MarkdownView } from '../views/markdownView.ts';
import { MarkdownRenderer, finishSection } from './markdownRenderer.ts';
import { renderSections } from './renderMarkdown.ts';

/** The reading view of a note: its head, then one element a block. */
export class MarkdownPreviewView extends MarkdownRenderer {
	#bodyEl: HTMLElement;
	#children = new Component();
	#drawn = 0;

	constructor(
		private readonly view: MarkdownView,
		containerEl: HTMLElement,
	) {
		super(containerEl);
		const preview = containerEl.createDiv(
			'markdown-preview-view markdown-rendered node-insert-event is-readable-line-width allow-fold-headings',
		);
		preview.tabIndex = -1;
		this.#bodyEl = preview.createDiv('markdown-preview-sizer markdown-preview-section');
	}

	get app(): ob.App {
		return this.view.app as unknown as ob.App;
	}

	get file(): TFile {
		if (!this.view.file) throw new Error('the reading view has no file');
		return this.view.file;
	}

	get(): string {
		return this.view.getViewData();
	}

	set(data: string, clear: boolean): void {
		this.view.setViewData(data, clear);
	}

	clear(): void {
		this.#bodyEl.empty();
	}

	rerender(_full?: boolean): void {
		void this.draw();
	}

	getScroll(): number {
		return this.#bodyEl.parentElement?.scrollTop ?? 0;
	}

	applyScroll(scroll: number): void {
		this.#bodyEl.parentElement?.scrollTo({ top: scroll });
	}

	scrollToLine(line: number): void {
		const sections = this.#bodyEl.findAll(':scope > [data-line-start]');
		sections.findLast((el) => Number(el.dataset['lineStart']) <= line)?.scrollIntoView({ block: 'center' });
	}

	/** Renders the text as it stands in the view; a later call makes an earlier one stop. */
	async draw(): Promise<void> {
		this.#drawn += 1;
		const mine = this.#drawn;
		const { file } = this.view;
		const text = this.get();
		this.removeChild(this.#children);
		this.#children = this.addChild(new Component());
		this.clear();
		if (!file) return;
		const header = this.#bodyEl.createDiv('mod-header mod-ui');
		header.createDiv({ cls: 'inline-title', text: file.basename });
		const block = frontMatterBlock(text);
		if (block) drawProperties(header.createDiv('metadata-container'), block.yaml, this.view.app, file.path, null);
		for (const section of renderSections(text)) {
			section.el.dataset['lineStart'] = String(section.lineStart);
			this.#bodyEl.appendChild(section.el);
			await finishSection(this.view.app, section, text, file.path, this.#children);
			if (mine !== this.#drawn) return;
		}
		this.#bodyEl.createDiv('mod-footer mod-ui');
	}
}
