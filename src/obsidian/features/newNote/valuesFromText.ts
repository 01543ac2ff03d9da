import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import type { NoteType } from '../../../core/types/noteType.ts';
import { readFieldText } from '../../../core/types/readFieldText.ts';
import type { VaultIndex } from '../../../core/vault/vaultIndex.ts';

/**
 * The fields of `type` that are given as text, in an address or on the app's command line, read as `dossier new` reads them; what
 * is no field of the type is left out. A list whose bracket is not closed is text like any other.
 */
export function valuesFromText(
	given: Readonly<Record<string, string>>,
	type: NoteType,
	index: Pick<VaultIndex, 'resolveName'>,
): Readonly<Record<string, FrontmatterValue>> {
	const isName = (text: string): boolean => index.resolveName(text).kind !== 'missing';
	const values: [string, FrontmatterValue][] = [];
	for (const [name, text] of Object.entries(given)) {
		const field = type.fields.get(name);
		if (!field) continue;
		const read = readFieldText(text, field, isName);
		const value = read.kind === 'unclosed' ? text : read.value;
		if (value !== undefined) values.push([name, value]);
	}
	return Object.fromEntries(values);
}
