import { createElement, icons, type IconNode } from 'lucide';

const added = new Map<string, string>();
const squeezed = (id: string): string => id.replaceAll('-', '').toLowerCase();
const byName = new Map<string, IconNode>(Object.entries(icons as Record<string, IconNode>).map(([name, node]) => [squeezed(name), node]));
const named = new Map<string, IconNode>();

const kebab = (name: string): string =>
	name
		.replace(/([a-z])([A-Z0-9])/g, '$1-$2')
		.replace(/([0-9])([A-Z][a-z])/g, '$1-$2')
		.toLowerCase();

export function addIcon(iconId: string, svgContent: string): void {
	added.set(iconId, svgContent);
}

export function removeIcon(iconId: string): void {
	added.delete(iconId);
}

export function getIconIds(): string[] {
	return [...Object.keys(icons).map((name) => `lucide-${kebab(name)}`), ...added.keys()];
}

/** The drawing of that name, or `null`: names are Lucide's with or without `lucide-`, or one that was added. */
export function getIcon(iconId: string): SVGSVGElement | null {
	const own = added.get(iconId);
	if (own !== undefined) {
		const parsed = new DOMParser().parseFromString(
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${own}</svg>`,
			'image/svg+xml',
		).documentElement;
		const svg = document.importNode(parsed, true) as unknown as SVGSVGElement;
		svg.classList.add('svg-icon', iconId);
		return svg;
	}
	const name = squeezed(iconId.replace(/^lucide-/, ''));
	const node = named.get(name) ?? byName.get(name);
	if (!node) return null;
	named.set(name, node);
	const svg = createElement(node) as unknown as SVGSVGElement;
	svg.classList.add('svg-icon', `lucide-${iconId.replace(/^lucide-/, '')}`);
	return svg;
}

/** Fills `parent` with the icon, and leaves it empty where there is none of that name, as the app does. */
export function setIcon(parent: HTMLElement, iconId: string): void {
	parent.empty();
	const icon = getIcon(iconId);
	if (icon) parent.appendChild(icon);
}
