import { leadsTo } from './backlinkSources.ts';
import type { LinkTable } from './linkTable.ts';
import type { Spelling } from './spelling.ts';

/** Tells whether a link or name leads to the file at `path`, which has these aliases; most spellings are judged once for all notes. */
export function testFor(
	path: string,
	aliases: readonly string[],
	links: LinkTable,
): (target: string, isName: boolean, from: string) => boolean {
	const near = links.candidates(path, aliases);
	const [only] = near;
	if (near.length === 1 && only !== undefined && links.resolveEverywhere(only) !== undefined) {
		return (target, isName) => target === only.text && isName === (only.kind === 'name');
	}
	const tests = { link: new Map<string, Spelling>(), name: new Map<string, Spelling>() };
	for (const spelling of near) {
		const everywhere = links.resolveEverywhere(spelling);
		if (everywhere === undefined || leadsTo(path, everywhere)) tests[spelling.kind].set(spelling.text, spelling);
	}
	return (target, isName, from) => {
		const spelling = (isName ? tests.name : tests.link).get(target);
		return spelling !== undefined && (spelling.everywhere !== undefined || leadsTo(path, links.resolve(spelling, from)));
	};
}
