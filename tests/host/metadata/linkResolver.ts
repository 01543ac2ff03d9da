import { folded } from './linkpath.ts';

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderIn = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Finds the file a link path leads to, by the rules observed in the app. Holds paths alone, so that it can be tested without one. */
export class LinkResolver {
	#byName = new Map<string, string[]>();

	add(path: string): void {
		const name = folded(nameIn(path));
		const same = this.#byName.get(name);
		if (same) same.push(path);
		else this.#byName.set(name, [path]);
	}

	remove(path: string): void {
		const name = folded(nameIn(path));
		const left = (this.#byName.get(name) ?? []).filter((one) => one !== path);
		if (left.length > 0) this.#byName.set(name, left);
		else this.#byName.delete(name);
	}

	/** The path `linkpath` leads to when it stands in `source`, or `null` where the app shows it unresolved. */
	resolve(linkpath: string, source: string): string | null {
		if (linkpath === '') return source === '' ? null : source;
		const wanted = folded(linkpath);
		const candidates = this.#named(nameIn(wanted));
		if (candidates.length === 0) return null;
		const folder = folded(folderIn(source));
		if (wanted.startsWith('./') || wanted.startsWith('../')) {
			const target = relative(folder, wanted);
			return target === null ? null : exactly(candidates, target);
		}
		if (wanted.startsWith('/')) return exactly(candidates, wanted.slice(1));
		const exact = exactly(candidates, wanted) ?? exactly(candidates, folder === '' ? wanted : `${folder}/${wanted}`);
		if (exact !== null) return exact;
		const tails = candidates.filter((path) => endsIn(folded(path), wanted));
		tails.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
		return tails[0] ?? null;
	}

	#named(name: string): string[] {
		return this.#byName.get(name) ?? this.#byName.get(`${name}.md`) ?? [];
	}
}

const is = (path: string, wanted: string): boolean => path === wanted || path === `${wanted}.md`;
const endsIn = (path: string, wanted: string): boolean => path.endsWith(`/${wanted}`) || path.endsWith(`/${wanted}.md`);

function exactly(candidates: readonly string[], wanted: string): string | null {
	return candidates.find((path) => is(folded(path), wanted)) ?? null;
}

function relative(folder: string, wanted: string): string | null {
	const parts = folder === '' ? [] : folder.split('/');
	for (const part of wanted.split('/')) {
		if (part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return null;
	}
	return parts.join('/');
}
