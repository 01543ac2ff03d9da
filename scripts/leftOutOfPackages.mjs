// What a build takes out of packages, as it is never reached, or puts in its place: plugins of esbuild, each for a package or two.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// gray-matter's own engines hold js-yaml and an `eval` of the note's text. Core hands it an engine for YAML; every other one refuses.
export const refusingEngines = {
	name: 'refusing-engines',
	setup({ onLoad }) {
		onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
			contents: `
				const refuse = (language) => {
					const fail = () => { throw new Error('front matter in ' + language + ' is not read'); };
					return { parse: fail, stringify: fail };
				};
				module.exports = { yaml: refuse('yaml'), json: refuse('json'), javascript: refuse('javascript') };
			`,
			loader: 'js',
		}));
	},
};

/** Other contents for files of packages, or what makes them of those that are there, each named by its package, a space and the end of its path: in place of what is never reached. */
function withParts(name, parts) {
	return {
		name,
		setup({ onLoad }) {
			for (const [part, contents] of Object.entries(parts)) {
				const [inPackage, end] = part.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]').split(' ');
				const filter = new RegExp(`node_modules[\\\\/]${inPackage}[\\\\/](?:.*[\\\\/])?${end}$`);
				onLoad({ filter }, ({ path }) => ({
					contents: typeof contents === 'function' ? contents(readFileSync(path, 'utf8')) : contents,
					loader: 'js',
					resolveDir: dirname(path),
				}));
			}
		},
	};
}

/** What makes a file's text one without the functions of these names, which are never called; each is there. */
const without = (functionNamed, names) => (text) =>
	names.split(' ').reduce((left, name) => {
		const rest = left.replace(functionNamed(name), '');
		if (rest === left) throw new Error(`there is no ${name} any more where it was`);
		return rest;
	}, text);
const methodNamed = (name) => new RegExp(`^ {4}(?:static )?${name}\\([^]*?^ {4}}\n`, 'm');

