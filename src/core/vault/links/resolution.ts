/** Where a link or a name leads. */
export type Resolution =
	/** `ambiguous`: another file fits as well; the first in code-unit order was taken. */
	{ readonly kind: 'found'; readonly path: string; readonly ambiguous: boolean } | { readonly kind: 'missing' };
