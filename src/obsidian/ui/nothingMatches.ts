/** What is said in place of a list of which a filter leaves nothing. */
export const NOTHING_MATCHES = 'Nothing matches the filter';
