#!/usr/bin/env node
// Deterministic Obsidian-vault generator. Pure Node, no dependencies.
//   node tests/bench/generateVault.mjs --notes 10000 --out DIR [--seed 42] [--manifest m.json] [--clean]
// The same (notes, seed) gives byte-for-byte the same vault; the summary on stdout carries a SHA-256 over
// every path and every byte, and the ground-truth counts that a checker must reproduce.
import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import crypto from 'node:crypto';

const args = process.argv.slice(2);
const opt = (k, d) => {
	const i = args.indexOf('--' + k);
	return i < 0 ? d : args[i + 1];
};
const N = Number(opt('notes', 1000));
const OUT = opt('out');
const SEED = Number(opt('seed', 42)) >>> 0;
const MANIFEST = opt('manifest');
const ZIPF = Number(opt('zipf', 0.8)); // popularity exponent (< 1)
const CLEAN = args.includes('--clean'); // every frontmatter parses (for tools that stop at the first broken one)
if (!OUT || !Number.isInteger(N) || N < 20) {
	console.error('usage: generateVault.mjs --notes N --out DIR [--seed S] [--manifest FILE] [--zipf 0.8] [--clean]');
	process.exit(2);
}
if (fs.existsSync(OUT) && fs.readdirSync(OUT).length) {
	console.error(`${OUT} exists and is not empty`);
	process.exit(2);
}

// ---------------------------------------------------------------- random numbers
function sfc32(a, b, c, d) {
	return () => {
		a |= 0;
		b |= 0;
		c |= 0;
		d |= 0;
		const t = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return (t >>> 0) / 4294967296;
	};
}
const rngFor = (i) => {
	const r = sfc32(SEED ^ 0x9e3779b9, i | 0, 0x85ebca6b ^ ((i * 2654435761) | 0), 1);
	for (let k = 0; k < 12; k++) r();
	return r;
};
let R = rngFor(-1);
const int = (lo, hi) => lo + Math.floor(R() * (hi - lo + 1));
const pick = (a) => a[Math.floor(R() * a.length)];
const chance = (p) => R() < p;

// ---------------------------------------------------------------- vocabulary
const W = `the of and to in is that for with as on by this from be are was which has its not at or an their have had been will
would more than these between also into other after over such when during where under against within while about because
agreement council partner trade border energy supply policy market region summit treaty sanction export import tariff grain
pipeline ministry delegation envoy reform budget deficit election coalition parliament committee working group draft review
negotiation dispute settlement arbitration compliance monitoring framework annex protocol memorandum statement joint security
defence procurement maritime corridor transit customs fisheries climate finance emission target baseline assessment report
quarterly annual interim provisional formal informal bilateral multilateral regional national local public private civil
society industry labour union association federation bank lender creditor bond loan grant aid relief health vaccine research
university institute laboratory data privacy standard certification inspection audit oversight court ruling appeal statute
amendment clause article section paragraph implementation enforcement deadline extension renewal suspension withdrawal
accession observer member chair deputy secretary spokesperson official source according reported announced confirmed denied
expected likely uncertain pressure leverage incentive concession compromise deadlock breakthrough momentum delay crisis
response strategy priority interest influence alliance rivalry cooperation competition dependence resilience capacity`.split(/\s+/);
const FIRST =
	'Ana Boris Clara Dmitri Elena Farid Greta Hana Ivan Julia Karim Lena Marco Nadia Omar Petra Quentin Rosa Sofia Tomas Uma Viktor Wanda Xenia Yusuf Zoe Amara Bruno Celine Diego Emil Freya Goran Helga Ines Jonas Katya Liam Mira Noor Otto Priya Rafael Selma Tariq Ulla Vera Willem Yara Zoran'.split(
		' ',
	);
const LAST =
	'Ruiz Novak Weiss Haddad Lindqvist Okafor Tanaka Moreau Petrov Silva Kowalski Jensen Rahman Costa Fischer Dubois Ionescu Marin Keller Santos Berg Horvat Nagy Popescu Sato Kim Park Chen Singh Patel Mensah Diallo Traore Abebe Mwangi Castro Vargas Rojas Mendez Ortega Vega Larsen Nilsen Virtanen Korhonen Ozturk Demir Yilmaz Rossi Bianchi'.split(
		' ',
	);
const ORG_A =
	'Northern Southern Eastern Western Central United National Federal Royal Baltic Adriatic Alpine Andean Pacific Atlantic Coastal Inland Lowland Highland Capital Harbour River Valley Island'.split(
		' ',
	);
