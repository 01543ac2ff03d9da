/** Where a link is written: in a table a pipe has to be escaped, since cells are split before links are read. */
export type LinkPlace = 'text' | 'table';