/** Modules that a dependency names and that are never reached: each becomes an empty module. */
function stub(name, pattern, importers) {
	return {
		name,
		setup({ onResolve, onLoad }) {
			onResolve({ filter: pattern }, ({ path, importer }) => (importers.test(importer) ? { path, namespace: name } : undefined));
			onLoad({ filter: /.*/, namespace: name }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
		},
	};
}

// citation-js is given data and asked to write BibTeX. What reads formats, parses names and dates, fetches identifiers and
// writes BibLaTeX is never reached and stays out: there is then nothing in main.js that could ask the network.
const CITATION_PARTS = {
	'@citation-js core/lib-mjs/index.js':
		"import * as plugins from './plugins/index.js'; import { Translator } from './util/translator.js'; const util = { Translator }; export { plugins, util };",
	'@citation-js core/lib-mjs/plugins/input/index.js': 'export const add = () => {}; export const remove = () => {};',
	'@citation-js name/lib/input.js': "exports.default = () => { throw new Error('names are not parsed'); };",
	'@citation-js date/lib/input.js': "exports.default = () => { throw new Error('dates are not parsed'); };",
	'@citation-js plugin-bibtex/lib-mjs/input/index.js': "export const ref = '@bibtex'; export const formats = {};",
	'@citation-js plugin-bibtex/lib-mjs/mapping/biblatex.js': 'export default {};',
	'@citation-js plugin-bibtex/lib-mjs/mapping/biblatexTypes.json': 'export default {};',
	// What it would write in place of characters outside ASCII, which are left as they are.
	'@citation-js plugin-bibtex/lib-mjs/input/constants.js': `
		export const fieldTypes = ${JSON.stringify(bibtexFieldTypes())};
		export const diacritics = {}, commands = {}, mathCommands = {}, ligatures = {};`,
};

/** How the fields that an entry of BibTeX may have are written; those of BibLaTeX are three times as many. */
function bibtexFieldTypes() {
	const folder = join('node_modules', '@citation-js', 'plugin-bibtex', 'lib-mjs');
	const mapping = readFileSync(join(folder, 'mapping', 'bibtex.js'), 'utf8');
	const types = JSON.parse(readFileSync(join(folder, 'input', 'fieldTypes.json'), 'utf8'));
	return Object.fromEntries(Object.entries(types).filter(([field]) => mapping.includes(`'${field}'`)));
}

export const bibtexOnly = withParts('bibtex-only', CITATION_PARTS);
// YAML is read and never written: what writes it stays out, and so do other schemas than the one that is asked for by name.
const WRITTEN_YAML = {
	'foldFlowLines.js': 'export const FOLD_BLOCK = "block", FOLD_FLOW = "flow", FOLD_QUOTED = "quoted", foldFlowLines = never;',
	'stringify.js': 'export const createStringifyContext = never, stringify = never;',
	'stringifyCollection.js': 'export const stringifyCollection = never;',
	'stringifyComment.js': 'export const indentComment = never, lineComment = never, stringifyComment = never;',
	'stringifyDocument.js': 'export const stringifyDocument = never;',
	'stringifyNumber.js': 'export const stringifyNumber = never;',
	'stringifyPair.js': 'export const stringifyPair = never;',
	'stringifyString.js': 'export const stringifyString = never;',
};
/** What a value may be said to be in so many words. */
const KNOWN_TAGS = ['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp'];
/** What is only called where YAML is changed or written; what writes nodes stays, since keys that are none are made texts by it. */
const CHANGING_METHODS = {
	'doc/Document.js': 'clone add addIn createAlias createNode createPair delete deleteIn get getIn has hasIn set setIn toJSON toString',
	'nodes/Collection.js': 'clone addIn deleteIn getIn hasIn setIn',
	'nodes/YAMLMap.js': 'from',
	'nodes/YAMLSeq.js': 'delete get has set from',
	'nodes/Node.js': 'clone toJS',
	'nodes/Pair.js': 'clone',
	'schema/yaml-1.1/set.js': 'add get set from',
	'doc/directives.js': 'toString',
};
/** Files whose errors are told by code and place. Of few is the message read, all of which say one of these. */
const TELLING = ['block-scalar', 'flow-collection', 'end', 'block-map', 'block-seq', 'props'].map((name) => `resolve-${name}`);
const READ_MESSAGE = /quote|Implicit map keys|Invalid escape/;
const withoutMessages = (text) =>
	text.replace(/(onError\((?:[^()']|\([^()]*\))*?'[A-Z_]+', )('[^'\n]*'|`[^`\n]*`)/g, (whole, call, message) =>
		READ_MESSAGE.test(message) ? whole : `${call}''`,
	);
const never = "function never() { throw new Error('YAML is not written'); }";
export const readingYaml = withParts('reading-yaml', {
	...Object.fromEntries(Object.entries(WRITTEN_YAML).map(([file, contents]) => [`yaml stringify/${file}`, `${contents}\n${never}`])),
	...Object.fromEntries(Object.entries(CHANGING_METHODS).map(([file, names]) => [`yaml ${file}`, without(methodNamed, names)])),
	...Object.fromEntries([...TELLING, 'compose-node', 'compose-collection'].map((file) => [`yaml compose/${file}.js`, withoutMessages])),
	'yaml schema/tags.js': `
		import { schema } from './core/schema.js';
		${KNOWN_TAGS.map((tag) => `import { ${tag} } from './yaml-1.1/${tag}.js';`).join('\n')}
		export const coreKnownTags = { ${KNOWN_TAGS.map((tag) => `'tag:yaml.org,2002:${tag}': ${tag}`).join(', ')} };
		export const getTags = () => schema.slice();`,
	'yaml doc/createNode.js': `export const createNode = never;\n${never}`,
	'yaml doc/applyReviver.js': `export const applyReviver = never;\n${never}`,
	'yaml doc/anchors.js': `export const anchorIsValid = never, anchorNames = never, createNodeAnchors = never, findNewAnchor = never;\n${never}`,
	// Errors are told by their code and place; core asks for no pretty ones.
	'yaml parse/line-counter.js': `export const LineCounter = never;\n${never}`,
	'yaml dist/errors.js': (text) => `${text.replace(/const prettifyError = [^]*?\n};\n/, 'const prettifyError = never;\n')}\n${never}`,
	'yaml parse/cst-visit.js': `export const visit = never;\n${never}`,
});
const assignedTo = (name) => new RegExp(`^( +)(?:ipaddr|IPv[46])(?:\\.\\w+)*\\.${name} = function[^]*?^\\1};\n`, 'gm');
// Addresses are read and compared with what is private; networks are neither read nor written, and no address is shown.
export const addressesOnly = withParts('addresses-only', {
	'ipaddr.js lib/ipaddr.js': without(
		assignedTo,
		'broadcastAddressFromCIDR isValidCIDR isValidFourPartDecimal isValidCIDRFourPartDecimal networkAddressFromCIDR parseCIDR subnetMaskFromPrefixLength prefixLengthFromSubnetMask toIPv4MappedAddress toFixedLengthString toNormalizedString toRFC5952String toString fromByteArray',
	),
});
// gray-matter is given a text and options that are objects; it writes nothing and knows no sections.
export const matterOnly = withParts('matter-only', {
	'gray-matter lib/stringify.js': 'module.exports = () => {};',
	'section-matter index.js': 'module.exports = () => {};',
	'kind-of index.js': "module.exports = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);",
});
// What is validated is there; no schema is handed to another library.
const schemaMethodNamed = (name) => new RegExp(`^ {4}(?:[gs]et )?${name}\\([^]*?^ {4}},\n`, 'gm');
export const validationOnly = withParts('validation-only', {
	'zod mini/schemas.js': without(schemaMethodNamed, 'parse parseAsync safeParseAsync brand register apply with'),
	'zod core/schemas.js': without(schemaMethodNamed, '"~standard"'),
	// Of the forms of times one is known.
	'zod mini/external.js': (text) =>
		`${without((name) => `export * as ${name} from "./iso.js";`, 'iso')(text)}import { datetime } from './iso.js'; export const iso = { datetime };`,
});
// Lists go down the page in one lane and begin at its top: what is asked of options that nobody sets has one answer, and some methods nobody calls.
const arrowNamed = (name) => new RegExp(`^ {4}this\\.${name} = \\([^]*?^ {4}};\n`, 'm');
const UNSET_OPTIONS = {
	'(?:this\\.options\\.)?\\blanes === 1': 'true',
	'\\b(?:this\\.options\\.)?\\blanes > 1': 'false',
	'(?:\\b(?:this|instance)\\.)?\\boptions\\.horizontal': 'false',
	'\\{ horizontal, isRtl \\} = this\\.options': 'horizontal = false, isRtl = false',
	'\\b(?:merged|this\\.options)\\.anchorTo === "end"': 'false',
	// What it would stick to.
	'(?<=if \\()(?:anchor && this\\.scrollElement && this\\.options\\.enabled|followOnAppend|anchorDelta !== null)(?=\\))': 'false',
	'\\b(?:this|instance)\\.options\\.use(?:AnimationFrameWithResizeObserver|ScrollendEvent|CachedMeasurements)': 'false',
	'\\bthis\\.options\\.enabled(?= |\\))': 'true',
};
const answered = (text) =>
	Object.entries(UNSET_OPTIONS).reduce((left, [question, answer]) => {
		const rest = left.replace(new RegExp(question, 'g'), answer);
		if (rest === left) throw new Error(`nothing asks for ${question} any more`);
		return rest;
	}, text);
export const listsOnly = withParts('lists-only', {
	'@tanstack virtual-core/dist/esm/index.js': (text) =>
		answered(
			without(
				arrowNamed,
				'cancelScroll getDistanceFromEnd getVirtualDistanceFromEnd isAtEnd measure scrollBy scrollToEnd takeSnapshot',
			)(text),
		),
});
// gray-matter reads files in `matter.read`, which is never called.
export const withoutFiles = stub('without-files', /^fs$/, /gray-matter/);
// commander starts other programs for subcommands that are programs; ours are not, and loading the module costs more than all of the help.
export const withoutPrograms = stub('without-programs', /^node:child_process$/, /commander/);