const ORG_B =
	'Energy Trade Customs Maritime Fisheries Grain Climate Finance Health Transit Security Research Labour Housing Water Mining Rail Port Data Standards'.split(
		' ',
	);
const ORG_C = 'Agency Council Union Bank Forum Institute Authority Commission Federation Group Office Board'.split(' ');
const UNI = [
	'Électricité du Sud',
	'Müller & Söhne',
	'Łódź Zarząd',
	'Ærø Kommune',
	'Ñandú Grupo',
	'東京エネルギー',
	'北京贸易局',
	'한국 무역',
	'Министерство торговли',
	'Ελληνική Ένωση',
	'מועצת הסחר',
	'مجلس التجارة',
	'Žemės ūkis',
	'São João',
	'İstanbul Odası',
	'Đà Nẵng Cảng',
	'Çelik Birliği',
	'🌍 Climate Desk',
	'Ísafjörður',
	'Straße 17',
];
const TOPICS = 'trade energy security climate finance health transit labour data fisheries'.split(' ');
const REL_ST = ['active', 'dormant', 'strained', 'ended'],
	ACT_ST = ['active', 'inactive', 'dissolved'],
	POL_ST = ['draft', 'proposed', 'adopted', 'repealed'];
const LANGS = ['js', 'python', 'yaml', 'sql', 'dataview', 'mermaid', ''];
const cap = (s) => s[0].toUpperCase() + s.slice(1);

// ---------------------------------------------------------------- pass 1: names and paths
const notes = new Array(N); // {type, name, path, dup}
const used = new Map(); // lower-cased basename -> index
const paths = new Set();
const isActor = (i) => i % 20 < 8,
	isPolicy = (i) => i % 20 >= 17;
function baseActor() {
	if (chance(0.1)) {
		const u = pick(UNI);
		return chance(0.1) ? u.normalize('NFD') : u;
	}
	return chance(0.5) ? `${pick(FIRST)} ${pick(LAST)}` : `${pick(ORG_A)} ${pick(ORG_B)} ${pick(ORG_C)}`;
}
const short = (n) => n.split(' ').slice(0, 2).join(' ');
const actors = [],
	order = [],
	counters = new Map();
for (let i = 0; i < N; i++) if (isActor(i)) place(i, 'actor');
for (let i = 0; i < N; i++) if (!isActor(i)) place(i, isPolicy(i) ? 'policy' : 'relationship');
function place(i, type) {
	let name;
	const members = [];
	if (type === 'actor') name = baseActor();
	else if (type === 'relationship') {
		const a = pick(actors);
		let b = pick(actors);
		if (a === b) b = actors[(actors.indexOf(a) + 1) % actors.length];
		members.push(a, b);
		name = `${short(notes[a].name)} – ${short(notes[b].name)}`;
	} else {
		const k = int(1, 4);
		for (let j = 0; j < k; j++) members.push(pick(actors));
		name = `${cap(pick(TOPICS))} ${cap(pick(W))} ${pick(['Act', 'Directive', 'Plan', 'Accord', 'Strategy'])} ${int(1990, 2025)}`;
	}
	let folder =
		type === 'actor'
			? `Actors/${String.fromCharCode(65 + int(0, 25))}${int(0, Math.ceil(N / 6000))}`
			: type === 'relationship'
				? `Relationships/${int(2000, 2025)}/${pick(TOPICS)}`
				: `Policies/${pick(TOPICS)}/${int(2010, 2025)}`;
	let dup = false;
	const wantDup = chance(0.015) && used.size > 10;
	if (wantDup) {
		// a second note with the basename of an earlier one, in another folder
		const other = notes[pick(order)];
		name = chance(0.3) ? other.name.toLowerCase() : other.name;
		folder = `Archive/${int(1, 40)}`;
		dup = true;
	} else if (used.has(name.toLowerCase())) {
		const root = name;
		let k = counters.get(root) ?? 2;
		while (used.has(`${root} ${k}`.toLowerCase())) k++;
		counters.set(root, k + 1);
		name = `${root} ${k}`;
	}
	let p = `${folder}/${name}.md`;
	if (paths.has(p.toLowerCase())) {
		p = `${folder}/x${i}/${name}.md`;
	}
	paths.add(p.toLowerCase());
	if (!used.has(name.toLowerCase())) used.set(name.toLowerCase(), i);
	notes[i] = { type, name, path: p, dup, members };
	if (type === 'actor') actors.push(i);
	order.push(i);
}

