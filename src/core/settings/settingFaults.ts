import { inlineCode } from '../text/inlineCode.ts';
import { nearestWord } from '../text/nearestWord.ts';
import { showValue } from '../text/showValue.ts';
import { describeSettings, expectedAt } from './describeSettings.ts';
import type { StoredObject } from './patchStored.ts';
import { settingsSchema } from './settings.ts';

/** Something that is wrong in settings that somebody wrote by hand. */
export interface SettingFault {
	/** The key, and where it is one entry of the value that is wrong, that entry's key or position. */
	readonly path: readonly (string | number)[];
	/** Whether it is the key that is wrong, and not what stands after it. */
	readonly isKey: boolean;
	readonly message: string;
}

/**
 * Everything that is wrong in `given`, which a person wrote: a value that is not allowed, a key that is no setting.
 *
 * @param known are keys that may stand beside the settings.
 */
export function settingFaults(given: StoredObject, known: readonly string[] = []): readonly SettingFault[] {
	const keys = Object.keys(settingsSchema.shape);
	const unknown = Object.keys(given)
		.filter((key) => !keys.includes(key) && !known.includes(key))
		.map((key): SettingFault => {
			const near = nearestWord(key, keys);
			return {
				path: [key],
				isKey: true,
				message: `${inlineCode(key)} is no setting${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
			};
		});
	const { error } = settingsSchema.safeParse(given);
	const places = new Map((error?.issues ?? []).map(({ path }) => [JSON.stringify(path.slice(0, 2)), path.slice(0, 2)]));
	return [...unknown, ...[...places.values()].map((path) => valueFault(given, path))];
}

function valueFault(given: StoredObject, path: readonly PropertyKey[]): SettingFault {
	const value = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), given);
	const example = describeSettings().find(({ key }) => key === path[0])?.example;
	const such = path.length > 1 ? '' : `, such as \`${JSON.stringify(example)}\``;
	return {
		path: path.map((key) => (typeof key === 'number' ? key : String(key))),
		isKey: false,
		message: `${inlineCode(path.map(String).join('.'))} is \`${showValue(value)}\`; expected ${expectedAt(path) ?? 'something else'}${such}`,
	};
}
