/** What a template may name in braces beside the fields of its type, with what stands there in a new note, for the page of types. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
	title: "The note's title.",
	date: 'The day, as `2026-03-14`; `{{date:dddd, D MMMM YYYY}}` in any format of moment.js, as in the templates of the app.',
	time: 'The time, as `09:26`; `{{time:HH:mm:ss}}` in any format of moment.js.',
	cursor: 'Nothing; the cursor stands there when the note is opened.',
	type: "The note's type.",
};