// popularity: actors first (shuffled), then the rest; rank r is drawn with weight r^-ZIPF by inverting the integral
const shuffle = (a) => {
	for (let i = a.length - 1; i > 0; i--) {
		const j = Math.floor(R() * (i + 1));
		[a[i], a[j]] = [a[j], a[i]];
	}
	return a;
};
const popular = [...shuffle(actors.slice()), ...shuffle(order.filter((i) => !isActor(i)))];
const ZA = 1 - ZIPF,
	ZN = Math.pow(N, ZA) - 1;
const rank = () => Math.min(N - 1, Math.floor(Math.pow(1 + R() * ZN, 1 / ZA) - 1));
const images = Math.max(4, Math.floor(N / 50));

// ---------------------------------------------------------------- pass 2: contents
const T = {
	notes: N,
	bytes: 0,
	bodyLinks: 0,
	fmLinks: 0,
	embeds: 0,
	brokenLinks: 0,
	codeDecoys: 0,
	sources: 0,
	crlf: 0,
	bom: 0,
	noFrontmatter: 0,
	badYaml: 0,
	badSchema: 0,
	dupBasenames: 0,
	aliases: 0,
	related: 0,
	tables: 0,
	fences: 0,
	type: { actor: 0, relationship: 0, policy: 0 },
};
const hash = crypto.createHash('sha256');
const inDegree = new Int32Array(N);
const words = (n) => {
	let s = '';
	for (let i = 0; i < n; i++) s += (i ? ' ' : '') + W[Math.floor(R() * W.length)];
	return s;
};
const sentence = () => cap(words(int(7, 18))) + '.';
let seen; // targets linked from this note
function target() {
	const i = popular[rank()];
	return i;
}
function link(self, { table = false, plain = false } = {}) {
	T.bodyLinks++;
	const bar = table ? '\\|' : '|';
	if (!plain && chance(0.02)) {
		T.brokenLinks++;
		return `[[${cap(pick(W))} ${cap(pick(W))} missing ${int(1, 9999)}]]`;
	}
	const i = target();
	const n = notes[i];
	if (!seen.has(i)) {
		seen.add(i);
		inDegree[i]++;
	}
	const ref = n.dup || used.get(n.name.toLowerCase()) !== i ? n.path.slice(0, -3) : n.name;
	if (plain) return `[[${ref}]]`;
	const u = R();
	if (u < 0.55) return `[[${ref}]]`;
	if (u < 0.72) return `[[${ref}${bar}${words(2)}]]`;
	if (u < 0.8) return `[[${ref}#Background]]`;
	if (u < 0.85) return `[[${n.path.slice(0, -3)}]]`;
	if (u < 0.9) return `[[${ref.toLowerCase()}]]`;
	if (u < 0.93) return `[[${ref}.md]]`;
	if (u < 0.96) return `[[${ref}#Background${bar}${words(1)}]]`;
	return `[[${ref}#^b${int(1, 99)}]]`;
}
const fm = (v) => {
	T.fmLinks++;
	return v;
};
function linkFm(i) {
	if (!seen.has(i)) {
		seen.add(i);
		inDegree[i]++;
	}
	const n = notes[i];
	const ref = n.dup || used.get(n.name.toLowerCase()) !== i ? n.path.slice(0, -3) : n.name;
	return fm(`[[${ref}]]`);
}
const q = (s) => `"${s.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
const date = () => `${int(1990, 2025)}-${String(int(1, 12)).padStart(2, '0')}-${String(int(1, 28)).padStart(2, '0')}`;

function frontmatter(i) {
	const n = notes[i];
	if (chance(0.01)) {
		T.noFrontmatter++;
		return '';
	}
	const L = ['---', `type: ${n.type}`];
	if (chance(0.6)) L.push(`id: ${n.type.slice(0, 3)}-${i}`);
	L.push(`title: ${/[:#&"'–—]|^\W/.test(n.name) ? q(n.name) : n.name}`);
	if (n.type === 'actor') {
		L.push(`kind: ${pick(['person', 'organisation', 'state'])}`, `status: ${pick(ACT_ST)}`);
		if (chance(0.4)) {
			const k = int(1, 3);
			T.aliases += k;
			L.push('aliases:');
			for (let j = 0; j < k; j++) L.push(`  - ${q(words(2) + ' ' + i)}`);
		}
	} else if (n.type === 'relationship') {
		L.push('actors:');
		for (const a of n.members) L.push(`  - ${q(linkFm(a))}`);
		L.push(`status: ${pick(REL_ST)}`, `strength: ${int(1, 5)}`, `since: ${date()}`);
	} else {
		L.push('actors:');
		for (const a of n.members) L.push(`  - ${q(linkFm(a))}`);
		L.push(`status: ${pick(POL_ST)}`, `adopted: ${date()}`, `review: ${chance(0.5)}`);
	}
	const tags = [...new Set(Array.from({ length: int(1, 4) }, () => pick(TOPICS)))];
	if (chance(0.5)) L.push(`tags: [${tags.join(', ')}]`);
	else {
		L.push('tags:');
		for (const t of tags) L.push(`  - ${t}`);
	}
	if (chance(0.3)) L.push(`summary: >-`, `  ${words(12)}`, `  ${words(10)}`);
	if (chance(0.3)) L.push(`created: ${date()}`, `updated: ${date()}`);
	if (chance(0.03)) {
		// breaks the schema
		T.badSchema++;
		const s = L.findIndex((l) => l.startsWith('status:'));
		const u = int(0, 2);
		if (u === 0) L[s] = `status: ${pick(['Activ', 'unknown', 'TBD'])}`;
		else if (u === 1) L.splice(s, 1);
		else {
			L.push('confidence: very high', 'tags2: 7');
			L[s] = 'status: [active]';
		}
	} else if (chance(0.004)) {
		if (!CLEAN) T.badYaml++;
		if (!CLEAN) L.push(pick(['note: "unterminated', 'x: [1, 2', '\tkey: tab', 'a: b: c']));
	}
	L.push('---');
	return L.join('\n') + '\n';
}
function fence() {
	T.fences++;
	const f = chance(0.8) ? '```' : '~~~';
	const L = [f + pick(LANGS)];
	for (let k = int(3, 9); k > 0; k--) {
		if (chance(0.15)) {
			T.codeDecoys++;
			L.push(`const x${k} = "[[${notes[target()].name}]]"; // not a link`);
		} else if (chance(0.1)) L.push('## Related Notes');
		else L.push(`${'  '.repeat(int(0, 3))}${words(1)}_${k} = ${words(1)}(${int(0, 999)}, "${words(2)}")`);
	}
	L.push(f);
	return L.join('\n');
}
function table(self, nl) {
	T.tables++;
	const L = ['| Date | Actor | Event |', '| --- | --- | --- |'];
	for (let k = int(3, 8); k > 0; k--) {
		const l = nl() ? link(self, { table: true }) : words(1);
		L.push(`| ${date()} | ${l} | ${words(int(3, 7))} |`);
	}
	return L.join('\n');
}
function para(self, nl) {
	let s = '';
	for (let k = int(2, 5); k > 0; k--) {
		let t = sentence();
		if (nl()) t = t.slice(0, -1) + ' ' + pick(['see', 'with', 'via', 'after']) + ' ' + link(self) + '.';
		if (chance(0.08)) t += ` **${words(2)}**`;
		if (chance(0.06)) t += ` *${words(2)}*`;
		if (chance(0.05)) {
			T.codeDecoys++;
			t += ` \`[[${cap(pick(W))}]]\``;
		} else {
			const isCode = chance(0.05);
			if (isCode) t += ` \`${words(1)}\``;
		}
		if (chance(0.05)) t += ` #${pick(TOPICS)}`;
		s += (s ? ' ' : '') + t;
	}
	return s;
}
const url = () =>
	`https://${pick(['www.', ''])}${pick(W)}-${pick(W)}.example.${pick(['org', 'com', 'net'])}/${pick(W)}/${int(1990, 2025)}/${pick(W)}-${int(1, 99999)}${chance(0.2) ? '?ref=' + pick(W) + '&p=' + int(1, 9) : ''}${chance(0.1) ? '_(draft)' : ''}`;
function sources() {
	const L = ['## Sources', ''];
	for (let k = int(2, 7); k > 0; k--) {
		T.sources++;
		const u = R();
		if (u < 0.55) L.push(`- [${cap(words(int(3, 6)))}](${url().replace(/[()]/g, '')}) (${date()})`);
		else if (u < 0.75) L.push(`- ${url()}`);
		else if (u < 0.85) L.push(`- <${url()}> — ${words(3)}`);
		else if (u < 0.95) L.push(`- ${cap(words(3))}, [${words(2)}](${url().replace(/[()]/g, '')} "${words(2)}")`);
		else L.push(`- ${link(-1, { plain: true })}, p. ${int(1, 400)}`);
	}
	return L.join('\n');
}
function body(i, size) {
	const want = Math.min(30, Math.max(5, Math.round(5 + 25 * Math.pow(R(), 1.7))));
	let left = want - int(2, Math.min(8, want - 2));
	const rel = want - left;
	const dense = left / Math.max(8, size / 130);
	const nl = () => {
		if (left > 0 && R() < dense) {
			left--;
			return true;
		}
		return false;
	};
	const out = [`# ${notes[i].name}`, '', '## Background', ''];
	let len = 0;
	const heads = ['Timeline', 'Position', 'Analysis', 'Context', 'Open questions', 'Outlook'];
	const add = (s) => {
		out.push(s, '');
		len += s.length + 2;
	};
	while (len < size) {
		const u = R();
		if (u < 0.62) add(para(i, nl));
		else if (u < 0.7) add(`### ${pick(heads)}`);
		else if (u < 0.8) add(Array.from({ length: int(2, 6) }, () => `- ${words(int(4, 10))}${nl() ? ' ' + link(i) : ''}`).join('\n'));
		else if (u < 0.86) add(table(i, nl));
		else if (u < 0.92) add(fence());
		else if (u < 0.95) add(`> [!note] ${cap(words(3))}\n> ${sentence()}${nl() ? ' ' + link(i) : ''}`);
		else if (u < 0.97) {
			T.embeds++;
			add(`![[img-${int(0, images - 1)}.png]]`);
		} else if (u < 0.985) add(`%% ${words(6)} %%`);
		else add(`${sentence()} $x_{${int(1, 9)}} = ${int(1, 99)}$ ^b${int(1, 99)}`);
	}
	while (left > 0) {
		const k = Math.min(left, int(1, 4));
		left -= k;
		add(Array.from({ length: k }, () => `- ${words(3)} ${link(i)}`).join('\n'));
	}
	T.related += rel;
	out.push(
		'## Related Notes',
		'',
		...Array.from({ length: rel }, () => `- ${link(i, { plain: chance(0.9) })}${chance(0.3) ? ' — ' + words(4) : ''}`),
		'',
	);
	out.push(sources(), '');
	return out.join('\n');
}

const dirs = new Set();
const mk = (d) => {
	if (!dirs.has(d)) {
		fs.mkdirSync(d, { recursive: true });
		dirs.add(d);
	}
};
mk(OUT);
for (let i = 0; i < N; i++) {
	R = rngFor(i);
	seen = new Set();
	const n = notes[i];
	T.type[n.type]++;
	if (n.dup) T.dupBasenames++;
	let s = frontmatter(i);
	const size = int(2000, 5000); // of the middle part; the whole file comes to about 3-6 KB
	s += (s ? '\n' : '') + body(i, size - 300);
	if (chance(0.05)) {
		T.crlf++;
		s = s.replace(/\n/g, '\r\n');
	}
	if (chance(0.005)) {
		T.bom++;
		s = '\ufeff' + s;
	}
	const buf = Buffer.from(s);
	T.bytes += buf.length;
	hash.update(n.path);
	hash.update('\0');
	hash.update(buf);
	const full = path.join(OUT, n.path);
	mk(path.dirname(full));
	fs.writeFileSync(full, buf);
}
mk(path.join(OUT, 'Attachments'));
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
for (let k = 0; k < images; k++) fs.writeFileSync(path.join(OUT, 'Attachments', `img-${k}.png`), PNG);
mk(path.join(OUT, '.obsidian'));
fs.writeFileSync(path.join(OUT, '.obsidian', 'app.json'), '{"newLinkFormat":"shortest"}\n');
const top = [...inDegree.keys()]
	.sort((a, b) => inDegree[b] - inDegree[a])
	.slice(0, 8)
	.map((i) => ({ note: notes[i].path, backlinks: inDegree[i] }));
const summary = { seed: SEED, zipf: ZIPF, ...T, meanBytes: Math.round(T.bytes / N), hubs: top, sha256: hash.digest('hex') };
if (MANIFEST) fs.writeFileSync(MANIFEST, JSON.stringify({ ...summary, paths: notes.map((n) => n.path) }) + '\n');
console.log(JSON.stringify(summary, null, 1));
