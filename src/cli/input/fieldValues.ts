/** How values are given on the command line. */
export const FIELD_VALUES =
	'a text or number; a list such as actors="Iran, Oman" for a field that holds one, with quotes around what has a comma of its own, or in brackets, which make a list of any field';
