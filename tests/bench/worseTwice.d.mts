/** Something that was measured before and now, in the same rounds; less is better. */
export interface Figure {
	readonly what: string;
	readonly before: number;
	readonly now: number;
	/** Below it, differences are noise. */
	readonly least?: number;
	readonly unit?: string;
}

/** The names of what is worse by a tenth, twice in a row; `compare` is given the names that matter, `undefined` for all. */
export function worseTwice(
	compare: (names: readonly string[] | undefined) => readonly Figure[],
	say?: (line: string) => void,
): readonly string[];
