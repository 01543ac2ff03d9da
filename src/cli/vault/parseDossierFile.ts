import type { Buffer } from 'node:buffer';
import { getNodeValue, type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { RULES } from '../../core/rules/rules.ts';
import type { StoredObject } from '../../core/settings/patchStored.ts';
import { inlineCode } from '../../core/text/inlineCode.ts';
import { isObject } from '../../core/text/isObject.ts';
import { type SettingFault, settingFaults } from '../../core/settings/settingFaults.ts';
import { DECISION_KEYS, LISTED_DECISIONS } from '../../core/settings/storedDecisions.ts';
import { lineStartsOf, positionAt } from '../../core/text/lineStarts.ts';
import { nearestWord } from '../../core/text/nearestWord.ts';
import { showValue } from '../../core/text/showValue.ts';
import { OperatorError } from '../operatorError.ts';
import { DOSSIER_FILE } from './dataFile.ts';

/** What the plugin's `data.json` has beside its settings, and what the command may keep in a file of settings alone. */
const BESIDE = ['version', ...DECISION_KEYS];

/** So many faults say enough. */
const MAX_TOLD = 10;

/**
 * What `.dossier.json` says, in the form of the plugin's `data.json`. It was written by a person, so nothing in it is passed over.
 *
 * @throws {OperatorError} with line and column for each thing in it that is not understood.
 */
export function parseDossierFile(bytes: Buffer): StoredObject {
	const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
	const root = treeOf(text);
	const value: unknown = JSON.parse(text);
	if (!isObject(value))
		throw refusal(text, [{ offset: root.offset, message: `${showValue(value)} is no object; expected one such as {"relatedLimit": 12}` }]);
	const isWholeData = isObject(value['settings']);
	const settings = isWholeData ? (value['settings'] as StoredObject) : value;
	const at = isWholeData ? ['settings'] : [];
	const placeOf = placesIn(root);
	const faults = [...settingFaults(settings, isWholeData ? LISTED_DECISIONS : BESIDE), ...ruleFaults(settings['rules'])].map(
		({ path, isKey, message }) => ({ offset: placeOf([...at, ...path], isKey), message }),
	);
	const all = [...faults, ...repeatedKeys(root)].sort((a, b) => a.offset - b.offset);
	if (all.length > 0) throw refusal(text, all);
	return isWholeData ? value : { ...Object.fromEntries(BESIDE.map((key) => [key, value[key]])), settings };
}

/** Rules that there are not: settings themselves know nothing of rules. */
function ruleFaults(rules: unknown): readonly SettingFault[] {
	if (!isObject(rules)) return [];
	const ids = RULES.map(({ id }) => id);
	return Object.keys(rules)
		.filter((id) => !ids.includes(id))
		.map((id) => {
			const near = nearestWord(id, ids);
			return {
				path: ['rules', id],
				isKey: true,
				message: `${inlineCode(id)} is no rule${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
			};
		});
}

interface PlacedFault {
	readonly offset: number;
	readonly message: string;
}

/** The tree of a text that is JSON. */
function treeOf(text: string): Node {
	const errors: ParseError[] = [];
	let root: Node | undefined;
	try {
		root = parseTree(text, errors, { disallowComments: true });
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new OperatorError(`${DOSSIER_FILE} has lists in lists without end; mend it or move it away`);
	}
	const [first] = errors;
	if (root !== undefined && first === undefined) return root;
	const name = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error);
	const what = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
	throw refusal(text, [{ offset: first?.offset ?? 0, message: `this is not JSON: ${what}; mend it or move the file away` }]);
}

/** What tells where a key, or what stands after it, is written in `root`; the text's begin where it is nowhere. An object is gone through once. */
function placesIn(root: Node): (path: readonly (string | number)[], isKey: boolean) => number {
	const propertiesOf = new Map<Node, ReadonlyMap<unknown, Node>>();
	const propertyOf = (object: Node, key: string): Node | undefined => {
		const known = propertiesOf.get(object);
		if (known) return known.get(key);
		// Of two keys of one name the first is meant.
		const properties = new Map(
			[...(object.children ?? [])].reverse().map((property) => [property.children?.[0]?.value as unknown, property]),
		);
		propertiesOf.set(object, properties);
		return properties.get(key);
	};
	return (path, isKey) => {
		let node: Node | undefined = root;
		let property: Node | undefined;
		for (const step of path) {
			property = node?.type === 'object' ? propertyOf(node, String(step)) : undefined;
			node = node?.type === 'array' ? node.children?.[Number(step)] : property?.children?.[1];
		}
		return (isKey ? property?.children?.[0] : node)?.offset ?? 0;
	};
}

/** Keys that stand twice in one object, which is at most an entry of `settings.rules`: of two values only one would count. */
function repeatedKeys(node: Node, depth = 3): readonly PlacedFault[] {
	if (depth === 0) return [];
	const seen = new Set<string>();
	return (node.children ?? []).flatMap((child) => {
		const [key, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
		const inner = value === undefined ? [] : repeatedKeys(value, depth - 1);
		if (key === undefined) return inner;
		const name = String(getNodeValue(key));
		const isRepeated = seen.has(name);
		seen.add(name);
		return isRepeated ? [{ offset: key.offset, message: `\`${name}\` stands here a second time` }, ...inner] : inner;
	});
}

function refusal(text: string, faults: readonly PlacedFault[]): OperatorError {
	const starts = lineStartsOf(text);
	const lines = faults.slice(0, MAX_TOLD).map(({ offset, message }) => {
		const { line, column } = positionAt(starts, offset);
		return `${DOSSIER_FILE}:${line}:${column}: ${message}`;
	});
	if (faults.length > MAX_TOLD) lines.push(`${faults.length - MAX_TOLD} more in ${DOSSIER_FILE}`);
	return new OperatorError(lines.join('\ndossier: '));
}
