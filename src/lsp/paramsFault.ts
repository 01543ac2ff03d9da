import * as z from 'zod/mini';
import { isObject } from '../core/text/isObject.ts';

const text = z.string('expected text');
const address = z.string('expected an address such as "file:///vault/Iran.md"');
const whole = z.number('expected a whole number').check(z.refine(Number.isInteger, 'expected a whole number'));
// Editors say "to the end of the line" by numbers of any size.
const place = z
	.number('expected a whole number from 0')
	.check(z.refine((value) => Number.isInteger(value) && value >= 0, 'expected a whole number from 0'));
const id = z.union([z.string(), z.number()], 'expected text or a number');

function object<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape> {
	return z.object(shape, 'expected an object');
}

function list<Item extends z.ZodMiniType>(item: Item): z.ZodMiniArray<Item> {
	return z.array(item, 'expected a list');
}

const position = object({ line: place, character: place });
const range = object({ start: position, end: position });
const textDocument = object({ uri: address });
const folders = list(object({ uri: address }));
const atDocument = object({ textDocument });
const atPosition = object({ textDocument, position });
const texts = z.nullish(list(text));

/** What of a capability is gone through; the rest is only compared. */
const capabilities = object({
	general: z.nullish(object({ positionEncodings: texts })),
	textDocument: z.nullish(object({ hover: z.nullish(object({ contentFormat: texts })) })),
	workspace: z.nullish(object({ workspaceEdit: z.nullish(object({ resourceOperations: texts })) })),
});

/** What is used of what comes with each message that is answered or heard. */
const PARAMS: Readonly<Record<string, z.ZodMiniType>> = {
	initialize: object({ capabilities, workspaceFolders: z.nullish(folders), rootUri: z.nullish(address) }),
	'textDocument/didOpen': object({ textDocument: object({ uri: address, version: whole, text }) }),
	'textDocument/didChange': object({
		textDocument: object({ uri: address, version: whole }),
		contentChanges: list(object({ text, range: z.optional(range) })),
	}),
	'textDocument/didClose': atDocument,
	'textDocument/didSave': atDocument,
	'textDocument/diagnostic': atDocument,
	'textDocument/codeLens': atDocument,
	'textDocument/completion': atPosition,
	'textDocument/hover': atPosition,
	'textDocument/codeAction': object({ textDocument, range, context: object({ only: z.optional(list(text)) }) }),
	'workspace/executeCommand': object({ command: text, arguments: z.nullish(z.array(z.unknown(), 'expected a list')) }),
	'workspace/diagnostic': object({ previousResultIds: list(object({ uri: address, value: text })) }),
	'workspace/didChangeWatchedFiles': object({ changes: list(object({ uri: address })) }),
	'workspace/didChangeConfiguration': object({}),
	'workspace/didChangeWorkspaceFolders': object({ event: object({ added: folders, removed: folders }) }),
	'window/workDoneProgress/cancel': object({ token: id }),
	'$/cancelRequest': object({ id }),
	'$/setTrace': object({ value: text }),
	'$/progress': object({ token: id }),
};

/**
 * What is wrong with what came with a message, in words; `undefined` where it is as the protocol has it, as far as anybody uses it, or
 * where nobody answers or hears such a message.
 */
export function paramsFault(method: string, params: unknown): string | undefined {
	const schema = Object.hasOwn(PARAMS, method) ? PARAMS[method] : undefined;
	const issue = schema && z.safeParse(schema, params).error?.issues[0];
	if (issue === undefined) return undefined;
	const name = ['params', ...issue.path].map(String).join('.');
	const value = issue.path.reduce<unknown>((within, key) => (within as Record<PropertyKey, unknown>)[key], params);
	return `\`${name}\` of ${method} is ${value === undefined ? 'missing' : shapeOf(value)}; ${issue.message}`;
}

/** A value in a few letters, whatever its size. */
function shapeOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (isObject(value)) return 'an object';
	return typeof value === 'string' ? 'text' : String(value);
}
