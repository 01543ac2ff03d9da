/** Appends `text` to `parent`, what stands between backticks as code; never as HTML. */
export function appendWithCode(parent: HTMLElement | DocumentFragment, text: string): void {
	for (const [index, part] of text.split('`').entries()) {
		if (part === '') continue;
		if (index % 2 === 1) parent.createEl('code', { text: part });
		else parent.appendText(part);
	}
}
