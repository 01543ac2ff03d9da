/** What numbers a source that begins a text: `[26]`, and `3\.` where it is no list to Markdown. */
export const LEADING_NUMBER = /^(?:\[\d{1,3}\]|\d{1,3}\\\.)\s+/;

/** The same between others, which begins the next one. */
export const NUMBER_BETWEEN = /\s(?:\[\d{1,3}\]|\d{1,3}\\\.)\s/;
