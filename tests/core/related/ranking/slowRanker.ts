import type { RankedNote } from '../../../../src/core/related/ranking/rankedNote.ts';

/** What the texts say, as the slow ranker is told it: by path. */
export interface SlowWords {
	/** Cosines of two notes' texts. */
	cosine(a: string, b: string): number;
	named(from: string, to: string): number;
}

/**
 * The recipe of the ranker once more, as it reads: sets of paths, whole matrices, nothing remembered, nothing shared with
 * the ranker itself. Gives the score of every candidate of `path`, its own list taken as empty.
 */
export function slowScores(path: string, given: readonly RankedNote[], words: SlowWords): ReadonlyMap<string, number> {
	const paths = given.map((note) => note.path);
	const noteAt = new Map(given.map((note) => [note.path, note]));
	const isNote = (to: string, from: string): boolean => noteAt.has(to) && to !== from;
	const text = new Map(given.map((note) => [note.path, new Set(note.text.filter((to) => isNote(to, note.path)))]));
	const out = new Map(given.map((note) => [note.path, new Set([...note.text, ...note.field].filter((to) => isNote(to, note.path)))]));
	const list = new Map(
		given.map((note) => [note.path, new Set(note.path === path ? [] : note.list.filter((to) => isNote(to, note.path)))]),
	);
	const own = new Set((noteAt.get(path)?.list ?? []).filter((to) => isNote(to, path)));
	const at = (sets: ReadonlyMap<string, Set<string>>, of: string): Set<string> => sets.get(of) ?? new Set();
	const into = (of: string): string[] => paths.filter((from) => at(out, from).has(of));
	const lists = (of: string): string[] => paths.filter((from) => at(list, from).has(of));
	const isAllowed = (of: string): boolean => noteAt.get(of)?.isExcluded === false;

	const weight = (from: string, to: string): number =>
		Number(at(out, from).has(to)) +
		1.5 * Number(at(list, from).has(to)) +
		0.5 * Number(at(out, to).has(from)) +
		Number(at(list, to).has(from));
	const columns = new Map(paths.map((from) => [from, paths.reduce((sum, to) => sum + (to === from ? 0 : weight(from, to)), 0)]));
	let walk = new Map(paths.map((of) => [of, Number(of === path)]));
	for (let step = 0; step < 4; step += 1) {
		walk = new Map(
			paths.map((to) => {
				const reached = paths.reduce((sum, from) => {
					const column = columns.get(from) ?? 0;
					const here = walk.get(from) ?? 0;
					return from === to || column === 0 || here <= 1e-6 ? sum : sum + (0.7 * here * weight(from, to)) / column;
				}, 0);
				return [to, reached + 0.3 * Number(to === path)];
			}),
		);
	}

	const telling = (of: string): number => 1 / Math.log(2 + at(list, of).size);
	const sumOver = (notes: readonly string[], amount: (of: string) => number): number => notes.reduce((sum, of) => sum + amount(of), 0);
	const together = (to: string): string[] => lists(path).filter((by) => isAllowed(by) && at(list, by).has(to));
	const byTargets = (to: string): string[] => [...at(out, path)].filter((by) => isAllowed(by) && at(list, by).has(to));

	// The overall rate is that of the vault as it stands, this note's list among the others.
	const wholeList = (of: string): Set<string> => (of === path ? own : at(list, of));
	const cases = paths.flatMap((from) =>
		wholeList(from).size === 0
			? []
			: paths
					.filter((to) => to !== from && isAllowed(to) && (at(out, from).has(to) || at(out, to).has(from)))
					.map((to) => ({ from, to, isListed: wholeList(from).has(to) })),
	);
	const usual = cases.length === 0 ? 0 : cases.filter(({ isListed }) => isListed).length / cases.length;
	const typeOf = (of: string): string => noteAt.get(of)?.type ?? `no type, in ${of.slice(0, of.lastIndexOf('/') + 1)}`;
	const rate = (prior: number, to: string, among: (typeof cases)[number][]): number => {
		if (usual === 0) return 0;
		const others = among.filter(({ from, to: other }) => from !== path || other !== to);
		return Math.log((others.filter(({ isListed }) => isListed).length + prior * usual) / (others.length + prior) / usual);
	};

	const best = (score: (to: string) => number, count: number): string[] =>
		paths
			.filter((to) => to !== path && score(to) > 0)
			.map((to) => ({ to, score: Math.round(score(to) * 1e6) / 1e6 }))
			.sort((a, b) => b.score - a.score || (a.to < b.to ? -1 : 1))
			.slice(0, count)
			.map(({ to }) => to);
	const joined = (a: Iterable<string>, b: Iterable<string>): string[] => [...new Set([...a, ...b])];
	const citing = joined(into(path), lists(path)).filter(isAllowed);
	const linkedTogether = (to: string): number =>
		sumOver(
			citing.filter((by) => at(out, by).has(to) || at(list, by).has(to)),
			(by) => 1 / Math.log(2 + joined(at(out, by), at(list, by)).length),
		);
	const shared = [...at(out, path)].filter((target) => joined(into(target), lists(target)).length <= 150);
	const linkingTheSame = (to: string): number =>
		sumOver(
			shared.filter((target) => at(out, to).has(target) || at(list, to).has(target)),
			(target) => 1 / Math.log(2 + joined(into(target), lists(target)).length),
		);
	const pool = new Set([
		...paths.filter(
			(to) =>
				at(out, path).has(to) ||
				at(out, to).has(path) ||
				at(list, to).has(path) ||
				words.named(path, to) > 0 ||
				words.named(to, path) > 0 ||
				together(to).length > 0 ||
				byTargets(to).length > 0,
		),
		...best((to) => words.cosine(path, to), 40),
		...best(linkedTogether, 100),
		...best(linkingTheSame, 100),
	]);
	pool.delete(path);

	const scores = new Map<string, number>();
	for (const to of pool) {
		if (!isAllowed(to)) continue;
		const times = words.named(path, to);
		const score =
			0.7 * (Math.log(1e-4 + (walk.get(to) ?? 0)) - Math.log(1e-4)) +
			0.5 * Number(times > 0) +
			0.3 * Math.log(1 + times) +
			0.8 * Math.log(1 + 2 * sumOver(together(to), telling)) +
			4.5 * words.cosine(path, to) +
			0.2 * Number(at(text, path).has(to)) +
			0.25 * Math.log(1 + 2 * sumOver(byTargets(to), telling)) +
			0.3 *
				rate(
					8,
					to,
					cases.filter((one) => one.to === to),
				) +
			0.5 *
				rate(
					15,
					to,
					cases.filter((one) => typeOf(one.from) === typeOf(path) && typeOf(one.to) === typeOf(to)),
				) +
			0.25 * Math.log(1 + lists(to).length);
		scores.set(to, Math.round(score * 1e6) / 1e6);
	}
	return scores;
}
