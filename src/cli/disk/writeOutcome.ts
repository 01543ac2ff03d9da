export type WriteRefusalCode =
	| 'CHANGED' // somebody else wrote it since it was read
	| 'EMPTY' // nothing tells an empty note from one that is being written
	| 'GONE'
	| 'EXISTS'
	| 'OUTSIDE' // it, or the folder it stands in, really lies outside the vault
	| 'BAD_PATH'
	| 'NOT_A_FILE'
	| 'HARD_LINKED'
	| 'READ_ONLY'
	| 'OWNER'
	| 'BUSY'
	| 'OTHER_DISK' // a file can only be renamed on its own disk
	| 'BAD_TEXT'
	| 'CONFLICT_COPY';

/** What became of one write. A refusal leaves every file as it was; `reason` follows the note's path. */
export type WriteOutcome = { readonly kind: 'written' } | WriteRefusal;

export interface WriteRefusal {
	readonly kind: 'refused';
	readonly code: WriteRefusalCode;
	readonly reason: string;
}

/** The refusal of a write. */
export function refuse(code: WriteRefusalCode, reason: string): WriteRefusal {
	return { kind: 'refused', code, reason };
}
