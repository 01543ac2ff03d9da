import { hasControlCharacter, hasHiddenCharacter, loneSurrogateAt, withoutUnseen } from '../../../text/hiddenCharacters.ts';
import type { Refusal } from '../verify/editOutcome.ts';
import { escapeAlias } from './escapeAlias.ts';
import type { LinkPlace } from './linkPlace.ts';
import { refuse } from '../verify/refuse.ts';

/** The text of a link, or why none can be written. */
export type LinkText = { readonly kind: 'link'; readonly text: string } | Refusal;

/**
 * A wikilink to `target`, shown as `alias` where one is given.
 *
 * The target is written exactly or not at all: a name with a character that a wikilink cannot hold is refused.
 * A target with hidden characters (a direction override, say) is shown without them.
 */
export function wikilinkTo(target: string, alias?: string, place: LinkPlace = 'text'): LinkText {
	const fault = faultOf(target);
	if (fault !== undefined) return refuse('BAD_TARGET', fault);
	const shown = escapeAlias(alias ?? (hasHiddenCharacter(target) ? withoutUnseen(target) : ''));
	if (shown === '' || shown === target) return { kind: 'link', text: `[[${target}]]` };
	return { kind: 'link', text: `[[${target}${place === 'table' ? '\\|' : '|'}${shown}]]` };
}

function faultOf(target: string): string | undefined {
	if (target.trim() === '') return 'a link needs a name to lead to';
	const mark = /[[\]|#^\\]|%%/.exec(target)?.[0];
	if (mark !== undefined) return `\`${withoutUnseen(target)}\` holds \`${mark}\`, which cannot stand in a wikilink's target`;
	if (hasControlCharacter(target) || /[\u2028\u2029]/.test(target)) return 'the name holds a line break or a control character';
	if (loneSurrogateAt(target) !== -1) return 'the name holds half a character';
	return undefined;
}
