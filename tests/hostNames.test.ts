import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Why a host name stands in what is shipped. None but the first two is ever asked for, and those only when told to. */
const REASONS: Readonly<Record<string, string>> = {
	'archive.org': 'asked for an archived copy of a page, when the user asks; its addresses are known for copies',
	'web.archive.org': 'addresses of copies; asked to save one, when the user asks',
	'wayback.archive.org': 'addresses of copies, as they once were',
	'www.archive.org': 'addresses of copies, as they once were',
	'wayback.archive-it.org': 'addresses of copies',
	'doi.org': 'the form in which a DOI is an address',
	'dx.doi.org': 'an old form of the same',
	'www.doi.org': 'an old form of the same',
	'oadoi.org': 'another resolver of DOIs, read as one',
	'youtube.com': 'one page under several addresses, compared as one',
	'm.youtube.com': 'the same for phones',
	'youtu.be': 'the same, short',
	'en.wikipedia.org': 'sources of the example notes: opened on a click, never asked for',
	'x.com': 'one page under two addresses, compared as one; parameters that track',
	'ft.com': 'parameters that track on that site alone',
	'nytimes.com': 'parameters that track on that site alone',
	'wsj.com': 'parameters that track on that site alone',
	'economist.com': 'parameters that track on that site alone',
	'medium.com': 'parameters that track on that site alone',
	'substack.com': 'parameters that track on that site alone',
	'open.spotify.com': 'parameters that track on that site alone',
	'nip.io': 'leads into private networks: never asked for',
	'sslip.io': 'leads into private networks: never asked for',
	'xip.io': 'leads into private networks: never asked for',
	'traefik.me': 'leads into private networks: never asked for',
	'plex.direct': 'leads into private networks: never asked for',
	'localtest.me': 'leads to this computer: never asked for',
	'lvh.me': 'leads to this computer: never asked for',
	'fuf.me': 'leads to this computer: never asked for',
	'localdev.me': 'leads to this computer: never asked for',
	'lacolhost.com': 'leads to this computer: never asked for',
	'vcap.me': 'leads to this computer: never asked for',
	'local.gd': 'leads to this computer: never asked for',
	'localho.st': 'leads to this computer: never asked for',
	'local-ip.co': 'leads to this computer: never asked for',
	'local-ip.sh': 'leads to this computer: never asked for',
	'lndo.site': 'leads to this computer: never asked for',
	'ddev.site': 'leads to this computer: never asked for',
	'127-0-0-1.org.uk': 'leads to this computer: never asked for',
	'fritz.box': 'the name of a router: never asked for',
	'mshome.net': 'the network of Windows that shares a connection: never asked for',
	'routerlogin.net': 'the name of a router: never asked for',
	'ts.net': 'a private network: never asked for',
	'example.org': 'an example in a sentence',
	'knesset.gov.il': 'an example in a sentence',
	'inss.org.il': 'an example of a rule',
	'reuters.com': 'an example of a rule',
	'docs.oasis-open.org': 'SARIF names its schema',
	'json-schema.org': 'zod names its dialect of schemas',
	'momentjs.com': 'moment points to its own pages in a warning',
	'github.com': 'a licence names where its package lives',
	'sindresorhus.com': 'a licence names its author',
};

const ADDRESS = /\/\/(?:www\.)?((?:[a-z\d][a-z\d-]*\.)+[a-z]{2,})(?![\w.]*\()/g;
const QUOTED = /["'`]((?:[a-z\d][a-z\d-]*\.)+(?:be|box|co|com|dev|direct|gd|gov|il|info|io|me|net|org|sh|site|st|uk))["'`]/g;

/** The files that are shipped, as the build left them. */
function shipped(): string[] {
	const parts = existsSync('dist/parts') ? readdirSync('dist/parts').map((name) => `dist/parts/${name}`) : [];
	return ['main.js', 'dist/dossier.js', ...parts].filter((file) => file.endsWith('.js'));
}

test('every host name in what is shipped has a reason to be there', () => {
	expect(existsSync('main.js'), 'npm run build makes what this test reads').toBe(true);
	const found = new Set<string>();
	for (const file of shipped()) {
		const text = readFileSync(file, 'utf8');
		for (const pattern of [ADDRESS, QUOTED]) for (const [, host = ''] of text.matchAll(pattern)) found.add(host);
	}
	expect([...found].filter((host) => !(host in REASONS)).sort()).toEqual([]);
	expect(
		Object.keys(REASONS)
			.filter((host) => !found.has(host) && !found.has(host.replace(/^www\./, '')))
			.sort(),
	).toEqual([]);
});
