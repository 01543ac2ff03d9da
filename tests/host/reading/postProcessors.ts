import type * as ob from 'obsidian';

type CodeHandler = (source: string, el: HTMLElement, ctx: ob.MarkdownPostProcessorContext) => Promise<unknown> | void;

/** What plugins do to rendered Markdown, in order of `sortOrder`. */
export class PostProcessors {
	#all: ob.MarkdownPostProcessor[] = [];

	get count(): number {
		return this.#all.length;
	}

	add(processor: ob.MarkdownPostProcessor, sortOrder = 0): ob.MarkdownPostProcessor {
		processor.sortOrder = sortOrder;
		this.#all = [...this.#all, processor].sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
		return processor;
	}

	remove(processor: ob.MarkdownPostProcessor): void {
		this.#all = this.#all.filter((one) => one !== processor);
	}

	async run(el: HTMLElement, ctx: ob.MarkdownPostProcessorContext): Promise<void> {
		for (const processor of this.#all) await processor(el, ctx);
	}

	/** A processor that gives each fenced block of `language` an empty element in place of its code. */
	static forCode(language: string, handler: CodeHandler): ob.MarkdownPostProcessor {
		return async (el, ctx) => {
			for (const code of el.findAll(`code.language-${CSS.escape(language)}`)) {
				const source = code.textContent;
				const block = createDiv(`block-language-${language}`);
				code.closest('pre')?.replaceWith(block);
				await handler(source, block, ctx);
			}
		};
	}
}
