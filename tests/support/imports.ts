import { dirname, relative, resolve } from 'node:path';

/** One import or re-export, of types as well: the file it stands in and what it names, both from the project's root; packages by name. */
export interface Import {
	readonly file: string;
	readonly to: string;
}

const IMPORT = /^(?:import|export)\b[^'";]*?from '([^'\n]+)'|^import '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm;

/** Everything that the text of `file` imports. */
export function importsIn(file: string, text: string): Import[] {
	return [...text.matchAll(IMPORT)].map((match) => {
		const to = match[1] ?? match[2] ?? match[3] ?? '';
		return { file, to: to.startsWith('.') ? relative('/', resolve('/', dirname(file), to)).replaceAll('\\', '/') : to };
	});
}

/** The circles among the imports, each as the files on it in the order in which they import each other, beginning with the first by name. */
export function cyclesIn(imports: readonly Import[]): string[][] {
	const targets = new Map<string, string[]>();
	for (const { file, to } of imports) targets.set(file, [...(targets.get(file) ?? []), to]);
	const done = new Set<string>();
	const cycles = new Map<string, string[]>();
	const visit = (file: string, path: readonly string[]): void => {
		const at = path.indexOf(file);
		if (at !== -1) {
			const cycle = fromFirst(path.slice(at));
			cycles.set(cycle.join(), cycle);
			return;
		}
		if (done.has(file)) return;
		for (const to of targets.get(file) ?? []) visit(to, [...path, file]);
		done.add(file);
	};
	for (const file of [...targets.keys()].sort()) visit(file, []);
	return [...cycles.values()];
}

function fromFirst(cycle: readonly string[]): string[] {
	const first = cycle.indexOf([...cycle].sort()[0] ?? '');
	return [...cycle.slice(first), ...cycle.slice(0, first)];
}
