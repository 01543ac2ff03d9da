// What the parts of main.js cost, and how large it may be.

/** With the licences at its end, as it is written. A phone loads it at every start: what is added has to be worth its place, which `docs/decisions/bundle.md` tells, or something else has to go. */
const MOST_BYTES = 957_350;

/** What it should be. */
const WANTED_BYTES = 720_000;

/** What may be looked at in place of being read: who stands to whom, what happened when, what changed, what notes of a base come to. */
const MOST_VIEW_BYTES = 47_200;

/**
 * Where that begins, each file with the functions that are called; a build without them says what they cost. The rows in which the view of
 * the vault's sources tells publishers by share stand among its others and are not counted.
 */
export const VIEW_ENTRIES = {
	'src/obsidian/features/matrix/registerMatrix.ts': ['registerMatrix'],
	'src/obsidian/features/timeline/registerTimeline.ts': ['registerTimeline'],
	'src/obsidian/features/figures/figuresBasesView.ts': ['registerFigures'],
	'src/obsidian/features/history/registerHistory.ts': ['registerHistory'],
	'src/core/sources/publisherShares.ts': ['onePublisherNotes', 'publisherPeriods'],
	'src/core/types/baseForType.ts': ['baseForType'],
};

/** A part that is larger has a reason. */
const NAMED_FROM_BYTES = 10_000;

const REASONS = {
	'@citation-js/plugin-bibtex': 'export of sources as BibTeX: which fields an entry has and how they are written',
	'@tanstack/virtual-core': 'lists of ten thousand rows that scroll, on phones as well',
	'ipaddr.js': 'which addresses are public: a check of links asks no other',
	'src/core/checking': 'putting a check together, and applying fixes',
	'src/core/merging': 'two notes on one thing made one, without losing a line',
	'src/core/note': 'reading notes, and planning and verifying every edit of one',
	'src/core/related': 'which notes are related, and why',
	'src/core/rules': 'the rules, with what they say',
	'src/core/settings': 'settings and decisions, read from what may be damaged or of another version',
	'src/core/sources': 'reading, comparing, citing, checking and exporting sources',
	'src/core/templates': 'new notes from templates',
	'src/core/text': 'edits, folding, words and distances of texts',
	'src/core/timeline': 'dates of any age, and what notes date',
	'src/core/types': 'kinds of fields, the built-in types, reading and inferring types',
	'src/core/vault': 'the index of a vault: records, links, names',
	'src/obsidian/api': 'what other plugins may ask',
	'src/obsidian/changes': 'bulk changes, what was written by them and the way back',
	'src/obsidian/index': 'the index of the open vault, kept up to date and stored in the browser',
	'src/obsidian/features': 'views, dialogs and commands',
	'src/obsidian/settings': 'the settings tab, and settings that several devices change',
	'src/obsidian/editor': 'completion in the editor',
	'src/obsidian/ui': 'what several views are made of',
	yaml: 'front matter that the short way cannot read, and its places',
	zod: 'validation of fields, and of what is stored',
};

/**
 * Prints what main.js is made of, by package or by folder of ours, with the reason for each large part; gives whether it is small enough.
 *
 * @param build the size of main.js in bytes, as it is written, and esbuild's description of the build; the parts are as large as esbuild leaves
 * them, before main.js as a whole is made smaller.
 */
export function tellSizes({ metafile, total }) {
	const parts = new Map();
	for (const [path, size] of filesOf(metafile)) {
		const part = partOf(path);
		parts.set(part, (parts.get(part) ?? 0) + size);
	}
	console.log(`main.js ${kilobytes(total)}, at most ${kilobytes(MOST_BYTES)}; ${kilobytes(WANTED_BYTES)} are wanted`);
	const large = [...parts].filter(([, size]) => size >= NAMED_FROM_BYTES).sort((a, b) => b[1] - a[1]);
	for (const [part, size] of large) console.log(`  ${kilobytes(size).padStart(9)}  ${part}: ${REASONS[part] ?? 'NO REASON'}`);
	const unnamed = large.filter(([part]) => REASONS[part] === undefined);
	for (const [part] of unnamed) console.log(`FAIL  ${part} has no reason in scripts/bundleSizes.mjs`);
	if (total > MOST_BYTES)
		console.log(
			`FAIL  main.js is ${kilobytes(total - MOST_BYTES)} too large; make something smaller, or say in docs/decisions/bundle.md why it may grow`,
		);
	return total <= MOST_BYTES && unnamed.length === 0;
}

/**
 * Prints what the views of `VIEW_ENTRIES` cost: by how much main.js is smaller without them; gives whether that is little enough.
 *
 * @param whole the build, as `tellSizes` is given it.
 * @param rest the build without these views.
 * @param withFiles whether each file that is smaller or gone without them is named, largest first, as esbuild leaves it.
 */
export function tellViews(whole, rest, withFiles) {
	const size = whole.total - rest.total;
	console.log(`views of relations, times and changes ${kilobytes(size)}, at most ${kilobytes(MOST_VIEW_BYTES)}`);
	if (withFiles) {
		const left = filesOf(rest.metafile);
		const own = [...filesOf(whole.metafile)].map(([path, bytes]) => [path, bytes - (left.get(path) ?? 0)]);
		for (const [path, bytes] of own.filter(([, bytes]) => bytes > 0).sort((a, b) => b[1] - a[1]))
			console.log(`  ${String(bytes).padStart(6)}  ${path}`);
	}
	if (size > MOST_VIEW_BYTES) console.log(`FAIL  these views are ${kilobytes(size - MOST_VIEW_BYTES)} too large`);
	return size <= MOST_VIEW_BYTES;
}

/** The files in main.js with their sizes. */
function filesOf(metafile) {
	return new Map(Object.entries(metafile.outputs['main.js'].inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
}

/** The package that a file is from, or the folder of ours. */
function partOf(path) {
	const inPackage = path.split('node_modules/').at(-1);
	if (!path.includes('node_modules/')) return path.split('/').slice(0, 3).join('/');
	return inPackage
		.split('/')
		.slice(0, inPackage.startsWith('@') ? 2 : 1)
		.join('/');
}

function kilobytes(bytes) {
	return `${(bytes / 1000).toFixed(1)} kB`;
}
