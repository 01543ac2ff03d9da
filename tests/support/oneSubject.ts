/** What some notes of a test are about: a link between two notes that say it is one that their author would list. */
export const SUBJECT = 'Tides, harbours and pilots.';

/** Notes about nothing of the kind: words that most notes of a vault say do not speak for two of them. */
export const OTHER_SUBJECTS: Readonly<Record<string, string>> = Object.fromEntries(
	Array.from({ length: 20 }, (_, at) => [`Rest ${at}.md`, `Number ${at}.\n`]),
);
