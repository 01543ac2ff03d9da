/** What a template may name in braces beside the fields of its type, with what stands there in a new note, for the page of types. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
	title: "The note's title.",
	date: 'The day, as `2026-03-14`; `{{date:DD.MM.YYYY}}` in another order (`YYYY`, `YY`, `MM`, `M`, `DD`, `D`).',
	type: "The note's type.",
};
