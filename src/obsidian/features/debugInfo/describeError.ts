/** An error as the debug info shows it: nothing of a note's text and no path is left in it. */
export interface DescribedError {
	/** Its class, with the system's code where there is one: `TypeError`, `Error ENOENT`. */
	readonly name: string;
	/** What the engine says of code, with everything in quotes taken out; empty where the message may hold a path or a text. */
	readonly message: string;
	/** Where in the plugin it came from, the innermost first: `line:column of main.js`. */
	readonly places: readonly string[];
}

/** Where an error of the plugin's code says it came from, as V8 and JavaScriptCore write it. */
const PLACE = /plugin:dossier:(\d+):(\d+)/g;

/** So deep into the plugin is enough to find the fault. */
const MAX_PLACES = 5;

/** Errors whose messages engines make, about code. Others (a disk's, a library's, our own) may quote what they were given. */
const OF_CODE = new Set(['TypeError', 'ReferenceError']);

/** Whether the plugin's code stands in the stack of `thrown`. */
export function isOurs(thrown: unknown): boolean {
	return thrown instanceof Error && thrown.stack?.includes('plugin:dossier:') === true;
}

/** `thrown` without anything that comes from the vault. */
export function describeError(thrown: unknown): DescribedError {
	if (!(thrown instanceof Error)) return { name: `a thrown ${typeof thrown}`, message: '', places: [] };
	const name = /^\w{1,40}$/.test(thrown.name) ? thrown.name : 'Error';
	const code = codeOf(thrown);
	return {
		name: code === undefined ? name : `${name} ${code}`,
		message: OF_CODE.has(name) ? withoutQuotes(thrown.message) : '',
		places: [...(thrown.stack ?? '').matchAll(PLACE)].slice(0, MAX_PLACES).map(([, line = '', column = '']) => `${line}:${column}`),
	};
}

/** The code of an error of the system: its own, or the one that its message begins with. */
function codeOf(error: Error): string | undefined {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message.split(':')[0];
	return code !== undefined && /^[A-Z][A-Z0-9_]{2,30}$/.test(code) ? code : undefined;
}

/** A message without what it quotes. An apostrophe between letters quotes nothing. */
function withoutQuotes(message: string): string {
	const cut = message.search(/["`“‘«]|(?<![a-z])'|'(?![a-z])/i);
	return (cut === -1 ? message : `${message.slice(0, cut)}…`).slice(0, 120);
}
