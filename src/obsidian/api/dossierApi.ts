/**
 * What another plugin may ask of Dossier: `app.plugins.plugins.dossier?.api`, as `docs/stability.md` promises it.
 *
 * Nothing here writes. Every question is answered once the vault is read, with a copy that is the caller's own, in the
 * shapes that `dossier inspect` prints. Paths are relative to the vault; lines and columns count from 1, columns in UTF-16
 * code units. Once Dossier is turned off every question is rejected and nobody is told of changes any more.
 */
export interface DossierApi {
	/** Raised when a member goes or changes its meaning, not when one is added. */
	readonly version: 1;
	/** The types of the vault, the built-in ones included, by name. */
	types(): Promise<DossierType[]>;
	/** Everything that is known of a note; `null` where there is none at `path`. */
	inspect(path: string): Promise<DossierNote | null>;
	/** What is wrong with a note as it stands, in an open editor or on disk; nothing where there is no note. */
	findings(path: string): Promise<DossierFinding[]>;
	/** The paths of the notes that link to `path` or name it in a field, without itself. */
	backlinks(path: string): Promise<string[]>;
	/** The sources that a note gives, in its order. */
	sources(path: string): Promise<DossierSource[]>;
	/** Calls `listener` after the index took in changes, once a burst, with the paths that changed. Gives the way to end that. */
	onChange(listener: (paths: string[]) => void): () => void;
}

interface DossierType {
	name: string;
	description: string | null;
	/** The type that it extends. */
	extends: string | null;
	/** Where its new notes go. */
	folder: string | null;
	/** The path of its type note, or `built-in`. */
	origin: string;
	/** Inherited ones first; what a field may have beside these is what `dossier types VAULT show TYPE --format json` prints. */
	fields: { name: string; kind: string; many: boolean; required: boolean; [more: string]: unknown }[];
	sections: string[];
	template: string;
	unknownFields: 'allow' | 'warn';
}

interface DossierFinding {
	path: string;
	rule: string;
	severity: 'error' | 'warning' | 'info';
	message: string;
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
	fixes: { title: string; safe: boolean }[];
	/** Where else the same is to be said. */
	places?: { path: string; line: number; column: number }[];
}

interface DossierLink {
	kind: 'wiki' | 'embed' | 'markdown' | 'property' | 'name';
	target: string;
	subpath: string;
	display: string | null;
	/** The field of the front matter that it stands in. */
	field: string | null;
	/** The heading that it stands under. */
	section: string | null;
	line: number;
	/** Where it leads; `null` for nowhere. */
	to: string | null;
}

interface DossierSource {
	kind: 'web' | 'note' | 'text';
	title: string;
	publisher: string | null;
	url: string | null;
	canonicalUrl: string | null;
	line: number;
	/** The heading, `in the text`, `footnote` or the field. */
	place: string;
	/** Other notes that give it, the first twenty; `alsoInCount` says how many there are where they are more. */
	alsoIn: string[];
	alsoInCount?: number;
	/** The note that a source of kind `note` leads to. */
	to?: string | null;
}

interface DossierNote {
	type: string | null;
	frontmatter: 'none' | 'malformed' | 'parsed';
	/** Level, text and line of each. */
	headings: [level: number, text: string, line: number][];
	links: DossierLink[];
	backlinks: string[];
	sources: DossierSource[];
	related: {
		/** What the related section lists. */
		listed: string[];
		/** What links here and is not listed, best first. */
		missing: { path: string; reasons: string[] }[];
		/** The best fifty of all that may belong there. */
		proposed: { path: string; score: number; probability: number; backed: boolean }[];
		proposedCount: number;
	};
}
