/** Takes a text and gives it back, marked for a terminal or as it was. */
export type Paint = (text: string) => string;

/** The colours that reports use: a part of what picocolors' `createColors` returns. */
export interface Colors {
	readonly bold: Paint;
	readonly dim: Paint;
	readonly underline: Paint;
	readonly red: Paint;
	readonly yellow: Paint;
	readonly blue: Paint;
	readonly green: Paint;
}

const asItIs: Paint = (text) => text;

/** No colours: for files, pipes and tests. */
export const PLAIN: Colors = { bold: asItIs, dim: asItIs, underline: asItIs, red: asItIs, yellow: asItIs, blue: asItIs, green: asItIs };
