/**
 * A number for `text`, the same for the same text everywhere; of other texts it is another but once in 2^53. Not made against who wants two to
 * be equal. FNV-1a (Fowler, Noll, Vo) over UTF-16 code units, and the same with another beginning and multiplier.
 */
export function hashText(text: string): number {
	let low = 0x811c9dc5;
	let high = 0x9747b28c;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b);
	}
	return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}
