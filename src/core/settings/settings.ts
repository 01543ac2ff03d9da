import { RELATED_HEADINGS, SOURCE_HEADINGS } from './headingNames.ts';
import * as z from 'zod/mini';
import '../text/configureZod.ts';
import { showValue } from '../text/showValue.ts';
import { USUAL_TEMPLATES } from './usualTemplates.ts';

/** A folder as paths are compared: without blanks and slashes around it; empty for none. */
const folder = z.string().check(
	z.overwrite((path) =>
		path
			.replaceAll('\\', '/')
			.split('/')
			.filter((part) => part.trim() !== '')
			.join('/')
			.trim(),
	),
	// What the page of settings calls such a text.
	z.describe('folder'),
);

const headings = z.array(z.string()).check(z.minLength(1));

/** What each rule may be set to. */
const severitySetting = z.enum(['error', 'warning', 'info', 'off']);

/**
 * Every setting, with its default and nowhere else; `SETTING_TEXTS` says what each means.
 * Plugin and command read the same object: the plugin's `data.json`, under `settings`.
 */
export const settingsSchema = z.object({
	typeKey: z._default(z.string().check(z.trim(), z.minLength(1)), 'type'),
	typesFolder: z._default(folder, 'Types'),
	templatesFolder: z._default(folder, USUAL_TEMPLATES),
	ignoredFolders: z._default(z.array(folder), []),
	rules: z._default(z.record(z.string(), severitySetting), {}),
	relatedHeadings: z._default(headings, [...RELATED_HEADINGS]),
	sourceHeadings: z._default(headings, [...SOURCE_HEADINGS]),
	relatedLimit: z._default(z.union([z.literal('auto'), z.number().check(z.int(), z.minimum(1))]), 'auto'),
	relatedAutomatic: z._default(z.enum(['ask', 'on-open', 'on-link']), 'ask'),
	relatedAutomaticOffered: z._default(z.boolean(), false),
	learnTypesOffered: z._default(z.boolean(), false),
	relatedExcludedTypes: z._default(z.array(z.string()), []),
	relatedExcludedFolders: z._default(z.array(folder), []),
	backlinksHiddenTypes: z._default(z.array(z.string()), []),
	backlinksHiddenFolders: z._default(z.array(folder), []),
	backlinksGroupBy: z._default(z.enum(['type', 'place', 'folder']), 'type'),
	backlinksSort: z._default(z.enum(['strength', 'date', 'name']), 'strength'),
	addToIndexNote: z._default(z.boolean(), false),
	linkHealth: z._default(z.boolean(), false),
	noteLine: z._default(z.boolean(), true),
});

/** What each setting means, and a value that is not its default. The plugin names them in its own words and does not carry these. */
export const SETTING_TEXTS: { readonly [Key in keyof Settings]: { readonly says: string; readonly example: Settings[Key] } } = {
	typeKey: { says: 'The front-matter key that names a note’s type.', example: 'kind' },
	typesFolder: { says: 'The folder of the notes that describe types.', example: 'Meta/Types' },
	templatesFolder: {
		says: 'The folder of templates, which are never checked. Where none is set, that of the app’s own templates, or else of Templater.',
		example: 'Meta/Templates',
	},
	ignoredFolders: { says: 'Folders whose notes are neither checked nor written nor proposed.', example: ['Archive', 'Clippings/Raw'] },
	rules: {
		says: 'Rule to severity; rules that are not named keep their own.',
		example: { 'sources-present': 'off', 'link-near-miss': 'error' },
	},
	relatedHeadings: {
		says: 'Headings of the section that lists related notes. Where none is there the first of your own list is made; without one, the heading that notes of the type have, in the same language or folder first, then others.',
		example: ['Related Notes', 'Connections'],
	},
	sourceHeadings: {
		says: 'Headings of sections that give sources. What is made where none is there is told as for related notes.',
		example: ['Sources', 'Literature'],
	},
	relatedLimit: {
		says: 'How many bullets a related section may hold; `auto`: as many as the vault’s own hand-written sections.',
		example: 12,
	},
	relatedAutomatic: { says: 'When the plugin writes related notes without the preview.', example: 'on-link' },
	relatedAutomaticOffered: { says: 'Whether the plugin has offered the automatic modes.', example: true },
	learnTypesOffered: { says: 'Whether the plugin has offered to learn the vault’s own types.', example: true },
	relatedExcludedTypes: { says: 'Types whose notes are never proposed as related.', example: ['event'] },
	relatedExcludedFolders: { says: 'Folders whose notes are never proposed as related.', example: ['Journal'] },
	backlinksHiddenTypes: { says: 'Types that the backlinks view hides.', example: ['daily'] },
	backlinksHiddenFolders: { says: 'Folders that the backlinks view hides.', example: ['Journal'] },
	backlinksGroupBy: { says: 'How the backlinks view groups; `place` is the field or section.', example: 'folder' },
	backlinksSort: { says: 'How the backlinks view sorts.', example: 'name' },
	addToIndexNote: { says: 'Whether a new note adds its line to the index note of its folder.', example: true },
	linkHealth: { says: 'Whether the plugin may ask for the pages of sources, one run at a time, when told to.', example: true },
	noteLine: { says: 'Whether the plugin shows the line above the note.', example: false },
};

export type Settings = z.infer<typeof settingsSchema>;

/** Settings as used, and a sentence for each stored value that was not understood and replaced by its default. */
export interface ParsedSettings {
	readonly settings: Settings;
	readonly problems: readonly string[];
	/** The settings that have their default because what was stored was not understood. */
	readonly replaced: readonly string[];
}

/**
 * The settings in `stored`, defaults where it says nothing.
 * A value that cannot be understood is replaced by its default, an entry of a list or of `rules` left out, and each
 * is named in `problems`; what is not a setting is passed over. Never throws, never changes `stored`.
 */
export function parseSettings(stored: unknown): ParsedSettings {
	const given = ownSettings(stored);
	const problems: string[] = [];
	const replaced: string[] = [];
	// Each round takes out at least one value, and there are no more rounds than values.
	for (;;) {
		const result = settingsSchema.safeParse(given);
		if (result.success) return { settings: result.data, problems, replaced };
		const places = new Map(result.error.issues.map(({ path }) => [path.slice(0, 2).map(String).join('.'), path]));
		// From the end, so that the entries of a list keep their positions until it is their turn.
		for (const [name, [key, entry]] of [...places].reverse()) {
			if (entry === undefined) replaced.push(String(key));
			problems.push(takeOut(given, name, String(key), entry));
		}
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
