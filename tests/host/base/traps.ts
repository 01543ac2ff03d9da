/**
 * Makes what no phone has throw when it is asked for. Stricter than a phone, where `typeof process`
 * is answered: a plugin that only looks is found too, and `hits` names what it looked for.
 */
export function setTraps(): string[] {
	const hits: string[] = [];
	const spring = (name: string): never => {
		hits.push(name);
		throw new ReferenceError(`${name} is not there on a phone`);
	};
	for (const name of ['Buffer', 'process', 'require']) Object.defineProperty(window, name, { configurable: true, get: () => spring(name) });
	// The real one stays where `instanceof` looks; only making code of text is caught.
	const RealFunction = Function;
	const trapped = function (): never { return spring('Function'); };
	Object.defineProperty(trapped, 'prototype', { value: RealFunction.prototype });
	Object.defineProperty(RealFunction.prototype, 'constructor', { value: trapped, configurable: true, writable: true });
	Object.assign(window, { eval: () => spring('eval'), Function: trapped });
	return hits;
}
