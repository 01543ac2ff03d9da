import type * as ob from 'obsidian';

/** All words of the query, in any order, each as it stands; scored by where the first stands. */
export function prepareSimpleSearch(query: string): (text: string) => ob.SearchResult | null {
	const words = query
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '');
	return (text) => {
		const low = text.toLowerCase();
		const matches: ob.SearchMatches = [];
		for (const word of words) {
			const first = low.indexOf(word);
			if (first < 0) return null;
			for (let at = first; at >= 0; at = low.indexOf(word, at + word.length)) matches.push([at, at + word.length]);
		}
		return { score: -(matches[0]?.[0] ?? 0) / 100, matches: merged(matches) };
	};
}

/** The letters of the query in their order; runs and starts of words count more. A score is 0 at best. */
export function prepareFuzzySearch(query: string): (text: string) => ob.SearchResult | null {
	const letters = [...query.toLowerCase()].filter((letter) => letter.trim() !== '');
	const simple = prepareSimpleSearch(query);
	return (text) => {
		const plain = simple(text);
		if (plain) return plain;
		const low = text.toLowerCase();
		const matches: ob.SearchMatches = [];
		let at = 0;
		let gaps = 0;
		for (const letter of letters) {
			const found = low.indexOf(letter, at);
			if (found < 0) return null;
			if (found > at) gaps += 1;
			matches.push([found, found + letter.length]);
			at = found + letter.length;
		}
		return { score: -1 - gaps / 10, matches: merged(matches) };
	};
}

function merged(matches: ob.SearchMatches): ob.SearchMatches {
	const result: ob.SearchMatches = [];
	for (const [from, to] of [...matches].sort((a, b) => a[0] - b[0])) {
		const last = result.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else result.push([from, to]);
	}
	return result;
}

export function sortSearchResults(results: ob.SearchResultContainer[]): void {
	results.sort((a, b) => b.match.score - a.match.score);
}

export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: ob.SearchMatches | null, offset = 0): void {
	let at = 0;
	for (const [from, to] of matches ?? []) {
		const [start, end] = [Math.max(at, from + offset), to + offset];
		if (end <= start) continue;
		el.appendText(text.slice(at, start));
		el.createSpan({ cls: 'suggestion-highlight', text: text.slice(start, end) });
		at = end;
	}
	el.appendText(text.slice(at));
}

export function renderResults(el: HTMLElement, text: string, result: ob.SearchResult, offset = 0): void {
	renderMatches(el, text, result.matches, offset);
}
