import type { SerializedRecord } from '../../core/vault/records/packedRecord.ts';

/** A note of which only its names are known. */
export function namedOnly(path: string, aliases: readonly string[]): SerializedRecord {
	return {
		path,
		type: undefined,
		frontmatter: 'none',
		aliases,
		tags: [],
		relatedHeading: -1,
		isMostlyLinks: false,
		length: 0,
		linkCount: 0,
		headingCount: 0,
		textCount: 0,
		numbers: new Uint32Array(0),
		targets: [],
		text: '',
	};
}
