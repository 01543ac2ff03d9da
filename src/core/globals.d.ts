/**
 * The one global that core uses beyond ECMAScript: the WHATWG URL parser, which every host has.
 * Core is compiled without the DOM and without Node's types, so it is declared here.
 */
declare class URL {
	constructor(url: string, base?: string);
	static canParse(url: string, base?: string): boolean;
	readonly protocol: string;
	readonly hostname: string;
	readonly host: string;
	readonly port: string;
	readonly pathname: string;
	readonly search: string;
	readonly hash: string;
	readonly username: string;
	readonly password: string;
	readonly href: string;
	readonly origin: string;
}
