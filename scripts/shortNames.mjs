// Short names for our own methods in main.js, where they are called and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TYPESCRIPT = join('node_modules', 'typescript', 'lib');

/** A method of a class or an interface, as the formatter writes it: of more than one word, since a name of one is easily somebody else's as well. */
const METHOD = /^\t(?:(?:async|static|get|set) )*\*?([a-z]+[A-Z]\w*)(?:<[^>]*>)?\(.*[{;]$/gm;

/** Imports, and what a type picks by its name, are no text of the program. */
const OF_TYPES = /^import [^;]*;|\b(?:Pick|Omit)<[^'>]*'[^>]*>|\b[A-Z]\w*\['\w+'\]/gm;

/**
 * The names of methods of ours, each with a short one by which nothing of the app goes. A name stays as it is where the app or the
 * browser has it, where other plugins are told of it, where it stands in quotes, and where anything but a function is called so, or may
 * be: that may be stored or printed.
 */
export function shortNames() {
	const ours = ['core', 'obsidian'].flatMap((folder) => sourcesIn(join('src', folder)));
	const text = ours.map(({ text: own }) => own.replace(OF_TYPES, '')).join('\n');
	const published = ours.filter(({ path }) => path.includes(join('obsidian', 'api'))).map(({ text: own }) => own);
	const taken = new Set([...published, ...otherTypes()].flatMap((types) => types.match(/\w+/g) ?? []));
	const methods = [...new Set(Array.from(text.matchAll(METHOD), ([, name]) => name))].filter((name) => !taken.has(name));
	const isOnlyCalled = (name) => {
		const declared = text.matchAll(new RegExp(`\\b${name}\\??\\s*:(?! \\(| async \\()|['"\`]${name}['"\`]|[{,]\\s*${name}\\s*[,}]`, 'g'));
		return declared.next().done === true;
	};
	return Object.fromEntries(methods.filter(isOnlyCalled).map((name, at) => [name, `$${at.toString(36)}`]));
}

function sourcesIn(folder) {
	return readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.ts'))
		.sort()
		.map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}

/** What the app and the browser declare. */
function otherTypes() {
	const files = readdirSync(TYPESCRIPT).filter((name) => /^lib\.(?:dom|es)[\w.]*\.d\.ts$/.test(name));
	const modules = ['obsidian/obsidian.d.ts', ...['state', 'view', 'language'].map((name) => `@codemirror/${name}/dist/index.d.ts`)];
	return [...files.map((name) => join(TYPESCRIPT, name)), ...modules.map((name) => join('node_modules', name))].map((path) =>
		readFileSync(path, 'utf8'),
	);
}
