/** The little that is used of citation-js, which ships no types. */
declare module '@citation-js/core' {
	interface BibtexConfig {
		readonly format: { asciiOnly: boolean };
	}
	export const plugins: {
		readonly config: { get(plugin: '@bibtex'): BibtexConfig };
		readonly output: { format(format: 'bibtex', items: readonly object[]): string };
	};
}

declare module '@citation-js/plugin-bibtex';
