const SLUG = /^[\p{Ll}\p{N}_-]+$/u;

/** Whether a name is written as addresses are, `treaty-of-1979`, and not as words of a sentence. */
export function isSlug(name: string): boolean {
	return SLUG.test(name);
}
