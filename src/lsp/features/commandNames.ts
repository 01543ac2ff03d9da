/** The commands that the server carries out for an editor. */
export const COMMANDS = {
	/** `{ uri, version? }`: fills the related notes of a note as `dossier related` does. */
	addRelated: 'dossier.addRelated',
	/** `{ uri, rule, where: 'note' | 'everywhere' }`: as `dossier check --never` does. */
	ignoreRule: 'dossier.ignoreRule',
	/** `{ uri, version?, paths? }`: never proposes these notes again, or those that are proposed now, as `dossier related --never` does. */
	dismissRelated: 'dossier.dismissRelated',
	/** `{ type, title, values?, folder? }`: makes a note of a type; `folder` is the address of the vault's folder where there are several. */
	newNote: 'dossier.newNote',
	/** `{ uri, paths }`: lets a person choose one of these notes of the vault, and opens it. */
	showNotes: 'dossier.showNotes',
} as const;
