import { Document, isScalar, parseDocument } from 'yaml';
import type { HostApp } from '../hostApp.ts';
import { parseYaml } from '../metadata/frontMatter.ts';
import { wikilinkParts } from '../metadata/cachedMetadata.ts';
import { setIcon } from '../ui/icons.ts';

const ICONS: Record<string, string> = { tags: 'tags', aliases: 'forward', cssclasses: 'paintbrush' };

function iconOf(key: string, value: unknown): string {
	if (Object.hasOwn(ICONS, key) && ICONS[key] !== undefined) return ICONS[key];
	if (Array.isArray(value)) return 'list';
	if (typeof value === 'number') return 'binary';
	if (typeof value === 'boolean') return 'check-square';
	return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'calendar' : 'text';
}

/**
 * Draws the Properties widget for a block of YAML. `write` gets the block with one value changed:
 * dumped anew, as the app does it, so that comments and flow lists are lost to whoever edits here.
 */
export function drawProperties(el: HTMLElement, yaml: string, app: HostApp, path: string, write: ((yaml: string) => void) | null): void {
	const box = el.createDiv('metadata-properties-heading');
	box.createDiv({ cls: 'metadata-properties-title', text: 'Properties' });
	const content = el.createDiv('metadata-content');
	let data: unknown;
	try {
		data = parseYaml(yaml) ?? {};
	} catch {
		data = null;
	}
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		el.addClass('mod-error');
		content.createDiv({ cls: 'metadata-error', text: 'Invalid properties' });
		content.createEl('pre', { text: yaml });
		return;
	}
	const properties = content.createDiv('metadata-properties');
	for (const [key, value] of Object.entries(data))
		drawProperty(
			properties,
			key,
			value,
			app,
			path,
			write
				? (next) => {
						write(changed(yaml, key, next));
					}
				: null,
		);
	// Drawn for the look of it; disabled, so that nobody takes its silence for an answer.
	if (write)
		content.createEl('button', { cls: 'metadata-add-button text-icon-button clickable-icon', text: 'Add property' }).disabled = true;
}

function drawProperty(
	el: HTMLElement,
	key: string,
	value: unknown,
	app: HostApp,
	path: string,
	write: ((value: unknown) => void) | null,
): void {
	const row = el.createDiv({
		cls: 'metadata-property',
		attr: { 'data-property-key': key, 'data-property-type': Array.isArray(value) ? 'multitext' : typeof value, tabindex: '0' },
	});
	const keyEl = row.createDiv('metadata-property-key');
	setIcon(keyEl.createSpan('metadata-property-icon'), iconOf(key, value));
	keyEl.createEl('input', { cls: 'metadata-property-key-input', type: 'text', value: key, attr: { 'aria-label': key, readonly: 'true' } });
	const valueEl = row.createDiv('metadata-property-value');
	if (Array.isArray(value)) drawPills(valueEl, value, app, path, write);
	else drawValue(valueEl, value, app, path, write);
}

function drawPills(el: HTMLElement, values: unknown[], app: HostApp, path: string, write: ((value: unknown) => void) | null): void {
	const box = el.createDiv('multi-select-container');
	values.forEach((value, at) => {
		const pill = box.createDiv('multi-select-pill');
		drawText(pill.createDiv('multi-select-pill-content'), asText(value), app, path);
		if (!write) return;
		const remove = pill.createDiv({ cls: 'multi-select-pill-remove-button', attr: { 'aria-label': 'Remove' } });
		setIcon(remove, 'x');
		remove.addEventListener('click', () => {
			write(values.filter((_, other) => other !== at));
		});
	});
	if (!write) return;
	const input = box.createDiv({ cls: 'multi-select-input', attr: { contenteditable: 'true', tabindex: '0', role: 'textbox' } });
	const add = (): void => {
		if (input.textContent.trim() !== '') write([...values, input.textContent.trim()]);
	};
	input.addEventListener('keydown', (evt) => {
		if (evt.key === 'Enter') {
			evt.preventDefault();
			add();
		}
	});
	input.addEventListener('blur', add);
}

function drawValue(el: HTMLElement, value: unknown, app: HostApp, path: string, write: ((value: unknown) => void) | null): void {
	if (typeof value === 'boolean') {
		const box = el.createEl('input', { cls: 'metadata-input-checkbox', type: 'checkbox' });
		box.checked = value;
		box.disabled = !write;
		box.addEventListener('change', () => write?.(box.checked));
		return;
	}
	const text = asText(value);
	if (!write || text.startsWith('[[')) {
		drawText(el.createDiv('metadata-input-longtext'), text, app, path);
		return;
	}
	const input = el.createEl('input', { cls: 'metadata-input metadata-input-text', type: 'text', value: text, placeholder: 'Empty' });
	const commit = (): void => {
		if (input.value === text) return;
		write(
			typeof value === 'number' && input.value.trim() !== '' && Number.isFinite(Number(input.value)) ? Number(input.value) : input.value,
		);
	};
	input.addEventListener('blur', commit);
	input.addEventListener('keydown', (evt) => {
		if (evt.key === 'Enter') input.blur();
	});
}

function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	return value === null || value === undefined ? '' : JSON.stringify(value);
}

function drawText(el: HTMLElement, text: string, app: HostApp, path: string): void {
	const inner = /^\[\[([^\]]+)\]\]$/.exec(text)?.[1];
	if (inner === undefined) {
		el.setText(text);
		return;
	}
	const { link, displayText } = wikilinkParts(inner);
	const a = el.createDiv({ cls: 'metadata-link-inner internal-link', text: displayText, attr: { 'data-href': link } });
	a.toggleClass('is-unresolved', app.metadataCache.getFirstLinkpathDest(link, path) === null);
	a.addEventListener('click', (evt) => {
		app.parts.openLink(link, path, evt, 'wiki');
	});
}

/** The block with `key` set, every other value kept, all of it dumped in the app's block style. */
function changed(yaml: string, key: string, value: unknown): string {
	const source = parseDocument(yaml, { version: '1.2', schema: 'core' });
	const data = (source.toJS() ?? {}) as Record<string, unknown>;
	data[key] = value;
	const fresh = new Document(data, { version: '1.2', schema: 'core' });
	const node = fresh.get(key, true);
	if (isScalar(node) && value === '') node.value = null;
	return fresh.toString({ lineWidth: 0, nullStr: '' });
}
