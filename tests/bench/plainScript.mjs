// What one would write in an afternoon: gray-matter, zod and expressions, synchronously. It is wrong about code,
// comments and tables, says no places, and stops at nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import matter from 'gray-matter';
import * as z from 'zod';

const status = z.string();
const SCHEMAS = {
	actor: z.looseObject({ kind: z.optional(z.string()), status }),
	relationship: z.looseObject({ actors: z.array(z.string()).min(2), status }),
	policy: z.looseObject({ actors: z.array(z.string()).min(1), status }),
};

const root = process.argv[2] ?? '.';
const notes = new Map();
const walk = (folder) => {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.name.startsWith('.')) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) walk(path);
		else if (path.endsWith('.md')) notes.set(path, { links: [] });
	}
};
walk(root);
const byName = new Map([...notes.keys()].map((path) => [basename(path, '.md').toLowerCase(), path]));
let faults = 0;
for (const [path, note] of notes) {
	const text = readFileSync(path, 'utf8');
	try {
		// With options, or a note whose front matter failed once comes back as an empty success.
		const { data } = matter(text, {});
		const schema = SCHEMAS[data.type];
		if (schema && !schema.safeParse(data).success) faults++;
	} catch {
		faults++;
	}
	for (const [, target] of text.matchAll(/\[\[([^\]|#\n]{1,500})/g))
		note.links.push(byName.get(basename(target).replace(/\\$/, '').replace(/\.md$/, '').toLowerCase()));
}
const backlinks = new Map();
for (const [path, { links }] of notes) {
	for (const target of links) {
		if (target === undefined) continue;
		const sources = backlinks.get(target);
		if (sources) sources.add(path);
		else backlinks.set(target, new Set([path]));
	}
}
console.log(`${notes.size} notes, ${faults} faults, ${backlinks.size} notes with backlinks`);
