const NUMBER = String.raw`(?:\[\d{1,3}\]|\d{1,3}\\\.)`;

/** What numbers a source that begins a text: `[26]`, and `3\.` where it is no list to Markdown. */
export const LEADING_NUMBER = new RegExp(String.raw`^${NUMBER}\s+`);

/** The same as all that a text says. */
export const NUMBER_ALONE = new RegExp(`^${NUMBER}$`);

/** The same between others, which begins the next one. */
export const NUMBER_BETWEEN = new RegExp(String.raw`\s${NUMBER}\s`);
