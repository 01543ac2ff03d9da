import { PLUGIN_SOURCE } from './ledger.ts';

/**
 * Makes what no phone has throw when it is asked for. Stricter than a phone, where `typeof process`
 * is answered: a plugin that only looks is found too, and `hits` names what it looked for.
 */
export function setTraps(): string[] {
	const hits: string[] = [];
	const RealFunction = Function;
	const { eval: realEval } = window;
	const isPlugin = (): boolean => (new Error().stack ?? '').includes(PLUGIN_SOURCE);
	const spring = (name: string): never => {
		hits.push(name);
		throw new ReferenceError(`${name} is not there on a phone`);
	};
	for (const name of ['Buffer', 'process', 'require']) Object.defineProperty(window, name, { configurable: true, get: () => spring(name) });
	// Whoever drives the page evaluates text as well: only the plugin is caught. The prototype stays for `instanceof`.
	const trapped = function (...args: string[]): unknown {
		return isPlugin() ? spring('Function') : RealFunction(...args);
	};
	Object.defineProperty(trapped, 'prototype', { value: RealFunction.prototype });
	Object.defineProperty(RealFunction.prototype, 'constructor', { value: trapped, configurable: true, writable: true });
	Object.assign(window, { eval: (code: string): unknown => (isPlugin() ? spring('eval') : realEval(code)), Function: trapped });
	return hits;
}

/** Makes the page one that is refused databases: the browser says so by an error, at once. */
export function refuseDatabases(): void {
	const open = (): never => {
		throw new DOMException('The user denied permission to access the database.', 'SecurityError');
	};
	Object.defineProperty(window, 'indexedDB', { configurable: true, value: { open, databases: () => Promise.resolve([]) } });
}
