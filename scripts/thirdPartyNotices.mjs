// The licence texts of what a build has in it, as its authors ask for: made from the build's own list of parts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages without a licence file of their own, and the package of the same author under the same licence that has one. */
const LICENSED_WITH = { '@citation-js/date': '@citation-js/core', '@citation-js/name': '@citation-js/core' };

/**
 * The folders of the packages that are in a build, sorted; each once.
 *
 * @param metafile what esbuild says of the build.
 */
export function packagesIn({ outputs }) {
	const folders = new Set();
	const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
	for (const [path, { bytesInOutput }] of inputs) {
		if (bytesInOutput === 0) continue;
		const at = path.lastIndexOf('node_modules/');
		if (at === -1) continue;
		const [first, second] = path.slice(at + 'node_modules/'.length).split('/');
		folders.add(path.slice(0, at) + join('node_modules', first, first.startsWith('@') ? second : ''));
	}
	return [...folders].map((folder) => folder.replace(/\/$/, '')).sort();
}

/**
 * The notices of the packages in a build: names, versions and whose they are, and under them the terms, which most have word for word: each once.
 *
 * @throws if a package has no licence text: it may not be given away then.
 */
export function thirdPartyNotices(metafile) {
	const byTerms = new Map();
	for (const folder of packagesIn(metafile)) {
		const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const text = licenseText(folder, name);
		if (text === undefined)
			throw new Error(`${name} is in the build and has no licence text; say in scripts/thirdPartyNotices.mjs where it stands`);
		const { owners, terms } = termsIn(text);
		const key = terms.replaceAll(/\s+/g, ' ');
		const group = byTerms.get(key) ?? { terms, byOwners: new Map() };
		byTerms.set(key, group);
		group.byOwners.set(owners, [...(group.byOwners.get(owners) ?? []), `${name} ${version} (${license})`]);
	}
	const groups = [...byTerms.values()].map(({ terms, byOwners }) => {
		const packages = [...byOwners].map(([owners, names]) => `${names.join('\n')}\n${owners === '' ? '' : `\n${owners}\n`}`);
		return `${packages.join('\n')}\n${terms}\n`;
	});
	return groups.join(`\n${'-'.repeat(72)}\n\n`);
}

/** What stands before the terms of a licence, such as whose the work is, and the terms, from their first words on; all is terms where they begin otherwise. */
function termsIn(text) {
	const at = Math.max(0, text.search(/^Permission (?:is hereby granted|to use)/m));
	return { owners: text.slice(0, at).trim(), terms: text.slice(at) };
}

function licenseText(folder, name) {
	const other = LICENSED_WITH[name];
	const where = other === undefined ? folder : folder.slice(0, -name.length) + other;
	const file = existsSync(where) ? readdirSync(where).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry)) : undefined;
	return file === undefined ? undefined : readFileSync(join(where, file), 'utf8').replaceAll('\r\n', '\n').trim();
}
