import { isObject } from '../text/isObject.ts';
import { type Settings, settingsSchema } from './settings.ts';

/**
 * The settings of `stored`, the plugin's data, that stand beside `settings` instead of in it, where nothing reads them: a sentence each.
 *
 * @param name is what the file is called.
 */
export function misplacedSettings(stored: unknown, name: string): readonly string[] {
	if (!isObject(stored)) return [];
	const beside = Object.keys(stored).filter(
		(key) => Object.hasOwn(settingsSchema.shape, key) && !STORED_BESIDE.includes(key as keyof Settings),
	);
	return beside.map((key) => `\`${key}\` in ${name} is not read where it stands; settings stand under \`settings\``);
}

/** A part of the stored data that has the name of a setting: what was found of links, and whether they may be asked for. */
const STORED_BESIDE: readonly (keyof Settings)[] = ['linkHealth'];
