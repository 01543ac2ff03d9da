import * as z from 'zod/mini';
import { SETTING_TEXTS, type Settings, settingsSchema } from './settings.ts';

/** A setting as a page or a message shows it. */
export interface SettingDescription {
	readonly key: keyof Settings;
	/** What may stand there, such as ``list of folders`` or ``one of `name`, `date` ``. */
	readonly type: string;
	readonly standard: unknown;
	/** A value that is allowed and not the default. */
	readonly example: unknown;
	readonly says: string;
}

/** Every setting, in the order of the schema, from which type and default are read. */
export function describeSettings(): readonly SettingDescription[] {
	return Object.entries(schemas()).map(([name, schema]) => {
		const key = name as keyof Settings;
		return { key, type: typeWords(schema), standard: schema.default, ...SETTING_TEXTS[key] };
	});
}

/** What may stand at `path`, a key or a key and one entry of its value; `undefined` where there is no such setting. */
export function expectedAt([key, entry]: readonly PropertyKey[]): string | undefined {
	const schema = Object.entries(schemas()).find(([name]) => name === key)?.[1];
	if (schema === undefined || entry === undefined) return schema && typeWords(schema);
	const inner = schema.items ?? schema.additionalProperties;
	return inner && typeWords(inner);
}

/** As much of a JSON Schema as the schema of settings makes. */
interface JsonSchema {
	readonly type?: string;
	readonly default?: unknown;
	readonly description?: string;
	readonly const?: string;
	readonly enum?: readonly string[];
	readonly anyOf?: readonly JsonSchema[];
	readonly items?: JsonSchema;
	readonly additionalProperties?: JsonSchema;
	readonly minItems?: number;
	readonly minimum?: number;
}

function schemas(): Readonly<Record<string, JsonSchema>> {
	return z.toJSONSchema(settingsSchema, { io: 'input' }).properties as Record<string, JsonSchema>;
}

function typeWords(schema: JsonSchema): string {
	if (schema.anyOf !== undefined) return schema.anyOf.map(typeWords).join(' or ');
	if (schema.enum !== undefined) return `one of ${schema.enum.map((value) => `\`${value}\``).join(', ')}`;
	if (schema.const !== undefined) return `\`${schema.const}\``;
	if (schema.items !== undefined) return `list of ${typeWords(schema.items)}s${schema.minItems === undefined ? '' : ', at least one'}`;
	if (schema.additionalProperties !== undefined) return `map to ${typeWords(schema.additionalProperties)}`;
	if (schema.type === 'boolean') return '`true` or `false`';
	if (schema.type === 'integer') return `whole number of ${schema.minimum ?? 0} or more`;
	return schema.description ?? 'text';
}
