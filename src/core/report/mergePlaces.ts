import type { Diagnostic } from '../rules/rule.ts';
import type { Fix } from '../note/finding.ts';
import { counted } from '../text/counted.ts';

/** A finding with all places where it was made; alone where it is one of a kind. */
export interface MergedDiagnostic extends Diagnostic {
	/** Every place, this one first; absent where there is no other. */
	readonly places?: readonly Diagnostic[];
}

/**
 * One finding for those of a group, at the place that comes first in the order given, with how many places there are:
 * a name that is missed in 34 notes is one fault. All others stay as they are.
 */
export function mergePlaces(diagnostics: readonly Diagnostic[]): readonly MergedDiagnostic[] {
	const groups = new Map<string, Diagnostic[]>();
	const merged: (Diagnostic | readonly Diagnostic[])[] = [];
	for (const diagnostic of diagnostics) {
		if (diagnostic.group === undefined) {
			merged.push(diagnostic);
			continue;
		}
		const key = `${diagnostic.rule}\n${diagnostic.group}`;
		const places = groups.get(key);
		if (places === undefined) {
			const first = [diagnostic];
			groups.set(key, first);
			merged.push(first);
		} else places.push(diagnostic);
	}
	return merged.map((one) => ('length' in one ? mergedOf(one) : one));
}

function mergedOf(places: readonly Diagnostic[]): MergedDiagnostic {
	const [first] = places;
	if (first === undefined) throw new RangeError('a finding has a place');
	if (places.length === 1) return first;
	const notes = new Set(places.map(({ path }) => path)).size;
	const where = notes === 1 ? counted(places.length, 'time') : `in ${counted(notes, 'note')}`;
	return { ...first, message: `${first.message} (${where})`, fixes: first.fixes.map((fix) => everywhere(fix, where)), places };
}

/** An alias mends every place as it is; an edit has to be made at each. */
function everywhere(fix: Fix, where: string): Fix {
	return fix.kind === 'edit' ? { ...fix, title: `${fix.title} (${where})` } : fix;
}
