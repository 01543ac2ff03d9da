import * as z from 'zod/mini';
import '../text/configureZod.ts';
import { showValue } from '../text/showValue.ts';

/** A folder as paths are compared: without blanks and slashes around it; empty for none. */
const folder = z.string().check(
	z.overwrite((path) =>
		path
			.trim()
			.replaceAll('\\', '/')
			.split('/')
			.filter((part) => part !== '')
			.join('/'),
	),
);

/** What each rule may be set to. */
const severitySetting = z.enum(['error', 'warning', 'info', 'off']);

/**
 * Every setting, with its default and nowhere else.
 * Plugin and command read the same object: the plugin's `data.json`, under `settings`.
 */
const settingsSchema = z.object({
	/** The front-matter key that names a note's type. */
	typeKey: z._default(z.string().check(z.trim(), z.minLength(1)), 'type'),
	/** The folder of the notes that describe types. */
	typesFolder: z._default(folder, 'Types'),
	/** The folder of templates, never checked. */
	templatesFolder: z._default(folder, 'Templates'),
	/** Folders that are neither checked nor written nor proposed. */
	ignoredFolders: z._default(z.array(folder), []),
	/** Rule id to severity; rules that are not named keep their own. */
	rules: z._default(z.record(z.string(), severitySetting), {}),
	/** Headings of the section that lists related notes, first the one that is made where none is there. */
	relatedHeadings: z._default(z.array(z.string()).check(z.minLength(1)), [
		'Related Notes',
		'Related',
		'Related Concepts',
		'Related notes',
		'See also',
		'See Also',
	]),
	/** Headings of sections that give sources, first the one that is made where none is there. */
	sourceHeadings: z._default(z.array(z.string()).check(z.minLength(1)), [
		'Sources',
		'Sources & Further Reading',
		'Sources and Further Reading',
		'References',
		'Further Reading',
		'Bibliography',
		'Citations',
	]),
	/** How many bullets a related section may hold; `auto`: what the vault's own hand-written sections hold. */
	relatedLimit: z._default(z.union([z.literal('auto'), z.number().check(z.int(), z.minimum(1))]), 'auto'),
	/** When related notes are written without the preview. */
	relatedAutomatic: z._default(z.enum(['ask', 'on-open', 'on-link']), 'ask'),
	/** Whether the first click on "Add" has offered the automatic modes. */
	relatedAutomaticOffered: z._default(z.boolean(), false),
	/** Whether a vault with types of its own was offered to have them learned. */
	learnTypesOffered: z._default(z.boolean(), false),
	/** Types whose notes are never proposed. */
	relatedExcludedTypes: z._default(z.array(z.string()), []),
	/** Folders whose notes are never proposed. */
	relatedExcludedFolders: z._default(z.array(folder), []),
	/** Types and folders that the backlinks view hides. */
	backlinksHiddenTypes: z._default(z.array(z.string()), []),
	backlinksHiddenFolders: z._default(z.array(folder), []),
	backlinksGroupBy: z._default(z.enum(['type', 'place', 'folder']), 'type'),
	backlinksSort: z._default(z.enum(['strength', 'date', 'name']), 'strength'),
	/** Whether a new note adds its line to the index note of its folder. */
	addToIndexNote: z._default(z.boolean(), false),
	/** Whether addresses may be asked for, one run at a time, when the user asks. */
	linkHealth: z._default(z.boolean(), false),
	/** Whether the line above the note is shown. */
	noteLine: z._default(z.boolean(), true),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Settings as used, and a sentence for each stored value that was not understood and replaced by its default. */
export interface ParsedSettings {
	readonly settings: Settings;
	readonly problems: readonly string[];
}

/**
 * The settings in `stored`, defaults where it says nothing.
 * A value that cannot be understood is replaced by its default, an entry of a list or of `rules` left out, and each
 * is named in `problems`; what is not a setting is passed over. Never throws, never changes `stored`.
 */
export function parseSettings(stored: unknown): ParsedSettings {
	const given = ownSettings(stored);
	const problems: string[] = [];
	// Each round takes out at least one value, and there are no more rounds than values.
	for (;;) {
		const result = settingsSchema.safeParse(given);
		if (result.success) return { settings: result.data, problems };
		const places = new Map(result.error.issues.map(({ path }) => [path.slice(0, 2).map(String).join('.'), path]));
		// From the end, so that the entries of a list keep their positions until it is their turn.
		for (const [name, [key, entry]] of [...places].reverse()) problems.push(takeOut(given, name, String(key), entry));
	}
}

/** A copy of what `stored` says for known settings; the lists and maps in it are copies as well. */
function ownSettings(stored: unknown): Record<string, unknown> {
	const given = Object.create(null) as Record<string, unknown>;
	if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return given;
	for (const key of Object.keys(settingsSchema.shape)) {
		if (!Object.hasOwn(stored, key)) continue;
		const value = (stored as Record<string, unknown>)[key];
		if (Array.isArray(value)) given[key] = [...(value as unknown[])];
		else given[key] = typeof value === 'object' && value !== null ? { ...value } : value;
	}
	return given;
}

/** Takes the value at `key`, or one entry of it, out of `given` and says so. */
function takeOut(given: Record<string, unknown>, name: string, key: string, entry: PropertyKey | undefined): string {
	const value = given[key];
	if (typeof value === 'object' && value !== null && entry !== undefined) {
		const part: unknown = Object.hasOwn(value, entry) ? (value as Record<PropertyKey, unknown>)[entry] : undefined;
		if (Array.isArray(value)) value.splice(Number(entry), 1);
		else Reflect.deleteProperty(value, entry);
		return `the setting \`${name}\` is ${showValue(part)}, which is not understood; it is left out`;
	}
	given[key] = undefined;
	return `the setting \`${key}\` is ${showValue(value)}, which is not understood; its default is used`;
}
