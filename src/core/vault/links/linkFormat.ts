/** How the vault writes links: Obsidian's settings "Use [[Wikilinks]]" and "New link format". */
export interface LinkFormat {
	readonly style: 'wikilink' | 'markdown';
	readonly path: 'shortest' | 'relative' | 'absolute';
}

/** What Obsidian does unless told otherwise. */
export const DEFAULT_LINK_FORMAT: LinkFormat = { style: 'wikilink', path: 'shortest' };

/** The link format in the parsed `<configDir>/app.json`; Obsidian's default for whatever it does not say. Never throws. */
export function linkFormatOf(appJson: unknown): LinkFormat {
	if (typeof appJson !== 'object' || appJson === null) return DEFAULT_LINK_FORMAT;
	const { useMarkdownLinks, newLinkFormat } = appJson as { readonly useMarkdownLinks?: unknown; readonly newLinkFormat?: unknown };
	return {
		style: useMarkdownLinks === true ? 'markdown' : 'wikilink',
		path: newLinkFormat === 'relative' || newLinkFormat === 'absolute' ? newLinkFormat : 'shortest',
	};
}
